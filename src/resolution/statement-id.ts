import type { Evidence, Statement, StatementId } from '../model/index.ts'
import { hashText } from './hash-text.ts'

/** All that a statement says, without what it rests on. */
export type StatementContent = Pick<
  Statement,
  'subject' | 'relation' | 'eventType' | 'object' | 'polarity' | 'modality' | 'attributedTo' | 'time'
>

/** The id of a statement: a hash of what it says. */
export const statementId = ({
  subject,
  relation,
  eventType,
  object,
  polarity,
  modality,
  attributedTo,
  time,
}: StatementContent): StatementId =>
  `s${hashText(JSON.stringify({ subject, relation, eventType, object, polarity, modality, attributedTo, time }))}`

const MAX_CONFIDENCE = 0.98

/** Independent documents add up: the chance that not all of them were misread. */
export const jointConfidence = (evidence: readonly Evidence[]): number => {
  const best = new Map<string, number>()
  for (const item of evidence) best.set(item.document, Math.max(best.get(item.document) ?? 0, item.confidence))
  let misread = 1
  for (const confidence of best.values()) misread *= 1 - confidence
  return Math.round(Math.min(MAX_CONFIDENCE, 1 - misread) * 1000) / 1000
}
