import { describe, expect, test } from 'vitest'

import { ASKED_CONFIDENCE, ASKED_RULE, mergeAskedClaims } from '../../src/extraction/asked-claims.ts'
import type { AskedClaim } from '../../src/extraction/asked-claims.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { at } from '../../src/model/index.ts'
import type { Document, DocumentClaims } from '../../src/model/index.ts'
import { createFakeAnalyser } from '../cli/fake-analyser.ts'

const TEXT = 'Peru sanctioned Chile. In the end,\nIranian envoys left the (peace) talks, Ann Li said.'

const documentOf = (text: string): Document => {
  const [document] = readDocuments({ name: 'a.md', bytes: new TextEncoder().encode(text) }).documents
  if (document === undefined) throw new Error('no document')
  return document
}

const DOCUMENT = documentOf(TEXT)

const asked = (fields: Partial<AskedClaim>): AskedClaim => ({
  quote: 'Iranian envoys left the (peace) talks',
  subject: 'Iranian envoys',
  subjectType: 'NORP',
  relation: 'left',
  object: 'the (peace) talks',
  objectType: 'EVENT',
  polarity: 'positive',
  modality: 'asserted',
  speaker: null,
  ...fields,
})

const merge = async (...claims: AskedClaim[]) => {
  const read = await createFakeAnalyser().read(DOCUMENT)
  return { read, ...mergeAskedClaims(DOCUMENT, read, claims, new Map([['left', 'WITHDRAW']])) }
}

const lastOf = ({ mentions, claims }: DocumentClaims) => {
  const claim = at(claims, claims.length - 1)
  const textOf = (index: number | null) => (index === null ? null : at(mentions, index).text)
  return {
    ...claim,
    subject: textOf(claim.subject),
    object: textOf(claim.object),
    attributedTo: claim.attributedTo.map(textOf),
  }
}

describe('a claim of a language model', () => {
  test('is kept under its own rule and confidence when its words stand in the article', async () => {
    const { read, claims, added, invented } = await merge(asked({}))
    expect({ added, invented }).toEqual({ added: 1, invented: 0 })
    expect(claims.claims.slice(0, -1)).toEqual(read.claims)
    expect(lastOf(claims)).toMatchObject({
      relation: 'left',
      eventType: 'WITHDRAW',
      object: 'the (peace) talks',
      rule: ASKED_RULE,
      confidence: ASKED_CONFIDENCE,
      attributedTo: [],
    })
  })

  test('has its quote as the article writes it, whatever white space it came with', async () => {
    const quote = 'In the  end, Iranian envoys left'
    const { claims } = await merge(asked({ quote, subject: 'Iranian envoys', object: 'the end' }))
    const { start, end } = lastOf(claims)
    expect(DOCUMENT.text.slice(start, end)).toBe('In the end,\nIranian envoys left')
  })

  test('stands on the mentions that the rules know', async () => {
    const { read, claims } = await merge(
      asked({ quote: 'Peru sanctioned Chile.', subject: 'Chile', object: 'Peru', relation: 'was hit by' }),
    )
    expect(claims.mentions).toEqual(read.mentions)
    expect(lastOf(claims)).toMatchObject({ subject: 'Chile', object: 'Peru', eventType: 'OTHER' })
  })

  test('that a rule has read already is not said twice', async () => {
    const { read, claims, added, invented } = await merge(
      asked({ quote: 'Peru sanctioned Chile', subject: 'Peru', object: 'Chile', relation: 'Sanctioned' }),
    )
    expect({ added, invented }).toEqual({ added: 0, invented: 0 })
    expect(claims).toBe(read)
  })

  test('keeps its speaker where the quote names one', async () => {
    const { claims } = await merge(asked({ quote: `${asked({}).quote}, Ann Li said`, speaker: 'Ann Li' }))
    expect(lastOf(claims).attributedTo).toHaveLength(1)
  })

  test.each<[string, Partial<AskedClaim>]>([
    ['a quote that does not stand there', { quote: 'Iranian envoys left the (peace) talks for good' }],
    ['a quote with another spelling', { quote: 'iranian envoys left the (peace) talks' }],
    ['an empty quote', { quote: ' ' }],
    ['a subject outside its quote', { subject: 'Peru' }],
    ['an object that does not stand there', { object: 'the treaty' }],
    ['half a word', { subject: 'Iran' }],
    ['ends that overlap', { subject: 'the (peace) talks', object: 'talks' }],
    ['a speaker that does not stand there', { speaker: 'Bob' }],
    ['a relation that is none', { relation: '<script>' }],
    ['a relation of a page', { relation: 'left '.repeat(50) }],
    ['a pattern for a quote', { quote: '.*' }],
  ])('with %s is left out', async (_name, fields) => {
    const { read, claims, added, invented } = await merge(asked(fields))
    expect({ added, invented }).toEqual({ added: 0, invented: 1 })
    expect(claims).toBe(read)
  })
})
