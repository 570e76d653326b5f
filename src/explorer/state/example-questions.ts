import type { Action } from './explorer-state.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { nameOf } from './knowledge-index.ts'
import { texts } from './texts.ts'
import { toneOf } from './tone.ts'

/** A question that this graph has an answer to, and what shows the answer. */
export interface ExampleQuestion {
  readonly question: string
  readonly show: readonly Action[]
}

/** Up to three questions, made of what stands in the graph: its most named entity, a denial, and a speaker's claims. */
export const exampleQuestions = (index: KnowledgeIndex): readonly ExampleQuestion[] => {
  const { statements } = index.knowledge
  const [first] = index.ranked
  const denied = statements.find((statement) => toneOf(statement) === 'denied')
  const speaker = mostFrequent(
    statements.flatMap(({ attributedTo, subject }) =>
      attributedTo === null || attributedTo === subject ? [] : [attributedTo],
    ),
  )
  return [
    ...(first && index.statementsOf.has(first.id)
      ? [
          {
            question: texts.askAbout(first.name),
            show: [{ type: 'select', selection: { kind: 'entity', id: first.id }, centre: true }] as const,
          },
        ]
      : []),
    ...(denied
      ? [
          {
            question: texts.askDenied(nameOf(index, denied.subject), nameOf(index, denied.object)),
            show: [{ type: 'select', selection: { kind: 'statement', id: denied.id }, centre: true }] as const,
          },
        ]
      : []),
    ...(speaker === null
      ? []
      : [
          {
            question: texts.askSpeaker(nameOf(index, speaker)),
            show: [
              { type: 'clearFilters' },
              { type: 'toggleFilter', facet: 'speaker', value: speaker },
              { type: 'showList', list: 'statements' },
              { type: 'showTab', tab: 'list' },
            ] as const,
          },
        ]),
  ]
}

const mostFrequent = (items: readonly string[]): string | null => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].reduce<readonly [string | null, number]>(
    (best, [item, count]) => (count > best[1] ? [item, count] : best),
    [null, 0],
  )[0]
}
