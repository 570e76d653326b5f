import type { EntityType, Modality, Polarity } from './claim.ts'
import type { Document, DocumentId } from './document.ts'
import type { Span } from './span.ts'
import type { TimeInterval } from './time-interval.ts'

export type EntityId = string
export type StatementId = string

/** A list that cannot be empty. */
export type NonEmpty<Item> = readonly [Item, ...Item[]]

/** One country, person, treaty, event … across documents. */
export interface Entity {
  readonly id: EntityId
  readonly name: string
  readonly type: EntityType
  /** Other names it goes by in the documents or in general data, sorted, without `name`. */
  readonly aliases: readonly string[]
  readonly wikidata: string | null
}

/** Words in a document that state something. `quote` is `text.slice(start, end)` of the document. */
export interface Evidence extends Span {
  readonly document: DocumentId
  readonly quote: string
  /** Name of the extraction rule that read it. */
  readonly rule: string
  readonly confidence: number
}

/** A fact between two entities. Without evidence it cannot be built. */
export interface Statement {
  readonly id: StatementId
  readonly subject: EntityId
  /** Canonical label, readable as an edge: `sanctioned`, `head of`. */
  readonly relation: string
  /** PLOVER-like class of the relation; the table is `data/schema/event-types.tsv`. */
  readonly eventType: string
  readonly object: EntityId
  readonly polarity: Polarity
  readonly modality: Modality
  /** The entity that says so; null: the article itself. */
  readonly attributedTo: EntityId | null
  /** When the fact holds, never the day of publication. */
  readonly time: TimeInterval | null
  readonly confidence: number
  readonly evidence: NonEmpty<Evidence>
}

/** Everything that is known: what is stored, exported and drawn. Lists are sorted by id. */
export interface Knowledge {
  readonly documents: readonly Document[]
  readonly entities: readonly Entity[]
  readonly statements: readonly Statement[]
}
