import type { DocumentId, EntityId, Statement } from '../model/index.ts'

/** How often an entity is spoken of: statements it is an end of (a loop counts once), and documents behind them. */
export interface EntityCount {
  readonly statements: number
  readonly documents: number
}

/** Counts for every entity that is a subject or an object; the others are missing from the map. */
export const countByEntity = (statements: readonly Statement[]): ReadonlyMap<EntityId, EntityCount> => {
  const tallies = new Map<EntityId, { statements: number; readonly documents: Set<DocumentId> }>()
  for (const { subject, object, evidence } of statements) {
    for (const end of subject === object ? [subject] : [subject, object]) {
      const tally = tallies.get(end) ?? { statements: 0, documents: new Set<DocumentId>() }
      tally.statements += 1
      for (const { document } of evidence) tally.documents.add(document)
      tallies.set(end, tally)
    }
  }
  return new Map(
    [...tallies].map(([id, tally]) => [id, { statements: tally.statements, documents: tally.documents.size }]),
  )
}
