import type { Document, DocumentClaims, DocumentId, KnowledgeItems } from '../model/index.ts'
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
  readonly remove: (ids: readonly DocumentId[]) => Promise<void>
  /** All documents with their claims, sorted by id. */
  readonly read: () => Promise<readonly ReadDocument[]>
  /** The same one by one, a few of them in memory at a time. */
  readonly each: () => AsyncIterable<ReadDocument>
  /** All documents without what was read in them, sorted by id. */
  readonly documents: () => Promise<readonly Document[]>
  /** Keeps entities and statements for those who ask in SQL, in place of what was there. */
  readonly keepKnowledge: (knowledge: KnowledgeItems) => Promise<void>
}
