import { at } from '../model/index.ts'
import type {
  Claim,
  DocumentClaims,
  EntityType,
  Mention,
  MentionIndex,
  Modality,
  Polarity,
  TimeInterval,
} from '../model/index.ts'

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
  { claims, mentions, links }: DocumentClaims,
  show: (text: string) => string = (text) => text,
): ClaimRecord[] => {
  const antecedents = new Map(links.map((link) => [link.mention, link.antecedent]))
  // What a pronoun stands for tells more than the pronoun; the tuple keeps the words as they are.
  const meant = (mention: MentionIndex): Mention => {
    let index = mention
    for (let step = 0; step < MAX_STEPS && at(mentions, index).kind === 'pronoun'; step++)
      index = antecedents.get(index) ?? index
    return at(mentions, at(mentions, index).kind === 'pronoun' ? mention : index)
  }
  return claims.map((claim) => recordOf(claim, meant, show))
}

const MAX_STEPS = 16

const recordOf = (
  claim: Claim,
  meant: (mention: MentionIndex) => Mention,
  show: (text: string) => string,
): ClaimRecord => {
  const [speaker] = claim.attributedTo
  const [subject, relation, object] = claim.tuple
  return {
    tuple: [show(subject), show(relation), show(object)],
    subject: mentionRecord(meant(claim.subject), show),
    relation: claim.relation,
    eventType: claim.eventType,
    object: claim.object === null ? null : mentionRecord(meant(claim.object), show),
    polarity: claim.polarity,
    modality: claim.modality,
    attributedTo: speaker === undefined ? null : show(meant(speaker).text),
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
