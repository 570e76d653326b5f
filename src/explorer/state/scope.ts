import type { EntityId } from '../../model/index.ts'
import type { Visible } from './filters.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

/** What a person took out of the picture by hand, beside the filters. */
export interface Scope {
  /** Only these are shown; null: all. */
  readonly only: readonly EntityId[] | null
  readonly hidden: readonly EntityId[]
}

export const WHOLE: Scope = { only: null, hidden: [] }

/** One thing that is done with chosen entities. */
export type ScopeChange =
  | { readonly kind: 'only' | 'hide' | 'collapse'; readonly ids: readonly EntityId[] }
  /** `depth`: so many statements around them; `keep`: beside what is shown, else in its place. */
  | { readonly kind: 'around'; readonly ids: readonly EntityId[]; readonly depth: number; readonly keep: boolean }
  | { readonly kind: 'all' }

export const isWhole = ({ only, hidden }: Scope): boolean => only === null && hidden.length === 0

/** What the filters leave of what is in scope: a statement is shown with both its ends. */
export const restrictVisible = (index: KnowledgeIndex, visible: Visible, scope: Scope): Visible => {
  if (isWhole(scope)) return visible
  const shown = new Set(visible.entities)
  for (const id of scope.hidden) shown.delete(id)
  const only = scope.only === null ? null : new Set(scope.only)
  const entities = only === null ? shown : new Set([...shown].filter((id) => only.has(id)))
  const statements = [...visible.statements].filter((id) => {
    const statement = index.statements.get(id)
    return statement !== undefined && entities.has(statement.subject) && entities.has(statement.object)
  })
  return { ...visible, entities, statements: new Set(statements) }
}

/** The scope after a change. `filtered` is what the filters leave, whatever the scope: neighbours are found in it. */
export const changeScope = (index: KnowledgeIndex, filtered: Visible, scope: Scope, change: ScopeChange): Scope => {
  switch (change.kind) {
    case 'all':
      return WHOLE
    case 'only':
      return { only: unique(change.ids), hidden: [] }
    case 'hide':
      return { ...scope, hidden: unique([...scope.hidden, ...change.ids]) }
    case 'around': {
      const found = around(index, filtered, change.ids, change.depth)
      if (!change.keep) return { only: found, hidden: [] }
      const back = new Set(found)
      return {
        only: scope.only === null ? null : unique([...scope.only, ...found]),
        hidden: scope.hidden.filter((id) => !back.has(id)),
      }
    }
    case 'collapse': {
      const shown = restrictVisible(index, filtered, scope)
      return { ...scope, hidden: unique([...scope.hidden, ...leavesOf(index, shown, change.ids)]) }
    }
  }
}

/** These entities and what is at most so many shown statements away, nearest first. */
export const around = (
  index: KnowledgeIndex,
  visible: Visible,
  ids: readonly EntityId[],
  depth: number,
): readonly EntityId[] => {
  const seen = new Set(ids)
  let frontier: readonly EntityId[] = [...seen]
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    frontier = frontier.flatMap((id) => neighboursIn(index, visible, id)).filter((id) => !seen.has(id) && seen.add(id))
  }
  return [...seen]
}

/** Neighbours that hang in the picture on these entities alone. */
const leavesOf = (index: KnowledgeIndex, shown: Visible, ids: readonly EntityId[]): readonly EntityId[] => {
  const centres = new Set(ids)
  return around(index, shown, ids, 1).filter(
    (id) => !centres.has(id) && neighboursIn(index, shown, id).every((other) => centres.has(other)),
  )
}

const neighboursIn = (index: KnowledgeIndex, visible: Visible, id: EntityId): readonly EntityId[] => [
  ...new Set(
    (index.statementsOf.get(id) ?? [])
      .filter((statement) => visible.statements.has(statement.id))
      .map(({ subject, object }) => (subject === id ? object : subject))
      .filter((other) => other !== id && visible.entities.has(other)),
  ),
]

/** A scope that was kept, in a graph that may be another one: what is not in it is let go; if nothing stays, all is shown. */
export const keepKnown = ({ only, hidden }: Scope, isKnown: (id: EntityId) => boolean): Scope => {
  const known = only?.filter(isKnown) ?? []
  return { only: known.length === 0 ? null : known, hidden: hidden.filter(isKnown) }
}

const unique = (ids: readonly EntityId[]): readonly EntityId[] => [...new Set(ids)]
