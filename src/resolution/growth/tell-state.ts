import type { DocumentClaims } from '../../model/index.ts'
import type { Cluster } from '../cluster.ts'
import type { Description } from '../describe.ts'
import type { ReadDocument } from '../document-share.ts'
import type { NameCounts } from '../name-index.ts'
import type { Overrides } from '../overrides.ts'
import { canBeShared, rowOfConcept } from '../resolve-concepts.ts'
import type { ConceptIndex } from '../resolve-concepts.ts'
import type { Naming } from '../resolve-names.ts'
import { aliasLinks } from '../taught-names.ts'
import type { AliasRow, StateSink } from './resolved-state.ts'
import { usesOf } from './uses.ts'

/** What a document teaches, as rows. */
export const aliasRows = (claims: DocumentClaims, naming: Naming): readonly AliasRow[] =>
  [...aliasLinks(claims, naming)].map(([alias, thing], number) => ({
    document: claims.document,
    number,
    alias: alias.key,
    thing: thing.key,
  }))

/** Counts of names, for a sink. */
export const countsFor = (sink: StateSink): NameCounts => ({
  vote: (name, item, count) => sink.vote({ name, item, count }),
  bear: (name, item, count) => sink.surname({ name, item, count }),
})

/** Tell what a document uses and describes. */
export const tellDocument = (
  sink: StateSink,
  { document, claims }: ReadDocument,
  {
    namings,
    overrides,
    descriptions,
    found,
  }: {
    readonly namings: readonly Naming[]
    readonly overrides: Overrides
    readonly descriptions: readonly Description[]
    /** The concepts of the descriptions. */
    readonly found: readonly Cluster[]
  },
): void => {
  sink.uses(document.id, usesOf(claims.mentions, namings, overrides))
  const heads = new Map<string, { readonly described: Description[]; readonly keys: string[] }>()
  descriptions.forEach((description, at) => {
    const row = heads.get(description.head) ?? { described: [], keys: [] }
    row.described.push(description)
    row.keys.push(found[at]?.key ?? '')
    heads.set(description.head, row)
  })
  for (const [head, row] of heads) sink.described({ head, document: document.id, ...row })
}

/** Tell the concepts that several documents could speak of. */
export const tellConcepts = (sink: StateSink, index: ConceptIndex): void => {
  for (const concept of index.all()) if (canBeShared(concept)) sink.concept(rowOfConcept(concept))
}
