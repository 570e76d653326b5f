import type { EventNoun, ExtractionData, RelationEntry } from './extraction-data.ts'

/** Verbs and nouns that a user adds to the tables. */
export interface Additions {
  readonly verbs: readonly ({ readonly verb: string } & RelationEntry)[]
  readonly nouns: readonly {
    readonly noun: string
    readonly relation: string
    readonly eventType: string
    readonly prepositions: readonly string[]
  }[]
}

/** The tables with a user's own entries, which go before those of the package. */
export const extendData = (data: ExtractionData, { verbs, nouns }: Additions): ExtractionData => {
  const ownVerbs = new Map(data.verbs)
  for (const { verb, object, relation, eventType } of [...verbs].reverse())
    ownVerbs.set(verb.toLowerCase(), [
      { object, relation, eventType },
      ...(ownVerbs.get(verb.toLowerCase()) ?? []).filter((entry) => entry.object !== object),
    ])
  const ownNouns = new Map<string, EventNoun>(data.eventNouns)
  for (const { noun, relation, eventType, prepositions } of nouns)
    ownNouns.set(noun.toLowerCase(), { relation, eventType, objectPrepositions: prepositions, frame: 'agent' })
  return { ...data, verbs: ownVerbs, eventNouns: ownNouns }
}
