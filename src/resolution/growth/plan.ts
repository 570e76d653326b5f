import type { DocumentId, Evidence, Statement } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import type { Memos } from './memos.ts'
import type { ChangedThing } from './name-things.ts'
import type { Attempted, Reach } from './reach.ts'
import type { Said } from './said.ts'
import { inOrder, shareAll } from './shares.ts'
import type { Shares } from './shares.ts'
import { emptyRow, recount } from './thing-rows.ts'

/** A statement as it was and as it is to be, by keys of things. */
export interface PlannedStatement {
  readonly before: Statement | null
  /** Null where nothing is left to rest it on. */
  readonly after: Said | null
  readonly content: Said
}

export interface Planned {
  readonly shares: { readonly before: Shares; readonly after: Shares }
  readonly statements: ReadonlyMap<string, PlannedStatement>
  readonly things: ReadonlyMap<string, ChangedThing>
}

/** What becomes of statements, and what is counted of things. */
export const plan = (attempted: Attempted, memos: Memos, reach: Reach): Planned => {
  const shares = { before: shareAll(attempted.before), after: shareAll(attempted.after) }
  const statements = planStatements(shares, memos, reach)
  return { shares, statements, things: planThings(attempted, memos, { shares, used: usesIn(statements.values()) }) }
}

const planStatements = (
  { before, after }: Planned['shares'],
  memos: Memos,
  { documents, want }: Reach,
): Planned['statements'] => {
  const statements = new Map<string, PlannedStatement>()
  for (const [said, content] of new Map([...before.said, ...after.said])) {
    const id = memos.groups.get(said)
    const kept = typeof id === 'string' ? (memos.statements.get(id) ?? null) : null
    const rest = (kept?.evidence ?? []).filter(({ document }) => !documents.has(document))
    const now = after.said.get(said)
    const evidence = inOrder([...rest, ...(now?.evidence ?? [])])
    const eventType = eventTypeOf({ kept, rest, now }, want)
    statements.set(said, {
      before: kept,
      content,
      after: evidence.length === 0 ? null : { ...content, words: { ...content.words, eventType }, evidence },
    })
  }
  return statements
}

/** By key, of how many statements more a thing is an end or the speaker. */
const usesIn = (statements: Iterable<PlannedStatement>): ReadonlyMap<string, number> => {
  const used = new Map<string, number>()
  for (const { before, after, content } of statements) {
    const more = Number(after !== null) - Number(before !== null)
    const ends = [content.subject, content.object, ...(content.speaker === null ? [] : [content.speaker])]
    if (more !== 0) for (const key of new Set(ends)) used.set(key, (used.get(key) ?? 0) + more)
  }
  return used
}

const planThings = (
  { heads, gone }: Attempted,
  memos: Memos,
  { shares, used }: Pick<Planned, 'shares'> & { readonly used: ReadonlyMap<string, number> },
): Planned['things'] => {
  const [before, after] = [clustersByKey(shares.before), clustersByKey(shares.after)]
  const things = new Map<string, ChangedThing>()
  for (const key of new Set([...before.keys(), ...after.keys(), ...used.keys(), ...heads.keys(), ...gone])) {
    const row = memos.things.get(key) ?? null
    const head = heads.get(key) ?? row
    if (gone.has(key)) {
      if (row !== null) things.set(key, { before: row, after: null })
    } else if (head !== null) {
      const start = row === null ? emptyRow(key, head) : { ...row, name: head.name, type: head.type, first: head.first }
      const counted = recount(start, before.get(key), after.get(key))
      const now = { ...counted, used: counted.used + (used.get(key) ?? 0) }
      if (JSON.stringify(now) !== JSON.stringify(row)) things.set(key, { before: row, after: now })
    }
  }
  return things
}

const clustersByKey = ({ clusters }: Shares): ReadonlyMap<string, Cluster> =>
  new Map(clusters.map((cluster) => [cluster.key, cluster]))

/** The type of event that the first claim of a statement tells; the document of that is wanted where it was not the first before. */
const eventTypeOf = (
  {
    kept,
    rest,
    now,
  }: { readonly kept: Statement | null; readonly rest: readonly Evidence[]; readonly now: Said | undefined },
  want: (id: DocumentId) => void,
): string => {
  const [first] = rest
  const [fresh] = now?.evidence ?? []
  if (now !== undefined && fresh !== undefined && (first === undefined || fresh.document < first.document))
    return now.words.eventType
  if (first !== undefined && first.document !== kept?.evidence[0].document) want(first.document)
  return kept?.eventType ?? ''
}
