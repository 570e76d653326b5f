import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { applyEdits } from '../../src/graph/index.ts'
import type { Edit, EditedEntity, Knowledge } from '../../src/model/index.ts'
import { document, entity, sampleKnowledge, statement } from '../support/knowledge.ts'

const referTo = (knowledge: Knowledge, id: string): EditedEntity => {
  const found = knowledge.entities.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no entity ${id}`)
  return { id: found.id, name: found.name, type: found.type }
}
const of = (id: string): EditedEntity => referTo(sampleKnowledge, id)
const edited = (...edits: readonly Edit[]): Knowledge => applyEdits(sampleKnowledge, edits).knowledge
const idleOf = (...edits: readonly Edit[]) => applyEdits(sampleKnowledge, edits).idle
const namesOf = (knowledge: Knowledge): string[] => knowledge.entities.map(({ name }) => name)
const endsOf = ({ statements }: Knowledge): string[] => statements.map(({ subject, object }) => `${subject} ${object}`)

describe('merging', () => {
  const together: Edit = { kind: 'merge', into: of('russia'), entities: [of('moscow')] }

  test('takes the names over, says why, and moves every statement', () => {
    const knowledge = edited(together)
    const russia = knowledge.entities.find(({ id }) => id === 'russia')
    expect(russia?.aliases).toContain('Moscow')
    expect(russia?.merges).toContainEqual({ name: 'Moscow', score: 1, reason: 'put together by hand' })
    expect(namesOf(knowledge)).not.toContain('Moscow')
    expect(endsOf(knowledge).join(' ')).not.toContain('moscow')
  })

  test('makes one statement of two that say the same, with the evidence of both', () => {
    const said = { relation: 'sanctioned', object: 'c' }
    const before: Knowledge = {
      documents: [document({ id: 'd1', text: 'Russia' }), document({ id: 'd2', text: 'Russia' })],
      entities: [entity({ id: 'a' }), entity({ id: 'b' }), entity({ id: 'c' })],
      statements: [
        statement({ id: 's1', subject: 'a', ...said }),
        statement({
          id: 's2',
          subject: 'b',
          ...said,
          evidence: [{ document: 'd2', start: 0, end: 6, quote: 'Russia', rule: 'test-rule', confidence: 0.5 }],
        }),
      ],
      links: [],
    }
    const { statements } = applyEdits(before, [
      { kind: 'merge', into: referTo(before, 'a'), entities: [referTo(before, 'b')] },
    ]).knowledge
    expect(statements).toHaveLength(1)
    expect(statements[0]?.evidence.map((item) => item.document)).toEqual(['d1', 'd2'])
    expect(statements[0]?.confidence).toBeCloseTo(0.95)
  })

  test('leaves out what would be said of itself', () => {
    const knowledge = edited({ kind: 'merge', into: of('russia'), entities: [of('japan')] })
    for (const { subject, object } of knowledge.statements) expect(subject).not.toBe(object)
  })

  test('later edits find the merged entity under its old id', () => {
    const knowledge = edited(together, { kind: 'rename', entity: of('moscow'), name: 'Russian Federation' })
    expect(knowledge.entities.find(({ id }) => id === 'russia')?.name).toBe('Russian Federation')
  })
})

describe('splitting', () => {
  const words = (text: string) => ({ text, start: 0, end: text.length, steps: [] })
  const before: Knowledge = {
    documents: [document({ id: 'd1', text: 'Washington' })],
    entities: [entity({ id: 'GPE:US', name: 'US', aliases: ['Washington', 'America'] }), entity({ id: 'x' })],
    statements: [
      statement({
        id: 's1',
        subject: 'GPE:US',
        relation: 'left',
        object: 'x',
        evidence: ['Washington', 'the US'].map((text, start) => ({
          document: 'd1',
          start,
          end: 10,
          quote: 'Washington',
          rule: 'test-rule',
          confidence: 0.8,
          ends: { subject: words(text), object: words('x') },
        })) as unknown as Knowledge['statements'][number]['evidence'],
      }),
    ],
    links: [],
  }
  const apart: Edit = { kind: 'split', entity: referTo(before, 'GPE:US'), names: ['Washington'] }

  test('gives the evidence whose words name the other one to the other one', () => {
    const { knowledge } = applyEdits(before, [apart])
    expect(namesOf(knowledge)).toEqual(['US', 'Washington', 'x'])
    expect(endsOf(knowledge).sort()).toEqual(['GPE:US x', 'GPE:Washington x'])
    for (const { evidence } of knowledge.statements) expect(evidence).toHaveLength(1)
    expect(knowledge.entities.find(({ id }) => id === 'GPE:US')?.aliases).toEqual(['America'])
  })

  test('merging again puts all evidence back together', () => {
    const { knowledge } = applyEdits(before, [
      apart,
      {
        kind: 'merge',
        into: referTo(before, 'GPE:US'),
        entities: [{ id: 'GPE:Washington', name: 'Washington', type: 'GPE' }],
      },
    ])
    expect(endsOf(knowledge)).toEqual(['GPE:US x'])
    expect(knowledge.statements[0]?.evidence).toHaveLength(2)
  })

  test('an entity cannot lose its own name', () => {
    expect(applyEdits(before, [{ ...apart, names: ['the US'] }]).idle).toHaveLength(1)
  })
})

test('renaming keeps the old name as another one', () => {
  const japan = edited({ kind: 'rename', entity: of('japan'), name: 'State of Japan' }).entities.find(
    ({ id }) => id === 'japan',
  )
  expect([japan?.name, japan?.aliases]).toEqual(['State of Japan', ['Japan', 'Tokyo']])
})

test('another type is that of the entity, and no statement changes', () => {
  const knowledge = edited({ kind: 'retype', entity: of('kurils'), type: 'GPE' })
  expect(knowledge.entities.find(({ id }) => id === 'kurils')?.type).toBe('GPE')
  expect(knowledge.statements).toEqual(sampleKnowledge.statements)
})

test('a deleted entity takes all with it that is said of it or by it', () => {
  const knowledge = edited({ kind: 'delete-entity', entity: of('kishida') })
  for (const { subject, object, attributedTo } of knowledge.statements)
    expect([subject, object, attributedTo]).not.toContain('kishida')
  const ids = new Set(knowledge.statements.map(({ id }) => id))
  for (const { from, to } of knowledge.links ?? []) expect(ids.has(from) && ids.has(to)).toBe(true)
})

test('what is hidden from readers stays in files', () => {
  const edits: Edit[] = [{ kind: 'hide-entity', entity: of('kurils') }]
  expect(namesOf(applyEdits(sampleKnowledge, edits).knowledge)).not.toContain('the Kurils')
  expect(applyEdits(sampleKnowledge, edits, { keepHidden: true }).knowledge).toEqual(sampleKnowledge)
})

test('an entity of another build is found by its name and type, and one that is gone is told', () => {
  const renamed = edited({ kind: 'rename', entity: { ...of('japan'), id: 'other-id' }, name: 'Nippon' })
  expect(namesOf(renamed)).toContain('Nippon')
  expect(idleOf({ kind: 'rename', entity: { id: 'no', name: 'Nowhere', type: 'GPE' }, name: 'N' })).toEqual([
    { index: 0, message: '“Nowhere” is not in this graph.' },
  ])
})

test('whatever is edited: ends exist, evidence is never empty, the same edits give the same', () => {
  const entities = fc.constantFrom(...sampleKnowledge.entities).map(({ id, name, type }) => ({ id, name, type }))
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('merge' as const), into: entities, entities: fc.array(entities, { minLength: 1 }) }),
    fc.record({ kind: fc.constant('rename' as const), entity: entities, name: fc.constantFrom('A', 'B', 'Japan') }),
    fc.record({ kind: fc.constant('delete-entity' as const), entity: entities }),
    fc.record({ kind: fc.constant('split' as const), entity: entities, names: fc.constantFrom(['Moscow'], ['Tokyo']) }),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
      const { knowledge } = applyEdits(sampleKnowledge, edits)
      const ids = new Set(knowledge.entities.map(({ id }) => id))
      for (const { subject, object, attributedTo, evidence } of knowledge.statements) {
        expect(ids.has(subject) && ids.has(object) && (attributedTo === null || ids.has(attributedTo))).toBe(true)
        expect(evidence.length).toBeGreaterThan(0)
      }
      expect(JSON.stringify(applyEdits(sampleKnowledge, edits).knowledge)).toBe(JSON.stringify(knowledge))
    }),
  )
})
