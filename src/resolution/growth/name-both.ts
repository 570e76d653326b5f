import type { ReadDocument } from '../document-share.ts'
import type { NameSides } from './name-sides.ts'
import { nameDocuments } from './naming-sides.ts'
import type { NamedDocuments, NamingRules } from './naming-sides.ts'
import type { Reaching } from './reaching.ts'
import { createSideBook, documentsOn } from './sides.ts'
import type { Side, SideBook, ThingHead } from './sides.ts'
import { useHash } from './uses.ts'

/** What documents name on one side, with the book of their things. */
export interface NamedSide extends NamedDocuments {
  readonly book: SideBook
  readonly documents: readonly ReadDocument[]
}

/** What documents name, as they were and as they are. */
export interface NamedSides {
  readonly before: NamedSide
  readonly after: NamedSide
  /** What is named on either side, as it is called now; undefined where nothing is so named any more. */
  readonly heads: ReadonlyMap<string, ThingHead | undefined>
}

/** Documents that name a thing which is called otherwise than before are wanted. */
export const nameBoth = (rules: NamingRules, names: NameSides, reaching: Reaching): NamedSides => {
  const { memos, documents, firstOf, wantUsersOf, headBefore } = reaching
  const nameSide = (side: Side, headOf: (key: string) => ThingHead | undefined): NamedSide => {
    const book = createSideBook(headOf)
    const given = documentsOn(side, documents)
    return { ...nameDocuments(given, rules, { names: names.indexOf(side), book }), book, documents: given }
  }
  const before = nameSide('before', headBefore)
  const heads = new Map<string, ThingHead | undefined>()
  const decide = (firsts: NamedDocuments['firsts'], isIt: (key: string) => boolean): void => {
    for (const key of new Set([...before.firsts.keys(), ...firsts.keys()]))
      if (!heads.has(key) && isIt(key))
        heads.set(
          key,
          firstOf(memos.things.get(key) ?? null, firsts.get(key), () => useHash('thing', key)),
        )
  }
  // Names first: what a government is called depends on its country.
  decide(nameSide('after', () => undefined).firsts, (key) => !key.startsWith('government:'))
  decide(nameSide('after', (key) => heads.get(key)).firsts, () => true)
  for (const [key, head] of heads) {
    const row = memos.things.get(key)
    if (row && head !== undefined && (row.name !== head.name || row.type !== head.type)) wantUsersOf('thing', key)
  }
  return { before, after: nameSide('after', (key) => heads.get(key)), heads }
}
