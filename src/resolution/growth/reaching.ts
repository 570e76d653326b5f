import type { DocumentId } from '../../model/index.ts'
import { byText } from '../normalize-name.ts'
import type { Memo } from './memo.ts'
import type { Memos } from './memos.ts'
import type { Reach } from './reach.ts'
import type { ThingHead } from './sides.ts'
import { useHash } from './uses.ts'
import type { UseKind } from './uses.ts'

/** What the stages of an attempt ask for. */
export interface Reaching {
  readonly memos: Memos
  readonly documents: Reach['documents']
  /** Want the documents that use something. */
  readonly wantUsers: (hash: number) => void
  readonly wantUsersOf: (kind: UseKind, key: string) => void
  /**
   * What the first of all documents with a key has, given what was so before and what the first of those has that are
   * looked at. Where the first does so no more, the next one is wanted.
   */
  readonly firstOf: <First extends { readonly first: DocumentId }>(
    row: First | null,
    candidate: First | undefined,
    hash: () => number,
  ) => First | undefined
  readonly headBefore: (key: string) => ThingHead | undefined
  /** Whether nothing is missing and nothing more wanted: what comes next depends on it. */
  readonly isReady: () => boolean
}

export const createReaching = (memos: Memos, { documents, want, isWanting }: Reach): Reaching => {
  const usersOf = (hash: number): readonly DocumentId[] =>
    (memos.users.get(String(hash)) ?? []).filter((id) => !documents.has(id))
  const wantUsers = (hash: number): void => {
    usersOf(hash).forEach(want)
  }
  return {
    memos,
    documents,
    wantUsers,
    wantUsersOf: (kind, key) => {
      wantUsers(useHash(kind, key))
    },
    firstOf: (row, candidate, hash) => {
      if (row === null) return candidate
      if (!documents.has(row.first)) return candidate !== undefined && candidate.first < row.first ? candidate : row
      if (candidate !== undefined && candidate.first <= row.first) return candidate
      const [next] = [...usersOf(hash())].sort(byText)
      if (next !== undefined && (candidate === undefined || next < candidate.first)) want(next)
      return candidate
    },
    headBefore: (key) => memos.things.get(key) ?? undefined,
    isReady: () => Object.values(memos).every((memo: Memo<unknown>) => memo.isComplete()) && !isWanting(),
  }
}
