import type { DocumentId } from '../../model/index.ts'
import { describeThings } from '../describe.ts'
import type { Naming } from '../resolve-names.ts'
import type { Memos } from './memos.ts'
import { nameBoth } from './name-both.ts'
import type { NamedSide } from './name-both.ts'
import { createNameSides } from './name-sides.ts'
import type { NamingRules } from './naming-sides.ts'
import type { Attempted, Reach, StoodFor } from './reach.ts'
import { createReaching } from './reaching.ts'
import { byHead, refold } from './refold.ts'
import { describedKey } from './resolved-state.ts'
import type { DescribedRow } from './resolved-state.ts'
import type { ThingHead } from './sides.ts'
import { teachBoth } from './teach-both.ts'

/**
 * Resolution of a few documents, as they were and as they are, up to the things that they name and describe. Null where it
 * has to be tried again: when what was missing has been fetched and what was wanted has been added.
 */
export const attempt = (rules: NamingRules, memos: Memos, reach: Reach): Attempted | null => {
  const reaching = createReaching(memos, reach)
  const names = createNameSides(reach.changed, memos)
  const named = nameBoth(rules, names, reaching)
  names.changed().forEach(reaching.wantUsers)
  if (!reaching.isReady()) return null

  const taught = teachBoth(named, reaching)
  if (!reaching.isReady()) return null

  const namings = { before: taught.applied('before'), after: taught.applied('after') }
  const rowsBefore = new Map(
    [...headsOf(named.before, namings.before)].map(([id, lists]) => [
      id,
      [...lists.keys()].flatMap((head) => memos.described.get(describedKey(head, id)) ?? []),
    ]),
  )
  if (!reaching.isReady()) return null

  const concepts = refold(memos, reach, { before: rowsBefore, now: headsOf(named.after, namings.after) })
  const { headBefore } = reaching
  const before = standFor(named.before, { namings: namings.before, rows: rowsBefore, headOf: headBefore })
  const after = standFor(named.after, {
    namings: namings.after,
    rows: concepts.rowsOf,
    headOf: (key) => concepts.heads.get(key) ?? headBefore(key),
  })
  if (!reaching.isReady()) return null
  const goneNames = [...named.heads].flatMap(([key, head]) => (head === undefined ? [key] : []))
  return {
    names,
    before,
    after,
    heads: new Map([...named.heads, ...concepts.heads]),
    aliases: taught.aliases,
    called: taught.called,
    described: concepts.changed,
    goneDescribed: concepts.gone,
    concepts: concepts.concepts,
    gone: new Set([...concepts.goneKeys, ...goneNames]),
  }
}

type Namings = ReadonlyMap<DocumentId, Naming>

/** What documents describe, under its heads. */
const headsOf = ({ documents }: NamedSide, namings: Namings) =>
  new Map(
    documents.map(
      ({ document: { id }, claims }) => [id, byHead(describeThings(claims, namings.get(id) ?? new Map()))] as const,
    ),
  )

const standFor = (
  { documents, book, namings: named }: NamedSide,
  {
    namings,
    rows,
    headOf,
  }: {
    readonly namings: Namings
    readonly rows: ReadonlyMap<DocumentId, readonly DescribedRow[]>
    readonly headOf: (key: string) => ThingHead | undefined
  },
): StoodFor => ({
  documents,
  book,
  named,
  namings,
  described: new Map(
    documents.map(({ document: { id } }) => [
      id,
      (rows.get(id) ?? []).flatMap(({ described, keys }) =>
        described.flatMap((description, at) => {
          const key = keys[at] ?? ''
          const head = headOf(key)
          return head === undefined ? [] : [[description, book.clusterOf(key, head)] as const]
        }),
      ),
    ]),
  ),
})
