import type { EntityId, Evidence, NonEmpty, Statement } from '../model/index.ts'
import { byText } from './normalize-name.ts'
import { NOBODY } from './statement-groups.ts'
import type { StatementGroup } from './statement-groups.ts'
import { jointConfidence, statementId } from './statement-id.ts'

/** A group of claims as a statement with all its evidence; `ids` are those of entities by the numbers of their clusters. */
export const makeStatement = (
  { subject, object, speaker, words, time }: StatementGroup,
  ids: readonly (EntityId | undefined)[],
  found: readonly Evidence[],
): Statement => {
  const fields = {
    subject: ids[subject] ?? '',
    relation: words.relation,
    eventType: words.eventType,
    object: ids[object] ?? '',
    polarity: words.polarity,
    modality: words.modality,
    attributedTo: speaker === NOBODY ? null : (ids[speaker] ?? ''),
    time,
  }
  const evidence = [...found].sort(
    (left, right) => byText(left.document, right.document) || left.start - right.start || left.end - right.end,
  )
  return {
    id: statementId(fields),
    ...fields,
    confidence: jointConfidence(evidence),
    evidence: evidence as unknown as NonEmpty<Evidence>,
  }
}
