import { applyEdits } from '../../graph/apply-edits.ts'
import type { IdleEdit } from '../../graph/apply-edits.ts'
import type { Edit, Knowledge } from '../../model/index.ts'

/** The graph as it was read, what a person put right in it, and what was taken back. */
export interface EditHistory {
  readonly base: Knowledge
  readonly done: readonly Edit[]
  /** Edits that were taken back, the next to make again last. */
  readonly undone: readonly Edit[]
  /** Edits that find nothing to change in this graph. */
  readonly idle: readonly IdleEdit[]
  /** The graph with all edits made; what is hidden is not in it. */
  readonly shown: Knowledge
}

export type HistoryChange =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'drop'; readonly at: number }
  | { readonly kind: 'add'; readonly edits: readonly Edit[] }

export const beginHistory = (
  base: Knowledge,
  done: readonly Edit[] = [],
  undone: readonly Edit[] = [],
): EditHistory => {
  const { knowledge, idle } = applyEdits(base, done)
  return { base, done, undone, idle, shown: knowledge }
}

/** The history after a change; the same where there is nothing to undo or redo. */
export const changeHistory = (history: EditHistory, change: HistoryChange): EditHistory => {
  const { base, done, undone } = history
  switch (change.kind) {
    case 'edit':
      return beginHistory(base, [...done, change.edit])
    case 'add':
      return beginHistory(base, [...done, ...change.edits])
    case 'undo': {
      const last = done.at(-1)
      return last === undefined ? history : beginHistory(base, done.slice(0, -1), [...undone, last])
    }
    case 'redo': {
      const next = undone.at(-1)
      return next === undefined ? history : beginHistory(base, [...done, next], undone.slice(0, -1))
    }
    case 'drop':
      return beginHistory(
        base,
        done.filter((_, at) => at !== change.at),
      )
  }
}

/** The graph for files: with all edits made, and what is only hidden from readers still in it. */
export const knowledgeForFiles = ({ base, done }: EditHistory): Knowledge =>
  applyEdits(base, done, { keepHidden: true }).knowledge
