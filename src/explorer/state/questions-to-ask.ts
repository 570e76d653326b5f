import { quoteName } from './complete-question.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

/** Three questions that this graph has an answer to, about its weightiest entity. */
export const questionsToAsk = (index: KnowledgeIndex): readonly string[] => {
  const [first, second] = index.ranked
  const relation = first && index.statementsOf.get(first.id)?.[0]?.relation
  if (!first || relation === undefined) return []
  const name = quoteName(first.name)
  return [
    `neighbors(${name}, relation: ${quoteName(relation)})`,
    ...(second ? [`paths(${name}, ${quoteName(second.name)}, maxLength: 2)`] : []),
    `search(${quoteName(first.name.slice(0, Math.max(4, first.name.length - 2)))})`,
  ]
}
