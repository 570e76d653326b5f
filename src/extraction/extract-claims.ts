import { at } from '../model/index.ts'
import type {
  ChainLink,
  Claim,
  DocumentClaims,
  Mention,
  MentionIndex,
  Modality,
  Polarity,
  Span,
} from '../model/index.ts'
import type { Analysis, TokenIndex } from '../language/layers.ts'
import { answersTo, deniedClaim } from './answered-claims.ts'
import { createAttributions } from './attribution.ts'
import { findClaimLinks } from './claim-links.ts'
import { denialsOf } from './clause-relatives.ts'
import type { ClaimRule, Draft, RuleContext } from './draft.ts'
import type { ExtractionData } from './extraction-data.ts'
import { createMentions } from './mentions.ts'
import { findPredications } from './predications.ts'
import { isCrossPair } from './respectively.ts'
import { headingTimeOf, isPurpose, nounContext, timeOf, weaker } from './qualify.ts'
import { createReading, dependentsBy, sentenceSpan, spanOfRange, textOfRange } from './reading.ts'
import { BELONGING_RULES } from './rules/belonging.ts'
import { CLAUSE_RULES } from './rules/clauses.ts'
import { NOUN_RULES } from './rules/nouns.ts'
import { ROLE_RULES } from './rules/roles.ts'
import { SAYING_RULES } from './rules/sayings.ts'

/** Every rule, in the order of its room; the order decides only between equal claims. */
export const CLAIM_RULES: readonly ClaimRule[] = [
  ...CLAUSE_RULES,
  ...SAYING_RULES,
  ...ROLE_RULES,
  ...BELONGING_RULES,
  ...NOUN_RULES,
]

/** What an analysed document says: mentions, and claims between them with speaker, polarity, modality and time. */
export const extractClaims = (
  analysis: Analysis,
  data: ExtractionData,
  rules: readonly ClaimRule[] = CLAIM_RULES,
): DocumentClaims => {
  const reading = createReading(analysis)
  const mentions = createMentions(reading, data)
  const predications = findPredications(reading, data)
  const attributions = createAttributions(reading, data, predications)
  const context: RuleContext = { reading, data, mentions, predications, attributions }
  const drafts = strongest(
    withoutRoles(rules.flatMap((rule) => Array.from(rule.match(context), (draft) => ({ ...draft, rule: rule.rule })))),
    mentions.of,
  )
  const own = drafts.flatMap((draft) => finish(context, draft).map((claim) => ({ claim, anchor: draft.anchor })))
  const finished = [...own, ...answersTo(context, own)]
  const claims = finished.map(({ claim }) => claim)
  mentionSpeakersAndNames(context)
  const links = linksOf(context, claims)
  return {
    document: analysis.document.id,
    sentences: analysis.sentences.length,
    mentions: withActors(withSpeakers(mentions.list(), claims), claims, data),
    links,
    claims,
    claimLinks: findClaimLinks(
      reading,
      finished.map(({ anchor }, index) => ({ index, anchor })),
    ),
  }
}

/** Who says something is worth a node, however barely they are named: `critics`, `the researchers`, `media`. */
const withSpeakers = (mentions: readonly Mention[], claims: readonly Claim[]): readonly Mention[] => {
  const speakers = new Set(claims.flatMap(({ attributedTo }) => attributedTo))
  return mentions.map((mention, index) =>
    speakers.has(index) && mention.kind === 'nominal' && SPEAKING.test(mention.nounClass ?? '')
      ? { ...mention, isNode: true }
      : mention,
  )
}

const SPEAKING = /^(?:COMMUNICATION|DOCUMENT|OFFICE|ORGANISATION|PEOPLE|PERSON)$/u

/** Police and courts that do something to somebody named, or have it done to them, are worth a node too, in this document. */
const withActors = (
  mentions: readonly Mention[],
  claims: readonly Claim[],
  { actingBodies }: ExtractionData,
): readonly Mention[] => {
  const actors = new Set<MentionIndex>()
  const isNamed = (index: MentionIndex): boolean => at(mentions, index).kind === 'name'
  for (const { subject, object, eventType, rule } of claims) {
    if (object === null || STATES.has(eventType) || !DONE.has(rule)) continue
    if (isNamed(object)) actors.add(subject)
    if (isNamed(subject)) actors.add(object)
  }
  return mentions.map((mention, index) =>
    actors.has(index) && mention.kind === 'nominal' && actingBodies.has(mention.lemma)
      ? { ...mention, isNode: true }
      : mention,
  )
}

