import type {
  Document,
  DocumentClaims,
  DocumentId,
  Entity,
  KnowledgeItems,
  Statement,
  StatementLink,
} from '../model/index.ts'
import type { Growth } from '../resolution/growth/grow-resolution.ts'
import type { ResolvedState } from '../resolution/growth/resolved-state.ts'
import type { ChangedDocument } from '../resolution/growth/sides.ts'
import type { StateRows } from '../resolution/growth/state-rows.ts'
import type { ReadDocument } from '../resolution/resolve-knowledge.ts'

/** A document with what was read in it, and by which state of model and rules. */
export interface StoredDocument {
  readonly document: Document
  readonly claims: DocumentClaims
  readonly engine: string
}

/** Keeps read documents, so that none has to be read twice; `store` implements it. Each call is done wholly or not at all. */
export interface DocumentStore {
  /** Ids with a hash of the document and the engine that read it, sorted by id. */
  readonly list: () => Promise<readonly { readonly id: DocumentId; readonly hash: string; readonly engine: string }[]>
  /** The hash that `list` gives of a document. */
  readonly hashOf: (document: Document) => string
  /** Keeps a document; one of the same id is replaced. */
  readonly put: (entry: StoredDocument) => Promise<void>
  readonly remove: (ids: readonly DocumentId[], options?: RemoveOptions) => Promise<void>
  /** Ids of documents that were taken out for good and have not been put in again. */
  readonly removed: () => Promise<ReadonlySet<DocumentId>>
  /** All documents with their claims, sorted by id. */
  readonly read: () => Promise<readonly ReadDocument[]>
  /** The same one by one, a few of them in memory at a time. */
  readonly each: () => AsyncIterable<ReadDocument>
  /** All documents without what was read in them, sorted by id. */
  readonly documents: () => Promise<readonly Document[]>
  /** Keeps entities and statements for those who ask in SQL, in place of what was there, and the state of their resolution. */
  readonly keepKnowledge: (knowledge: KnowledgeItems, resolution?: KeptResolution) => Promise<void>
  /**
   * The state of the last resolution with the documents that have changed since; null where none was kept under this
   * mark, or where more than `most` documents have changed.
   */
  readonly resolution: (mark: string, most: number) => Promise<OpenResolution | null>
  /** Keeps what changed documents change in the graph and in the state. */
  readonly keepGrowth: (growth: Growth) => Promise<void>
  /** Goes through the kept graph as it is at one moment, with the documents that it was resolved from, whoever writes meanwhile. */
  readonly kept: <Result>(work: (lists: KeptLists) => Promise<Result>) => Promise<Result>
  readonly size: () => Promise<GraphSize>
}

export interface RemoveOptions {
  /** Whether somebody wants them gone, so that they stay out until they are put in again. */
  readonly isForGood?: boolean
}

/** A state to keep, and what it was made by. */
export interface KeptResolution {
  readonly rows: StateRows
  readonly mark: string
}

export interface OpenResolution {
  readonly state: ResolvedState
  readonly changed: readonly ChangedDocument[]
}

/** A kept graph, each list in the order of ids, a page of it in memory at a time. */
export interface KeptLists {
  readonly documents: () => AsyncIterable<Document>
  readonly entities: () => AsyncIterable<Entity>
  readonly statements: () => AsyncIterable<Statement>
  readonly links: () => Promise<readonly StatementLink[]>
}

/** How much there is of a graph. */
export interface GraphSize {
  readonly documents: number
  readonly entities: number
  readonly statements: number
}
