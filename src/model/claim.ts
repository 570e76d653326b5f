import type { Span } from './span.ts'
import type { TimeInterval } from './time-interval.ts'

/** Types of things; the table with definitions is `data/schema/entity-types.tsv`. */
export const ENTITY_TYPES = [
  'PERSON',
  'ORG',
  'GPE',
  'LOC',
  'FAC',
  'NORP',
  'EVENT',
  'LAW',
  'DOC',
  'PRODUCT',
  'POLICY',
  'MISC',
] as const

/** One of `ENTITY_TYPES`. */
export type EntityType = (typeof ENTITY_TYPES)[number]

/** Whether something is said to be so or not to be so. */
export type Polarity = 'positive' | 'negative'

/** Whether the fact is stated, planned, merely possible, demanded or denied. */
export type Modality = 'asserted' | 'planned' | 'possible' | 'demanded' | 'denied'

/** How a mention names its thing. */
export type MentionKind = 'name' | 'nominal' | 'pronoun' | 'implied'

/** Index into `DocumentClaims.mentions`. */
export type MentionIndex = number

/** Words in one document that name something. `head` and all ranges are UTF-16 spans of the document's text. */
export interface Mention extends Span {
  readonly text: string
  readonly kind: MentionKind
  readonly type: EntityType
  /** The name or noun phrase it is known by once determiners and possessives are off: `peace treaty talks`. */
  readonly label: string
  /** Span of the syntactic head word. */
  readonly head: Span
  /** Chain within the document, or null where nothing corefers. */
  readonly chain: number | null
  /** Chains that a plural stands for: `the two countries`. Empty otherwise. */
  readonly members: readonly number[]
  /** Class of the head noun, from `data/schema/noun-classes.tsv`; null for names and unknown nouns. */
  readonly nounClass: string | null
  /** Lemma of the head word. */
  readonly lemma: string
  /** The preposition that introduces it, or empty: tells `in Tokyo` from `with Tokyo`. */
  readonly preposition: string
  /** Whether an article or pronoun marks it as known: `the talks`, `these islands`. */
  readonly isDefinite: boolean
  /** Lemmas of the modifiers that tell it from others of its kind, sorted: `peace`, `treaty`. */
  readonly modifiers: readonly string[]
  /** What possessives and prepositions tie to it: `of` Japan, `with` Russia, `on` the treaty. */
  readonly qualifiers: readonly Qualifier[]
  /** Whether it denotes something worth a node of its own, when no name stands behind it. */
  readonly isNode: boolean
}

/** Another mention that narrows a mention down. */
export interface Qualifier {
  readonly preposition: string
  readonly mention: MentionIndex
}

/** Why two mentions of a document are held for one thing. */
export interface ChainLink {
  readonly mention: MentionIndex
  readonly antecedent: MentionIndex
  readonly rule: string
  readonly score: number
}

/** What one clause says about mentions. Claims without an object are kept for `extract`; the graph needs both ends. */
export interface Claim extends Span {
  readonly subject: MentionIndex
  /** Canonical label, readable as an edge: `sanctioned`, `head of`. */
  readonly relation: string
  readonly eventType: string
  readonly object: MentionIndex | null
  readonly polarity: Polarity
  readonly modality: Modality
  /** Who says so, the nearest first; empty when the article itself does. */
  readonly attributedTo: readonly MentionIndex[]
  readonly time: TimeInterval | null
  readonly confidence: number
  /** Name of the rule that made it. */
  readonly rule: string
  /** Words of the clause as (subject, relation, object), in the words of the sentence. */
  readonly tuple: readonly [subject: string, relation: string, object: string]
  /** The sentence it stands in. */
  readonly sentence: Span
}

/** How two claims, or the statements made of them, hang together: the first because of, after … the second. */
export const STATEMENT_LINK_KINDS = [
  'because',
  'in-response-to',
  'after',
  'before',
  'despite',
  'in-order-to',
  'if',
] as const

/** One of `STATEMENT_LINK_KINDS`. */
export type StatementLinkKind = (typeof STATEMENT_LINK_KINDS)[number]

/** Two claims that a word ties together: the claim `from` because of, after … the claim `to`. */
export interface ClaimLink extends Span {
  readonly kind: StatementLinkKind
  readonly from: number
  readonly to: number
  readonly words: string
}

/** All that extraction keeps of one document; the token columns stay behind. */
export interface DocumentClaims {
  readonly document: string
  /** How many sentences were read. */
  readonly sentences: number
  readonly mentions: readonly Mention[]
  readonly links: readonly ChainLink[]
  readonly claims: readonly Claim[]
  /** Indices into `claims`. */
  readonly claimLinks?: readonly ClaimLink[] | undefined
}
