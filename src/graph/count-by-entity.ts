import type { DocumentId, EntityId, Statement } from '../model/index.ts'

/** How often an entity is spoken of: statements it is an end of (a loop counts once), and documents behind them. */
export interface EntityCount {
  readonly statements: number
  readonly documents: number
}

/** Counts for every entity that is a subject or an object; the others are missing from the map. */
export const countByEntity = (statements: readonly Statement[]): ReadonlyMap<EntityId, EntityCount> => {
  const tallies = new Map<EntityId, Tally>()
  for (const statement of statements) {
    count(tallies, statement.subject, statement)
    if (statement.object !== statement.subject) count(tallies, statement.object, statement)
  }
  return new Map(
    [...tallies].map(([id, { statements: times, documents }]) => [
      id,
      { statements: times, documents: typeof documents === 'string' ? 1 : documents.size },
    ]),
  )
}

/** Most entities are spoken of in one document: its id alone is kept then. */
interface Tally {
  statements: number
  documents: DocumentId | Set<DocumentId>
}

const count = (tallies: Map<EntityId, Tally>, end: EntityId, { evidence }: Statement): void => {
  let tally = tallies.get(end)
  if (tally === undefined) tallies.set(end, (tally = { statements: 0, documents: evidence[0].document }))
  tally.statements += 1
  for (const { document } of evidence) {
    if (document === tally.documents) continue
    if (typeof tally.documents === 'string') tally.documents = new Set([tally.documents])
    tally.documents.add(document)
  }
}
