import { at } from '../model/index.ts'
import type { Claim, DocumentClaims, EntityType, Mention, Modality, Polarity, TimeInterval } from '../model/index.ts'

/** A mention as `extract` writes it. */
export interface MentionRecord {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly type: EntityType
}

/** A claim as `extract` writes it; keys in this order. */
export interface ClaimRecord {
  readonly tuple: readonly [subject: string, relation: string, object: string]
  readonly subject: MentionRecord
  readonly relation: string
  readonly eventType: string
  readonly object: MentionRecord | null
  readonly polarity: Polarity
  readonly modality: Modality
  readonly attributedTo: string | null
  readonly time: TimeInterval | null
  readonly confidence: number
  readonly rule: string
}

/** The claims of one document, each complete in itself. `show` turns the document's text into what is printed. */
export const claimRecords = (
  { claims, mentions }: DocumentClaims,
  show: (text: string) => string = (text) => text,
): ClaimRecord[] => claims.map((claim) => recordOf(claim, mentions, show))

const recordOf = (claim: Claim, mentions: readonly Mention[], show: (text: string) => string): ClaimRecord => {
  const [speaker] = claim.attributedTo
  const [subject, relation, object] = claim.tuple
  return {
    tuple: [show(subject), show(relation), show(object)],
    subject: mentionRecord(at(mentions, claim.subject), show),
    relation: claim.relation,
    eventType: claim.eventType,
    object: claim.object === null ? null : mentionRecord(at(mentions, claim.object), show),
    polarity: claim.polarity,
    modality: claim.modality,
    attributedTo: speaker === undefined ? null : show(at(mentions, speaker).text),
    time: claim.time,
    confidence: claim.confidence,
    rule: claim.rule,
  }
}

const mentionRecord = ({ text, start, end, type }: Mention, show: (text: string) => string): MentionRecord => ({
  text: show(text),
  start,
  end,
  type,
})
