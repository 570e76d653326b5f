import type { EntityId } from '../../model/index.ts'
import type { Visible } from './filters.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'

/** A direction on the screen. */
export interface Way {
  readonly right: -1 | 0 | 1
  readonly down: -1 | 0 | 1
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Cosine of the widest angle between an arrow key and where it leads. */
const WIDEST = Math.cos((80 * Math.PI) / 180)

/**
 * The neighbour that lies most in that direction, of those that the filters leave; null where none lies there. Places
 * are those on the screen, y downwards.
 */
export const walkTo = (
  index: KnowledgeIndex,
  visible: Pick<Visible, 'entities' | 'statements'>,
  from: EntityId,
  { right, down }: Way,
  locate: (selection: { readonly kind: 'entity'; readonly id: EntityId }) => Place | null,
): EntityId | null => {
  const here = locate({ kind: 'entity', id: from })
  if (!here) return null
  const others = new Set(
    (index.statementsOf.get(from) ?? [])
      .filter(({ id }) => visible.statements.has(id))
      .map(({ subject, object }) => (subject === from ? object : subject))
      .filter((id) => id !== from && visible.entities.has(id)),
  )
  let best: EntityId | null = null
  let most = WIDEST
  for (const id of others) {
    const there = locate({ kind: 'entity', id })
    if (!there) continue
    const [x, y] = [there.x - here.x, there.y - here.y]
    const cosine = (x * right + y * down) / (Math.hypot(x, y) || 1)
    if (cosine <= most) continue
    most = cosine
    best = id
  }
  return best
}