/** What is no deed. */
const STATES: ReadonlySet<string> = new Set(['ATTRIBUTE', 'LOCATED', 'OTHER', 'OWN', 'PART_OF', 'RELATIONS', 'ROLE'])

/** Rules of what somebody does. */
const DONE = new Set(['subject-verb-object', 'subject-verb-preposition'])

/** `Peru, an ally of Chile`: who the ally is was said by a rule of roles; `of` says nothing more. */
const withoutRoles = (drafts: readonly Draft[]): readonly Draft[] => {
  const roles = new Set(
    drafts.flatMap(({ rule, anchor, object }) => (ROLES.has(rule) ? [`${String(anchor)} ${String(object)}`] : [])),
  )
  return drafts.filter(
    ({ rule, subject, object }) => rule !== 'noun-preposition' || !roles.has(`${String(subject)} ${String(object)}`),
  )
}

/** One claim for each subject, relation and object of a place: the most confident rule speaks. */
const strongest = (drafts: readonly Draft[], of: (token: TokenIndex) => MentionIndex | null): Draft[] => {
  const best = new Map<string, Draft>()
  for (const draft of drafts) {
    const key = `${of(draft.subject)}|${draft.relation}|${draft.object === null ? '' : of(draft.object)}`
    const known = best.get(key)
    if (known === undefined || draft.confidence > known.confidence) best.set(key, draft)
  }
  return [...best.values()].sort((left, right) => left.anchor - right.anchor)
}

/** What a noun phrase says in passing holds whether the clause around it is denied, planned or asserted. */
const ROLES = new Set(ROLE_RULES.filter((rule) => !rule.rule.startsWith('copular')).map((rule) => rule.rule))
const PRESUPPOSED = new Set([...ROLES, ...[...BELONGING_RULES, ...NOUN_RULES].map((rule) => rule.rule)])

/** Who holds an office, or where a town lies, is nobody's claim. */
const UNSAID = new Set([...ROLES, ...BELONGING_RULES.map((rule) => rule.rule)])

const finish = (context: RuleContext, draft: Draft): Claim[] => {
  const { reading, mentions, data, attributions } = context
  if (draft.object !== null && isCrossPair(reading, draft.subject, draft.object)) return []
  const subject = mentions.of(draft.subject)
  const object = draft.object === null ? null : mentions.of(draft.object)
  if (subject === null || (draft.object !== null && object === null) || subject === object) return []
  const attribution = attributions.of(draft.anchor)
  const attributedTo = attribution.speakers.flatMap((speaker) => mentions.of(speaker) ?? [])
  const presupposed = PRESUPPOSED.has(draft.rule)
  const content = presupposed
    ? 'asserted'
    : weaker(attribution.content, nounContext(reading, data, draft.anchor) ?? 'asserted')
  const polarity: Polarity =
    attribution.denied && !presupposed ? (draft.polarity === 'positive' ? 'negative' : 'positive') : draft.polarity
  const modality = weaker(draft.modality, content)
  const sentence = sentenceSpan(reading, draft.anchor)
  const span = spanOfClaim(context, draft, mentions.get(subject), object === null ? null : mentions.get(object))
  const claim: Claim = {
    ...span,
    subject,
    relation: draft.relation,
    eventType: isAim(context, draft) ? draft.eventType : eventTypeOf(data, draft.eventType, polarity, modality),
    object,
    polarity,
    modality,
    attributedTo: UNSAID.has(draft.rule)
      ? []
      : attributedTo.filter((speaker) => speaker !== subject || draft.rule !== 'verdict'),
    time: timeOf(reading, draft.anchor) ?? headingTimeOf(reading, draft.anchor),
    confidence: data.confidences(draft.rule, draft.confidence),
    rule: draft.rule,
    tuple: tupleOf(context, draft),
    sentence,
  }
  return presupposed ? [claim] : [claim, ...deniedBy(context, draft, claim)]
}

/** `…, which Madrid denies`: the same once more, as the word of the one who denies it. */
const deniedBy = ({ reading, data, mentions, predications }: RuleContext, draft: Draft, claim: Claim): Claim[] =>
  denialsOf(reading, data, draft.anchor).flatMap((verb) => {
    const denying = predications.find(({ token }) => token === verb)?.subjects[0]
    const speaker = denying === undefined ? null : mentions.of(denying)
    if (speaker === null || speaker === claim.object) return []
    return [deniedClaim(reading, claim, { verb, denier: speaker })]
  })

