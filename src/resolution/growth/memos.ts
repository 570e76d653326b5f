import type { DocumentId, Statement, StatementId } from '../../model/index.ts'
import type { ConceptRow } from '../resolve-concepts.ts'
import { byKey, createMemo, listsByKey } from './memo.ts'
import type { Memo } from './memo.ts'
import { describedKey } from './resolved-state.ts'
import type { AliasRow, CalledRow, CountRow, DescribedRow, ResolvedState, ThingRow } from './resolved-state.ts'

/** What is known of the last resolution, fetched as it is asked for. */
export interface Memos {
  readonly votes: Memo<readonly CountRow[]>
  readonly surnames: Memo<readonly CountRow[]>
  /** By the hash as text. */
  readonly users: Memo<readonly DocumentId[]>
  readonly things: Memo<ThingRow | null>
  readonly called: Memo<CalledRow | null>
  readonly calledAs: Memo<readonly CalledRow[]>
  /** All of them, under any key. */
  readonly aliases: Memo<readonly AliasRow[]>
  /** By document and head; see `describedKey`. */
  readonly described: Memo<DescribedRow | null>
  readonly concepts: Memo<ConceptRow | null>
  /** By the hash of a word as text. */
  readonly candidates: Memo<readonly ConceptRow[]>
  readonly underHead: Memo<readonly DescribedRow[]>
  readonly groups: Memo<StatementId | null>
  readonly statements: Memo<Statement | null>
}

export const memosOf = (state: ResolvedState): Memos => ({
  votes: createMemo(
    listsByKey(state.votes, ({ name }) => name),
    [],
  ),
  surnames: createMemo(
    listsByKey(state.surnames, ({ name }) => name),
    [],
  ),
  users: createMemo(
    async (hashes) => Promise.all(hashes.map(async (hash) => [hash, await state.users(Number(hash))] as const)),
    [],
  ),
  things: createMemo<ThingRow | null>(
    byKey(state.things, ({ key }) => key),
    null,
  ),
  called: createMemo<CalledRow | null>(
    byKey(state.called, ({ label }) => label),
    null,
  ),
  calledAs: createMemo(
    listsByKey(state.calledAs, ({ key }) => key),
    [],
  ),
  aliases: createMemo(async () => [['', await state.aliases()] as const], []),
  described: createMemo<DescribedRow | null>(
    byKey(
      (keys) =>
        state.described(
          keys.map((key) => {
            const end = key.indexOf('\n')
            return [key.slice(0, end), key.slice(end + 1)] as const
          }),
        ),
      ({ head, document }) => describedKey(head, document),
    ),
    null,
  ),
  concepts: createMemo<ConceptRow | null>(
    byKey(state.concepts, ({ key }) => key),
    null,
  ),
  candidates: createMemo(
    async (hashes) => Promise.all(hashes.map(async (hash) => [hash, await state.candidates(Number(hash))] as const)),
    [],
  ),
  underHead: createMemo(
    async (heads) => Promise.all(heads.map(async (head) => [head, await state.underHead(head)] as const)),
    [],
  ),
  groups: createMemo<StatementId | null>(state.groups, null),
  statements: createMemo<Statement | null>(
    byKey(state.statements, ({ id }) => id),
    null,
  ),
})
