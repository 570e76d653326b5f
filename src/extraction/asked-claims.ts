import { at } from '../model/index.ts'
import type { Claim, Document, DocumentClaims, EntityType, Mention, MentionIndex, Span } from '../model/index.ts'
import type { Modality, Polarity } from '../model/index.ts'
import { findVerbatim } from './find-verbatim.ts'

/** What a language model says that an article says. Nothing of it is believed before it is found in the article. */
export interface AskedClaim {
  /** The words of the article, one sentence or a part of it. */
  readonly quote: string
  /** Words of the quote. */
  readonly subject: string
  readonly subjectType: EntityType
  readonly relation: string
  /** Words of the quote. */
  readonly object: string
  readonly objectType: EntityType
  readonly polarity: Polarity
  readonly modality: Modality
  /** Words of the quote for who says so; null: the article itself. */
  readonly speaker: string | null
}

/** The rule under which such claims stand in evidence. */
export const ASKED_RULE = 'language-model'

/** Below every rule that was judged by readers, since no one has judged these. */
export const ASKED_CONFIDENCE = 0.4

/** A document's claims with those of a model added, and how many of the latter were left out. */
export interface MergedClaims {
  readonly claims: DocumentClaims
  readonly added: number
  /** Quote, subject or object do not stand in the article, or the three do not make a claim. */
  readonly invented: number
}

/**
 * Adds claims of a language model to what the rules read. Kept are only those whose quote stands verbatim in a paragraph
 * of the document (white space apart) with subject and object inside it. Where a rule said the same of the same words, its
 * claim stands alone. `eventTypes` gives the event type of a known relation; others are `OTHER`.
 */
export const mergeAskedClaims = (
  document: Document,
  read: DocumentClaims,
  asked: readonly AskedClaim[],
  eventTypes: ReadonlyMap<string, string>,
): MergedClaims => {
  const mentions = [...read.mentions]
  const claims = [...read.claims]
  let invented = 0
  for (const candidate of asked) {
    const claim = toClaim(document, mentions, candidate, eventTypes)
    if (claim === null) invented += 1
    else if (!claims.some((known) => saysTheSame(known, claim))) claims.push(claim)
  }
  const added = claims.length - read.claims.length
  return { claims: added === 0 ? read : { ...read, mentions, claims }, added, invented }
}

const saysTheSame = (left: Claim, right: Claim): boolean =>
  left.subject === right.subject &&
  left.object === right.object &&
  left.relation === right.relation &&
  left.start < right.end &&
  right.start < left.end

/** At most a long sentence: more is no quote but the article. */
const MAX_QUOTE_UNITS = 1000
const MAX_RELATION_UNITS = 60

const toClaim = (
  document: Document,
  mentions: Mention[],
  asked: AskedClaim,
  eventTypes: ReadonlyMap<string, string>,
): Claim | null => {
  const relation = asked.relation.trim().replace(/\s+/gu, ' ').toLowerCase()
  if (!/^\p{L}[\p{L}\p{N}' -]*$/u.test(relation) || relation.length > MAX_RELATION_UNITS) return null
  const quote = findQuote(document, asked.quote)
  if (quote === null) return null
  const subject = findVerbatim(document.text, asked.subject, quote)
  const object = findVerbatim(document.text, asked.object, quote)
  if (subject === null || object === null || overlap(subject, object)) return null
  const speaker = asked.speaker === null ? null : findVerbatim(document.text, asked.speaker, quote)
  // A speaker that does not stand there would make the article say what it only reports, or the other way round.
  if (asked.speaker !== null && speaker === null) return null
  const of = (span: Span, type: EntityType): MentionIndex => mentionAt(document, mentions, span, type)
  const ends = { subject: of(subject, asked.subjectType), object: of(object, asked.objectType) }
  if (ends.subject === ends.object) return null
  const attributedTo = speaker === null ? [] : [of(speaker, 'PERSON')]
  return {
    ...quote,
    ...ends,
    relation,
    eventType: eventTypes.get(relation) ?? 'OTHER',
    polarity: asked.polarity,
    modality: asked.modality,
    attributedTo,
    time: null,
    confidence: ASKED_CONFIDENCE,
    rule: ASKED_RULE,
    tuple: [slice(document, subject), relation, slice(document, object)],
    sentence: quote,
  }
}

/** The first place of a quote that lies within one paragraph: titles, captions and menus are not read. */
const findQuote = (document: Document, quote: string): Span | null => {
  if (quote.trim() === '' || quote.length > MAX_QUOTE_UNITS) return null
  for (const block of document.blocks) {
    const found = block.kind === 'paragraph' ? findVerbatim(document.text, quote, block) : null
    if (found !== null) return found
  }
  return null
}

const overlap = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end

const slice = ({ text }: Document, { start, end }: Span): string => text.slice(start, end)

/**
 * The mention that the rules know at a place: the one that covers the most of it with its head inside; else a new one.
 */
const mentionAt = (document: Document, mentions: Mention[], span: Span, type: EntityType): MentionIndex => {
  const known = mentions.flatMap((mention, index) =>
    mention.head.start >= span.start && mention.head.end <= span.end ? [index] : [],
  )
  const last = known.sort(
    (left, right) => widthWithin(at(mentions, right), span) - widthWithin(at(mentions, left), span),
  )
  const [best] = last
  if (best !== undefined) return best
  mentions.push(newMention(document, span, type))
  return mentions.length - 1
}

/** Names go before descriptions of the same width, so that `minister Ann Li` is Ann Li. */
const widthWithin = (mention: Mention, span: Span): number =>
  Math.min(mention.end, span.end) - Math.max(mention.start, span.start) + (mention.kind === 'name' ? 1000 : 0)

const newMention = (document: Document, span: Span, type: EntityType): Mention => {
  const text = slice(document, span)
  const label = text.replace(/^(?:the|a|an)\s+/iu, '').replace(/\s+/gu, ' ')
  const words = label.toLowerCase().split(' ')
  const head = text.search(/\S+$/u)
  return {
    ...span,
    text,
    kind: /\p{Lu}/u.test(label) ? 'name' : 'nominal',
    type,
    label,
    head: { start: span.start + Math.max(0, head), end: span.end },
    chain: null,
    members: [],
    nounClass: null,
    lemma: words.at(-1) ?? label,
    preposition: '',
    isDefinite: /^the\s/iu.test(text),
    modifiers: words.slice(0, -1).sort(),
    qualifiers: [],
    isNode: true,
  }
}
