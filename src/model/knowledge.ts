import type { EntityType, Modality, Polarity, StatementLinkKind } from './claim.ts'
import type { Document, DocumentId } from './document.ts'
import type { Span } from './span.ts'
import type { TimeInterval } from './time-interval.ts'

/** `type:name`, unique among entities. */
export type EntityId = string
/** A hash of what is stated, unique among statements. */
export type StatementId = string

/** A list that cannot be empty. */
export type NonEmpty<Item> = readonly [Item, ...Item[]]

/** Another name that was held to name an entity, and why. */
export interface Merge {
  /** The words, as the documents write them. */
  readonly name: string
  /** How sure it is, 0 … 1. */
  readonly score: number
  /** A reason that a person can read: `capital of Norway`, `the articles say so: known as`. */
  readonly reason: string
}

/** One country, person, treaty, event … across documents. */
export interface Entity {
  readonly id: EntityId
  readonly name: string
  readonly type: EntityType
  /** Other names it goes by in the documents or in general data, sorted, without `name`. */
  readonly aliases: readonly string[]
  readonly wikidata: string | null
  /** Why its names are one, sorted by name; missing in files of older versions. */
  readonly merges?: readonly Merge[] | undefined
}

/** A link of coreference that was followed: from these words to others, by a rule with a score. */
export interface ReferenceStep {
  readonly text: string
  readonly rule: string
  readonly score: number
}

/** The words of an evidence that stand for an end of its statement, and the links that lead from them to the entity. */
export interface EndTrace extends Span {
  readonly text: string
  readonly steps: readonly ReferenceStep[]
}

/** Words in a document that state something. `quote` is `text.slice(start, end)` of the document. */
export interface Evidence extends Span {
  readonly document: DocumentId
  readonly quote: string
  /** Name of the extraction rule that read it. */
  readonly rule: string
  readonly confidence: number
  /** How the words lead to the ends of the statement; missing in files of older versions. */
  readonly ends?: { readonly subject: EndTrace; readonly object: EndTrace } | undefined
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

/** `from` happened because of, after … `to`, as these words of a document say. */
export interface StatementLink extends Span {
  readonly kind: StatementLinkKind
  readonly from: StatementId
  readonly to: StatementId
  readonly document: DocumentId
  /** The words that tie them: `because`, `days after`. */
  readonly words: string
}

/** Everything that is known: what is stored, exported and drawn. Lists are sorted by id. */
export interface Knowledge {
  readonly documents: readonly Document[]
  readonly entities: readonly Entity[]
  readonly statements: readonly Statement[]
  /** How statements hang together, sorted; missing in files of older versions. */
  readonly links?: readonly StatementLink[] | undefined
}

/** Knowledge item by item, for what is too much to be held at once. Each list can be gone through any number of times. */
export interface KnowledgeItems {
  readonly documents: Iterable<Document>
  readonly entities: Iterable<Entity>
  readonly statements: Iterable<Statement>
  readonly links?: Iterable<StatementLink> | undefined
}
