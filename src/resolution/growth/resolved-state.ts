import type {
  DocumentId,
  Entity,
  EntityId,
  EntityType,
  Statement,
  StatementId,
  StatementLink,
} from '../../model/index.ts'
import type { Description } from '../describe.ts'
import type { ReadDocument } from '../document-share.ts'
import type { ConceptRow } from '../resolve-concepts.ts'

/** A thing as resolution left it: by its key, with what was counted of it. Counts are lists, so that they are plain data. */
export interface ThingRow {
  readonly key: string
  /** The name and type of its first mention. */
  readonly name: string
  readonly type: EntityType
  readonly known: readonly string[]
  /** The document of the first mention. */
  readonly first: DocumentId
  readonly named: Counts
  readonly texts: Counts
  readonly taught: Counts
  readonly labels: Counts
  readonly parties: Counts
  /** Of how many statements it is an end or the speaker. */
  readonly used: number
  /** What it is called, namesakes apart, as names are compared; null where no entity is made of it. */
  readonly norm: string | null
  /** What its entity shows as its name. */
  readonly shown: string | null
  /** Its id if it has no namesake. */
  readonly base: EntityId | null
  readonly rank: string
  readonly id: EntityId | null
}

export type Counts = readonly (readonly [name: string, count: number])[]

/** What a document says is another name of what, by keys. */
export interface AliasRow {
  readonly document: DocumentId
  readonly number: number
  readonly alias: string
  readonly thing: string
}

/** Which thing a name of several words stands for first, and where. */
export interface CalledRow {
  readonly label: string
  readonly document: DocumentId
  readonly key: string
}

/** What a document describes under one head, and the keys of the concepts that it became. */
export interface DescribedRow {
  readonly head: string
  readonly document: DocumentId
  readonly described: readonly Description[]
  readonly keys: readonly string[]
}

/** A document and a head as one text; no head has a line break. */
export const describedKey = (head: string, document: DocumentId): string => `${head}\n${document}`

/** How often names are of which type, and surnames borne with which full names. */
export interface CountRow {
  readonly name: string
  readonly item: string
  readonly count: number
}

/** Takes what resolution knows of a whole collection, while it resolves. */
export interface StateSink {
  readonly vote: (row: CountRow) => void
  readonly surname: (row: CountRow) => void
  readonly uses: (document: DocumentId, hashes: readonly number[]) => void
  readonly alias: (row: AliasRow) => void
  readonly called: (row: CalledRow) => void
  readonly described: (row: DescribedRow) => void
  readonly concept: (row: ConceptRow) => void
  readonly thing: (row: ThingRow) => void
  readonly group: (said: string, statement: StatementId) => void
}

/** What is kept of the last resolution, asked for many keys at once; what is not there is left out. */
export interface ResolvedState {
  readonly votes: (names: readonly string[]) => Promise<readonly CountRow[]>
  readonly surnames: (surnames: readonly string[]) => Promise<readonly CountRow[]>
  /** Documents that use one of the keys; some may not. */
  readonly users: (hash: number) => Promise<readonly DocumentId[]>
  readonly things: (keys: readonly string[]) => Promise<readonly ThingRow[]>
  readonly thingsById: (ids: readonly EntityId[]) => Promise<readonly ThingRow[]>
  /** Some of the entities with a name, at most `limit`. */
  readonly namesakes: (norm: string, limit: number) => Promise<readonly ThingRow[]>
  /** The entities with a plain id, those of least rank, at most `limit`. */
  readonly sharers: (base: EntityId, limit: number) => Promise<readonly ThingRow[]>
  readonly aliases: () => Promise<readonly AliasRow[]>
  readonly called: (labels: readonly string[]) => Promise<readonly CalledRow[]>
  readonly calledAs: (keys: readonly string[]) => Promise<readonly CalledRow[]>
  readonly described: (
    places: readonly (readonly [head: string, document: DocumentId])[],
  ) => Promise<readonly DescribedRow[]>
  /** Those of which several documents could speak. */
  readonly concepts: (keys: readonly string[]) => Promise<readonly ConceptRow[]>
  /** Concepts that are found by a word of their head; some may not have it. */
  readonly candidates: (hash: number) => Promise<readonly ConceptRow[]>
  readonly underHead: (head: string) => Promise<readonly DescribedRow[]>
  readonly groups: (said: readonly string[]) => Promise<readonly (readonly [said: string, statement: StatementId])[]>
  readonly documents: (ids: readonly DocumentId[]) => Promise<readonly ReadDocument[]>
  readonly statements: (ids: readonly StatementId[]) => Promise<readonly Statement[]>
  readonly statementsAround: (entities: readonly EntityId[]) => Promise<readonly Statement[]>
  readonly linksOf: (statements: readonly StatementId[]) => Promise<readonly StatementLink[]>
}

/** What is other in the state than before. Rows replace those of the same key. */
export interface StateChanges {
  /** Counts as they are now; those of none go. */
  readonly votes: readonly CountRow[]
  readonly surnames: readonly CountRow[]
  /** What documents use no more, and what they use now; for all that are other than before, or looked at. */
  readonly uses: ReadonlyMap<DocumentId, { readonly gone: readonly number[]; readonly fresh: readonly number[] }>
  readonly goneDocuments: readonly DocumentId[]
  /** All that documents teach. */
  readonly aliases: ReadonlyMap<DocumentId, readonly AliasRow[]>
  readonly called: readonly CalledRow[]
  readonly goneCalled: readonly string[]
  readonly described: readonly DescribedRow[]
  readonly goneDescribed: readonly (readonly [head: string, document: DocumentId])[]
  readonly concepts: readonly ConceptChange[]
  readonly things: readonly ThingRow[]
  readonly goneThings: readonly string[]
  readonly groups: readonly (readonly [said: string, statement: StatementId])[]
  readonly goneGroups: readonly string[]
}

/** A concept that several documents could speak of, as it was and as it is. */
export interface ConceptChange {
  readonly before: ConceptRow | null
  readonly after: ConceptRow | null
}

/** What is other in a graph than before. */
export interface GraphChanges {
  /** New or other than before; those of an id that is there replace it. */
  readonly entities: readonly Entity[]
  readonly goneEntities: readonly EntityId[]
  readonly statements: readonly Statement[]
  readonly goneStatements: readonly StatementId[]
  readonly links: readonly StatementLink[]
  readonly goneLinks: readonly StatementLink[]
}
