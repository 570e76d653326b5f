/** The tables as Kysely sees them; `migrations.ts` makes them. JSON stands in text columns, alike in both databases. */
export interface Tables {
  readonly relata_meta: { readonly name: string; readonly value: string }
  readonly documents: {
    readonly id: string
    readonly hash: string
    readonly engine: string
    readonly published_at: string | null
    readonly source: string | null
    readonly title: string | null
    readonly document: string
    readonly claims: string
  }
  readonly removed_documents: { readonly id: string }
  readonly entities: {
    readonly id: string
    readonly name: string
    readonly type: string
    readonly wikidata: string | null
    readonly entity: string
  }
  readonly aliases: { readonly entity: string; readonly name: string }
  readonly statements: {
    readonly id: string
    readonly subject: string
    readonly relation: string
    readonly event_type: string
    readonly object: string
    readonly polarity: string
    readonly modality: string
    readonly speaker: string | null
    readonly time_start: string | null
    readonly time_end: string | null
    readonly time_precision: string | null
    readonly confidence: number
  }
  readonly evidence: {
    readonly statement: string
    readonly position: number
    readonly document: string
    readonly start_offset: number
    readonly end_offset: number
    readonly quote: string
    readonly rule: string
    readonly confidence: number
  }
}
