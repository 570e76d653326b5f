import type { DocumentId } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import { byText } from '../normalize-name.ts'
import type { Naming } from '../resolve-names.ts'
import { applyTaught, calledIn, createAliasBook } from '../taught-names.ts'
import type { Nameable } from '../taught-names.ts'
import type { NamedSides } from './name-both.ts'
import type { Reaching } from './reaching.ts'
import type { AliasRow, CalledRow } from './resolved-state.ts'
import { SIDES } from './sides.ts'
import type { Side, ThingHead } from './sides.ts'
import { aliasRows } from './tell-state.ts'
import { useHash } from './uses.ts'

/** What texts teach, as it was and as it is. */
export interface TaughtSides {
  /** What the documents teach now. */
  readonly aliases: ReadonlyMap<DocumentId, readonly AliasRow[]>
  /** What names of several words stand for first, where documents use them; null where for nothing any more. */
  readonly called: ReadonlyMap<string, CalledRow | null>
  /** Namings after what was taught. Things must be there: see `Reaching.isReady`. */
  readonly applied: (side: Side) => ReadonlyMap<DocumentId, Naming>
}

/** Documents are wanted that use a name or a description which stands for another thing than before. */
export const teachBoth = (named: NamedSides, reaching: Reaching): TaughtSides => {
  const { memos, documents, headBefore } = reaching
  const headOn: Readonly<Record<Side, (key: string) => ThingHead | undefined>> = {
    before: headBefore,
    after: (key) => (named.heads.has(key) ? named.heads.get(key) : headBefore(key)),
  }
  const aliases = new Map(
    named.after.documents.map(
      ({ document: { id }, claims }) => [id, aliasRows(claims, named.after.namings.get(id) ?? new Map())] as const,
    ),
  )
  const all = memos.aliases.get('') ?? []
  const now = [...all.filter(({ document }) => !documents.has(document)), ...[...aliases.values()].flat()]
  const books = { before: bookOf(all, headOn.before), after: bookOf(now, headOn.after) }
  for (const key of new Set([...books.before.keys, ...books.after.keys])) {
    if (books.before.follow(key) === books.after.follow(key)) continue
    reaching.wantUsersOf('thing', key)
    for (const { label } of memos.calledAs.get(key) ?? []) reaching.wantUsersOf('description', label)
  }
  const called = callBoth(named, reaching)
  const calledOn: Readonly<Record<Side, (label: string) => string | undefined>> = {
    before: (label) => memos.called.get(label)?.key,
    after: (label) => (called.has(label) ? called.get(label)?.key : memos.called.get(label)?.key),
  }
  return {
    aliases,
    called,
    applied: (side) => {
      const { book, namings, documents: given } = named[side]
      const clusterOf = (key: string): Cluster | undefined => {
        const head = headOn[side](key)
        return head === undefined ? undefined : book.clusterOf(key, head)
      }
      const taught = {
        follow: (cluster: Cluster): Cluster => {
          const key = books[side].follow(cluster.key)
          return key === cluster.key ? cluster : (clusterOf(key) ?? cluster)
        },
        called: (label: string): Cluster | undefined => {
          const key = label.includes(' ') ? calledOn[side](label) : undefined
          return key === undefined ? undefined : clusterOf(key)
        },
      }
      return new Map(
        given.map(({ document: { id }, claims }) => {
          const naming: Naming = new Map(namings.get(id))
          applyTaught(claims, naming, taught)
          return [id, naming] as const
        }),
      )
    },
  }
}

/** Which thing is another name of which, by keys. */
const bookOf = (
  rows: readonly AliasRow[],
  headOf: (key: string) => ThingHead | undefined,
): { readonly follow: (key: string) => string; readonly keys: readonly string[] } => {
  const things = new Map<string, Nameable>()
  const thingOf = (key: string): Nameable => {
    const thing = things.get(key) ?? { key, type: headOf(key)?.type ?? 'MISC' }
    things.set(key, thing)
    return thing
  }
  const book = createAliasBook<Nameable>()
  for (const { alias, thing } of [...rows].sort(inOrder)) book.teach(thingOf(alias), thingOf(thing))
  return {
    follow: (key) => book.follow(thingOf(key)).key,
    keys: [...book.aliases()].map(({ key }) => key),
  }
}

const inOrder = (left: AliasRow, right: AliasRow): number =>
  byText(left.document, right.document) || left.number - right.number

/** What names of several words stand for first. */
const callBoth = (named: NamedSides, { memos, firstOf, wantUsersOf }: Reaching): TaughtSides['called'] => {
  const firsts = new Map<string, { readonly first: DocumentId; readonly row: CalledRow }>()
  const labels = new Set<string>()
  for (const side of SIDES)
    for (const { document, claims } of named[side].documents)
      for (const [label, { key }] of calledIn(claims, named[side].namings.get(document.id) ?? new Map())) {
        labels.add(label)
        if (side === 'after' && !firsts.has(label))
          firsts.set(label, { first: document.id, row: { label, document: document.id, key } })
      }
  const called = new Map<string, CalledRow | null>()
  for (const label of labels) {
    const row = memos.called.get(label) ?? null
    const known = row === null ? null : { first: row.document, row }
    const first = firstOf(known, firsts.get(label), () => useHash('name', label))
    called.set(label, first?.row ?? null)
    if (row?.key !== first?.row.key) wantUsersOf('description', label)
  }
  return called
}
