import { describe, expect, test } from 'vitest'

import { heldFifth, parseIob, parseRe3d, parseReDocRed } from '../../src/evaluation/name-corpora.ts'
import { foundInSentences, scoreNames } from '../../src/evaluation/score-names.ts'

const name = (start: number, end: number, type: string) => ({ sentence: 0, start, end, type })

describe('names with exact spans and types', () => {
  const gold = [name(0, 2, 'PER'), name(5, 6, 'party')]

  test('only the same span with the same type is right', () => {
    const found = [
      { ...name(0, 2, ''), type: 'PERSON' as const },
      { ...name(5, 6, ''), type: 'PERSON' as const },
      { ...name(7, 9, ''), type: 'ORG' as const },
    ]
    expect(scoreNames(gold, found, { PERSON: 'PER', ORG: 'ORG' })).toEqual({ gold: 2, predicted: 3, right: 1 })
  })

  test('types that the corpus does not mark are not counted against us', () => {
    const found = [{ ...name(3, 4, ''), type: 'TIME' as const }]
    expect(scoreNames(gold, found, { PERSON: 'PER' })).toEqual({ gold: 2, predicted: 0, right: 0 })
  })

  test('finer types of the corpus can be joined before they are compared', () => {
    const found = [{ ...name(5, 6, ''), type: 'ORG' as const }]
    expect(scoreNames(gold, found, { ORG: 'organisation' }, { party: 'organisation' }).right).toBe(1)
  })

  test('names over all words find their sentence', () => {
    const document = {
      id: '',
      text: null,
      names: [],
      sentences: [
        ['Ann', 'left'],
        ['So', 'did', 'Bo'],
      ],
    }
    const found = foundInSentences(document, [{ first: 4, end: 5, type: 'PERSON', score: 1 }])
    expect(found).toEqual([{ sentence: 1, start: 2, end: 3, type: 'PERSON' }])
  })
})

describe('corpora of names', () => {
  test('IOB2 with documents', () => {
    const text = '# newdoc id = a\n# text = Ann Li left\n1\tAnn\tB-PER\n2\tLi\tI-PER\n3\tleft\tO\n\n1\tBo\tB-PER\n'
    const [document, ...others] = parseIob(text, { word: 1, tag: 2 })
    expect(others).toEqual([])
    expect(document?.sentences).toEqual([['Ann', 'Li', 'left'], ['Bo']])
    expect(document?.names).toEqual([name(0, 2, 'PER'), { ...name(0, 1, 'PER'), sentence: 1 }])
  })

  test('IOB2 without: a document a sentence, and a word may begin with #', () => {
    const documents = parseIob('#1\tO\nBo\tB-PER\nAnn\tB-PER\n\nHi\tO\n', { word: 0, tag: 1 })
    expect(documents.map(({ sentences }) => sentences)).toEqual([[['#1', 'Bo', 'Ann']], [['Hi']]])
    expect(documents[0]?.names).toEqual([name(1, 2, 'PER'), name(2, 3, 'PER')])
  })

  test('Re-DocRED: a span that is marked twice counts once', () => {
    const mention = { sent: 0, start: 0, end: 1, type: 'PER' }
    const record = { title: 'T', sents: [['Bo', 'left']], entities: [{ mentions: [mention] }, { mentions: [mention] }] }
    expect(parseReDocRed(`${JSON.stringify(record)}\n`)[0]?.names).toEqual([name(0, 1, 'PER')])
  })

  test('re3d: what its annotators rejected is left out', () => {
    const entities = [
      { begin: 0, end: 2, type: 'Person', confidence: 1 },
      { begin: 0, end: 2, type: 'Organisation', confidence: 0.2 },
    ]
    const [document] = parseRe3d(JSON.stringify({ id: 'd', text: 'Bo left', entities }))
    expect(document?.names).toEqual([name(0, 2, 'Person')])
  })

  test('a broken line is told by its number', () => {
    expect(() => parseRe3d('{"id"')).toThrow(expect.objectContaining({ code: 'BROKEN_FILE' }))
  })

  test('the held fifth is every fifth document from the first', () => {
    expect(heldFifth([0, 1, 2, 3, 4, 5, 6])).toEqual([0, 5])
  })
})
