/** What is filtered by values. `speaker` holds entity ids, or `ARTICLE`; `community` the id of its leading entity. */
export type Facet =
  'entityType' | 'community' | 'tone' | 'relation' | 'eventType' | 'modality' | 'polarity' | 'speaker' | 'source'

export const FACETS: readonly Facet[] = [
  'entityType',
  'community',
  'tone',
  'relation',
  'eventType',
  'modality',
  'polarity',
  'speaker',
  'source',
]

/** Facets of entities: a statement passes them when both its ends do. */
export const ENTITY_FACETS: readonly Facet[] = ['entityType', 'community']

/** When something holds, or when it was published. */
export type TimeAxis = 'event' | 'publication'

export const TIME_AXES: readonly TimeAxis[] = ['event', 'publication']

/** Days as `YYYY-MM-DD`, both included. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

/** An empty list, a zero or a null lets everything through; filters add up. */
export interface Filters {
  readonly chosen: Readonly<Record<Facet, readonly string[]>>
  /** Between 0 and 1. */
  readonly minConfidence: number
  /** Least number of independent sources of a statement. */
  readonly minSources: number
  /** Least number of entities that an entity shares a statement with. */
  readonly minDegree: number
  readonly time: Readonly<Record<TimeAxis, DayRange | null>>
  /** Whether statements without a date pass the ranges of time. */
  readonly keepUndated: boolean
}

export const NO_FILTERS: Filters = {
  chosen: {
    entityType: [],
    community: [],
    tone: [],
    relation: [],
    eventType: [],
    modality: [],
    polarity: [],
    speaker: [],
    source: [],
  },
  minConfidence: 0,
  minSources: 0,
  minDegree: 0,
  time: { event: null, publication: null },
  keepUndated: false,
}

/** One thing that a person does to the filters. */
export type FilterChange =
  | { readonly kind: 'toggle'; readonly facet: Facet; readonly value: string }
  | { readonly kind: 'minConfidence' | 'minSources' | 'minDegree'; readonly value: number }
  | { readonly kind: 'time'; readonly axis: TimeAxis; readonly range: DayRange | null }
  | { readonly kind: 'keepUndated'; readonly keep: boolean }

/** Value of the facet `speaker` for statements that nobody is quoted for. */
export const ARTICLE = 'ARTICLE'

/** Value of the facet `source` for documents that name no outlet. */
export const NO_SOURCE = ''
