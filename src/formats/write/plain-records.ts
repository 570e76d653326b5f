import type { Document, Entity, Statement } from '../../model/index.ts'

/** An entity as flat attributes: scalars and lists of texts. */
export const plainEntity = ({ type, aliases, wikidata }: Entity): Readonly<Record<string, unknown>> => ({
  entityType: type,
  aliases,
  ...(wikidata === null ? {} : { wikidata }),
})

/** A statement as flat attributes; the lists of its evidence run in step. */
export const plainStatement = (
  documents: readonly Document[],
): ((statement: Statement) => Readonly<Record<string, unknown>>) => {
  const outlets = new Map(documents.map(({ id, source, title }) => [id, source ?? title ?? id]))
  return ({ relation, eventType, polarity, modality, attributedTo, time, confidence, evidence }) => ({
    relation,
    eventType,
    polarity,
    modality,
    ...(attributedTo === null ? {} : { attributedTo }),
    ...(time === null ? {} : { timeStart: time.start, timeEnd: time.end, timePrecision: time.precision }),
    confidence,
    weight: evidence.length,
    evidence: evidence.map(({ quote }) => quote),
    documentIds: evidence.map(({ document }) => document),
    sources: evidence.map(({ document }) => outlets.get(document) ?? document),
    evidenceStart: evidence.map(({ start }) => start),
    evidenceEnd: evidence.map(({ end }) => end),
    rules: evidence.map(({ rule }) => rule),
    evidenceConfidence: evidence.map((item) => item.confidence),
  })
}