/** What somebody does something for is neither offered nor threatened. */
const isAim = ({ reading, predications }: RuleContext, { anchor }: Draft): boolean => {
  const predication = predications.find(({ token }) => token === anchor)
  return predication !== undefined && isPurpose(reading, predication)
}

/** An event that is only announced counts as its announcement: an offer or a threat. */
const eventTypeOf = (data: ExtractionData, eventType: string, polarity: Polarity, modality: Modality): string =>
  modality === 'planned' && polarity === 'positive' ? (data.intendedEvents.get(eventType) ?? eventType) : eventType

const spanOfClaim = (
  { reading }: RuleContext,
  draft: Draft,
  subject: Mention,
  object: Mention | null,
): { start: number; end: number } => {
  const spans = draft.words.map((word) => spanOfRange(reading, { first: word, end: word + 1 }))
  const sentence = sentenceSpan(reading, draft.anchor)
  const inside = [...spans, namedSpan(subject), ...(object === null ? [] : [namedSpan(object)])].filter(
    (span) => span.start >= sentence.start && span.end <= sentence.end,
  )
  return { start: Math.min(...inside.map((span) => span.start)), end: Math.max(...inside.map((span) => span.end)) }
}

/** The whole of a short mention, so that no name is cut; of a long one its head. */
const namedSpan = (mention: Mention): Span =>
  mention.end - mention.start <= MAX_QUOTED_MENTION_UNITS ? { start: mention.start, end: mention.end } : mention.head

const MAX_QUOTED_MENTION_UNITS = 60

/** Subject, relation and object in the words of the sentence. */
const tupleOf = (context: RuleContext, draft: Draft): Claim['tuple'] => {
  const { reading, mentions } = context
  const predication = context.predications.find(({ token }) => token === draft.anchor)
  // `were addressed by`: a passive keeps the order of its own sentence.
  const isTurned =
    predication?.passive === true && draft.object !== null && predication.subjects.includes(draft.subject)
  const first = draft.words[0] ?? draft.anchor
  // A fronted preposition (`In 1990 … was placed`) belongs behind the verb that it goes with.
  const ordered = isAdposition(context, first) ? [...draft.words.slice(1), first] : draft.words
  const words = [
    ...ordered.map((word) => textOfRange(reading, { first: word, end: word + 1 })),
    ...(isTurned ? agentMarks(context, draft.subject) : []),
  ].join(' ')
  const text = (token: TokenIndex | null): string => {
    const mention = token === null ? null : mentions.of(token)
    return mention === null ? '' : mentions.get(mention).text
  }
  return isTurned ? [text(draft.object), words, text(draft.subject)] : [text(draft.subject), words, text(draft.object)]
}

/** The preposition of an agent: `by`. */
const agentMarks = ({ reading }: RuleContext, agent: TokenIndex): string[] =>
  dependentsBy(reading, agent, 'case').map((mark) => textOfRange(reading, { first: mark, end: mark + 1 }))

const isAdposition = ({ reading }: RuleContext, token: TokenIndex): boolean =>
  reading.analysis.upos[token] === 'ADP' && reading.analysis.deprel[token] === 'case'

/** Names and speakers become mentions even where no rule asked for them, so that chains find them. */
const mentionSpeakersAndNames = ({ reading, mentions }: RuleContext): void => {
  for (const name of reading.analysis.names) mentions.of(name.end - 1)
  for (const reference of reading.analysis.references)
    if (reference.antecedent !== null || reference.members.length > 0) mentions.of(reference.headToken)
}

/** Coreference links between mentions, and the other names that the text itself teaches. */
const linksOf = ({ reading, mentions }: RuleContext, claims: readonly Claim[]): ChainLink[] => {
  const links: ChainLink[] = []
  for (const reference of reading.analysis.references) {
    if (reference.antecedent === null) continue
    const mention = mentions.of(reference.headToken)
    const antecedent = mentions.of(at(reading.analysis.references, reference.antecedent).headToken)
    if (mention !== null && antecedent !== null && mention !== antecedent)
      links.push({ mention, antecedent, rule: reference.rule, score: reference.score })
  }
  for (const claim of claims) {
    if (claim.relation === 'known as' && claim.eventType === 'NAMING' && claim.object !== null)
      links.push({ mention: claim.object, antecedent: claim.subject, rule: 'known-as', score: claim.confidence })
  }
  return links
}
