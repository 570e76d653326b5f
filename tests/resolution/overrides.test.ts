import { describe, expect, test } from 'vitest'

import { parseOverrides } from '../../src/resolution/overrides.ts'
import { resolveKnowledge } from '../../src/resolution/resolve-knowledge.ts'
import { gazetteer, person, place, read } from './read-document.ts'

const file = (text: string) => ({ name: 'names.txt', text })

describe('decisions about names', () => {
  const documents = [
    read('d1', [place('Lima'), place('Chile'), place('Peru')], [[0, 'sued', 1]]),
    read('d2', [person('Ann Moreau'), person('Mme Chief'), place('Chile')], [[1, 'visited', 2]]),
  ]
  const idsWith = (overrides: Parameters<typeof parseOverrides>[0]) =>
    resolveKnowledge(documents, gazetteer, parseOverrides(overrides)).statements.map(
      ({ subject, relation, object }) => `${subject} ${relation} ${object}`,
    )

  test('without any, a capital that acts is its country', () => {
    expect(idsWith({})).toContain('gpe:peru sued gpe:chile')
  })

  test('a name that is kept apart is a thing of its own', () => {
    expect(idsWith({ keepApart: file('Lima = Peru # only the city') })).toContain('gpe:lima sued gpe:chile')
  })

  test('a name that is given as the same joins the other', () => {
    expect(idsWith({ sameAs: file('Mme Chief = Ann Moreau') })).toContain('person:ann-moreau visited gpe:chile')
  })

  test('the reason of a merge can be read', () => {
    const { entities } = resolveKnowledge(
      documents,
      gazetteer,
      parseOverrides({ sameAs: file('Mme Chief = Ann Moreau') }),
    )
    const merges = entities.flatMap(({ name, merges = [] }) =>
      merges.map((merge) => [name, merge.name, merge.reason, merge.score]),
    )
    expect(merges).toEqual([
      ['Peru', 'Lima', 'capital of Peru, outside a place phrase: its government', 0.8],
      ['Ann Moreau', 'Mme Chief', 'given as the same', 1],
    ])
  })
})

describe('the files of decisions', () => {
  test.each(['Lima', 'Lima = ', '= Peru', 'a = b = c'])(
    'a line that is no pair is told with its number: %s',
    (line) => {
      expect(() => parseOverrides({ sameAs: file(`# names\n\nA = B\n${line}`) })).toThrow(
        expect.objectContaining({ code: 'BROKEN_FILE', message: expect.stringContaining('names.txt:4') }),
      )
    },
  )

  test('a name cannot be the same and apart', () => {
    expect(() => parseOverrides({ sameAs: file('A1 = B1'), keepApart: file('a1 = C1') })).toThrow(
      expect.objectContaining({ code: 'BROKEN_FILE' }),
    )
  })
})

test('how the words of a statement lead to its ends is kept', () => {
  const knowledge = resolveKnowledge(
    [
      read(
        'd1',
        [person('Ann Moreau'), { text: 'she', kind: 'pronoun', chain: 1, type: 'PERSON' }, place('Chile')],
        [[1, 'visited', 2]],
        { links: [{ mention: 1, antecedent: 0, rule: 'pronoun', score: 0.8 }] },
      ),
    ],
    gazetteer,
  )
  expect(knowledge.statements[0]?.evidence[0].ends?.subject).toMatchObject({
    text: 'she',
    steps: [{ text: 'Ann Moreau', rule: 'pronoun', score: 0.8 }],
  })
})

test('links between claims become links between statements', () => {
  const given = read(
    'd1',
    [place('Peru'), place('Chile')],
    [
      [0, 'sued', 1],
      [1, 'sanctioned', 0],
    ],
  )
  const claimLinks = [{ kind: 'because' as const, from: 0, to: 1, start: 0, end: 4, words: 'because' }]
  const { statements, links } = resolveKnowledge([{ ...given, claims: { ...given.claims, claimLinks } }], gazetteer)
  const idOf = (relation: string) => statements.find((statement) => statement.relation === relation)?.id
  expect(links).toEqual([
    { kind: 'because', from: idOf('sued'), to: idOf('sanctioned'), document: 'd1', start: 0, end: 4, words: 'because' },
  ])
})
