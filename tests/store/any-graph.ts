import fc from 'fast-check'

import type { Knowledge } from '../../src/model/index.ts'
import { document, entity, evidence, statement } from '../support/knowledge.ts'

/** Documents of the graphs, each with a source or none. */
export const papers = ['a', 'b', 'c'].map((id) =>
  document({ id, source: id === 'c' ? null : 'The Gazette', text: 'Somebody met.' }),
)
export const NAMES = ['Alda', 'Albrecht', 'Berta', 'Carl', 'Córa', 'Dora']
export const people = NAMES.map((name, index) =>
  entity({
    id: `e${String(index)}`,
    name,
    type: index % 2 === 0 ? 'PERSON' : 'ORG',
    aliases: index === 0 ? ['Berta'] : [`${name} Holm`],
  }),
)
export const ids = people.map(({ id }) => id)
const times = [
  null,
  { start: '2021-05-01', end: '2021-05-01', precision: 'day' },
  { start: null, end: '2022-01-01', precision: 'range' },
  { start: '2021-12-01', end: null, precision: 'range' },
  { start: null, end: null, precision: 'range' },
] as const

const anyStatement = fc.record({
  subject: fc.constantFrom(...ids),
  object: fc.constantFrom(...ids),
  relation: fc.constantFrom('met', 'praised', 'joined'),
  eventType: fc.constantFrom('CONSULT', 'ALLY'),
  polarity: fc.constantFrom('positive' as const, 'negative' as const),
  modality: fc.constantFrom('asserted' as const, 'denied' as const),
  attributedTo: fc.option(fc.constantFrom(...ids)),
  time: fc.constantFrom(...times),
  confidence: fc.constantFrom(0.25, 0.5, 1),
  sources: fc.subarray(papers, { minLength: 1 }),
})
/** Small graphs in which everything may be said of everybody. */
export const anyGraph: fc.Arbitrary<Knowledge> = fc.array(anyStatement, { maxLength: 14 }).map((list) => ({
  documents: papers,
  entities: people,
  statements: list.map(({ sources, ...rest }, index) => {
    const [first, ...others] = sources.map((paper) => evidence(paper, 'Somebody met'))
    if (first === undefined) throw new Error('A statement has evidence.')
    return statement({ id: `s${String(index).padStart(2, '0')}`, ...rest, evidence: [first, ...others] })
  }),
}))
