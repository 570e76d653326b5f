import { at } from '../model/index.ts'
import type { Claim, MentionIndex, Polarity } from '../model/index.ts'
import type { TokenIndex } from '../language/layers.ts'
import type { RuleContext } from './draft.ts'
import { nounClassOf } from './noun-class.ts'
import type { Predication } from './predications.ts'
import { modalityOf, polarityOf } from './qualify.ts'
import { dependentsBy, lemmaOf, sentenceSpan, spanOfRange, uposOf } from './reading.ts'
import type { Reading } from './reading.ts'

/** A claim with the word that it hangs on. */
export interface AnchoredClaim {
  readonly claim: Claim
  readonly anchor: TokenIndex
}

/**
 * `Spain said that Acme bribed Ann Li. Acme denied the allegation.`: what others say of the one who denies is told once
 * more, as denied. The words that are answered stand in the sentence before, or earlier in the same one.
 */
export const answersTo = (context: RuleContext, claims: readonly AnchoredClaim[]): AnchoredClaim[] =>
  context.predications.flatMap((predication) => {
    const [subject] = predication.subjects
    if (subject === undefined || !isDenial(context, predication)) return []
    const denier = context.mentions.of(subject)
    if (denier === null) return []
    return claims
      .filter(({ claim, anchor }) => isBefore(context, anchor, predication.token) && isSaidOf(context, claim, denier))
      .map(({ claim }) => ({ claim: answered(context, claim, predication.token, denier), anchor: predication.token }))
  })

const DENYING = /^(?:deny|dispute|rebut|refute)$/u
const REJECTING = /^(?:dismiss|reject)$/u

/** A denial of what was said before: of `it`, of `the claims`, of `any wrongdoing`; not one that says of what. */
const isDenial = ({ reading, data }: RuleContext, predication: Predication): boolean => {
  const {
    token,
    kind,
    passive,
    objects,
    subjects: [subject],
  } = predication
  const isDenying = DENYING.test(lemmaOf(reading, token))
  if (kind !== 'verb' || passive || !(isDenying || REJECTING.test(lemmaOf(reading, token)))) return false
  const [object] = objects
  if (object === undefined || objects.length > 1) return false
  if (
    polarityOf(reading, predication, [subject ?? null]) !== 'positive' ||
    modalityOf(reading, predication) !== 'asserted'
  )
    return false
  if (uposOf(reading, object) === 'PRON') return isDenying && /^(?:it|this|that|they)$/u.test(lemmaOf(reading, object))
  if (dependentsBy(reading, object, 'acl', 'acl:relcl', 'nmod', 'nmod:poss', 'amod', 'compound').length > 0)
    return false
  if (isDenying && /^(?:wrongdoing|involvement)$/u.test(lemmaOf(reading, object))) return true
  return nounClassOf(reading, data, object) === 'COMMUNICATION'
}

const isBefore = ({ reading }: RuleContext, anchor: TokenIndex, denial: TokenIndex): boolean =>
  anchor < denial && at(reading.sentenceOf, denial) - at(reading.sentenceOf, anchor) <= 1

/** Whether somebody else says it of the one who denies. */
const isSaidOf = ({ mentions }: RuleContext, claim: Claim, denier: MentionIndex): boolean => {
  const isDenier = (index: MentionIndex): boolean => {
    const [left, right] = [mentions.get(index), mentions.get(denier)]
    if (index === denier || (left.chain !== null && left.chain === right.chain)) return true
    return left.kind === 'name' && right.kind === 'name' && left.label === right.label
  }
  return (
    claim.polarity === 'positive' &&
    claim.modality === 'asserted' &&
    claim.object !== null &&
    claim.attributedTo.length > 0 &&
    isDenier(claim.subject) &&
    !claim.attributedTo.some(isDenier)
  )
}

/** The same claim as the word of the one who denies it; the quote reaches to the verb that does. */
export const deniedClaim = (
  reading: Reading,
  claim: Claim,
  { verb, denier }: { readonly verb: TokenIndex; readonly denier: MentionIndex },
): Claim => {
  const polarity: Polarity = claim.polarity === 'positive' ? 'negative' : 'positive'
  const { start, end } = spanOfRange(reading, { first: verb, end: verb + 1 })
  const span = { start: Math.min(claim.start, start), end: Math.max(claim.end, end) }
  return { ...claim, ...span, polarity, modality: 'denied', attributedTo: [denier] }
}

const answered = ({ reading }: RuleContext, claim: Claim, verb: TokenIndex, denier: MentionIndex): Claim => {
  const sentence = { start: claim.sentence.start, end: Math.max(claim.sentence.end, sentenceSpan(reading, verb).end) }
  return { ...deniedClaim(reading, claim, { verb, denier }), sentence }
}
