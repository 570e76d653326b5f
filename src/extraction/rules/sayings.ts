import type { TokenIndex } from '../../language/layers.ts'
import type { Modality } from '../../model/index.ts'
import type { Predication } from '../predications.ts'
import type { ClaimRule, Draft, RuleContext } from '../draft.ts'
import { isNegated, modalityOf, polarityOf } from '../qualify.ts'
import { dependentBy, dependentsBy, formOf, lemmaOf, prepositionOf, relOf, uposOf, withConjuncts } from '../reading.ts'
import { labelOfVerb } from '../relation-label.ts'
import { countedNoun, isArgument, mentionAt, relationWords, verdictOf } from './clause-parts.ts'

type Found = Omit<Draft, 'rule'>

const PLAIN = { polarity: 'positive', modality: 'asserted' } as const
const MAX_DEPTH = 4

/** `Ann Moreau said talks are impossible`: a verdict on something is a rejection by whoever speaks. */
function* verdict(context: RuleContext): Generator<Found> {
  const { reading, data, predications } = context
  for (const predication of predications) {
    if (predication.kind !== 'adjective') continue
    const entry = (data.adjectives.get(lemmaOf(reading, predication.token)) ?? []).find(
      (candidate) =>
        candidate.preposition === '*' && /^(?:REJECT|CRITICIZE|SUPPORT|AGREE|DISAPPROVE)$/u.test(candidate.eventType),
    )
    if (entry === undefined || isNegated(reading, predication.token)) continue
    const { speakers } = context.attributions.of(predication.token)
    const speaker = speakers[0]
    if (speaker === undefined) continue
    const own = relOf(reading, predication.token) === 'xcomp' ? [] : predication.subjects
    for (const topic of topicsOf(context, predication.token, own)) {
      if (topic === speaker) continue
      yield {
        subject: speaker,
        relation: `called ${formOf(reading, predication.token).toLowerCase()}`,
        eventType: entry.eventType,
        object: topic,
        ...PLAIN,
        anchor: speakerVerb(context, speaker, predication.token),
        confidence: 0.7,
        words: relationWords(reading, predication, null),
      }
    }
  }
}

/** The verb that the speaker is the subject of, so that the claim is not attributed to the speaker itself. */
const speakerVerb = ({ predications }: RuleContext, speaker: TokenIndex, fallback: TokenIndex): TokenIndex =>
  predications.find((predication) => predication.kind === 'verb' && predication.subjects.includes(speaker))?.token ??
  fallback

/** The subject of the verdict, or what the infinitive below it is about: `impossible to resume talks`. */
const topicsOf = (context: RuleContext, adjective: TokenIndex, subjects: readonly TokenIndex[]): TokenIndex[] => {
  const own = subjects
    .map((subject) => countedNoun(context, subject))
    .filter((subject) => isArgument(context, subject) && mentionAt(context, subject)?.kind !== 'pronoun')
  return own.length > 0 ? own : objectsBelow(context, adjective, 0)
}

const objectsBelow = (context: RuleContext, token: TokenIndex, depth: number): TokenIndex[] => {
  const { reading } = context
  const found: TokenIndex[] = []
  for (const clause of dependentsBy(reading, token, 'csubj', 'xcomp', 'ccomp', 'advcl')) {
    if (dependentBy(reading, clause, 'nsubj', 'nsubj:pass') !== undefined) continue
    const objects = dependentsBy(reading, clause, 'obj').flatMap((object) => withConjuncts(reading, object))
    found.push(...objects.map((object) => countedNoun(context, object)).filter((object) => isArgument(context, object)))
    if (objects.length === 0 && depth < MAX_DEPTH) found.push(...objectsBelow(context, clause, depth + 1))
  }
  return found
}

const CLAIMING = new Set(['DEMAND', 'REQUEST', 'ACCUSE', 'THREATEN', 'DISAPPROVE'])

/** `demanded that Chile withdraw`: what is demanded or alleged of somebody is directed at them. */
function* clausalTarget(context: RuleContext): Generator<Found> {
  const { reading, data, predications } = context
  for (const predication of predications) {
    const report =
      predication.kind === 'verb' ? data.reporting.get(`${lemmaOf(reading, predication.token)} VERB`) : undefined
    if (report === undefined || predication.objects.length > 0) continue
    for (const clause of dependentsBy(reading, predication.token, 'ccomp')) {
      const target = predications.find((other) => other.token === clause)
      if (target === undefined || (!CLAIMING.has(report.attitude) && !isUrged(context, report, target))) continue
      const actors = target.passive ? [] : target.subjects
      const label = CLAIMING.has(report.attitude)
        ? {
            relation: labelOfVerb(data, lemmaOf(reading, predication.token), '', '', null).relation,
            eventType: report.attitude,
          }
        : URGED
      for (const subject of predication.subjects)
        for (const object of actors) {
          if (subject === object || mentionAt(context, object)?.kind === 'pronoun') continue
          yield {
            subject,
            ...label,
            object,
            polarity: polarityOf(reading, predication, [subject]),
            modality: modalityOf(reading, predication),
            anchor: predication.token,
            confidence: 0.7,
            words: relationWords(reading, predication, null),
          }
        }
    }
  }
}

const URGED = { relation: 'urged', eventType: 'DEMAND' } as const

/** `said Chile must leave`: a statement of what somebody has to do is a demand on them. */
const isUrged = (
  { reading }: RuleContext,
  { attitude, content }: { readonly attitude: string; readonly content: Modality },
  target: Predication,
): boolean =>
  attitude === 'STATE' &&
  content === 'asserted' &&
  (modalityOf(reading, target) === 'demanded' ||
    target.controls.some(({ token }) => lemmaOf(reading, token) === 'have' || lemmaOf(reading, token) === 'need')) &&
  target.kind !== 'noun'

/** `described the role as regrettable`, `called the sanctions illegal`: a verdict in the verb's own frame. */
function* described(context: RuleContext): Generator<Found> {
  const { reading, data, predications } = context
  for (const predication of predications) {
    const word = verdictOf(reading, predication)
    if (word === null) continue
    const entry = (data.adjectives.get(lemmaOf(reading, word)) ?? []).find((candidate) => candidate.preposition === '*')
    for (const subject of predication.subjects)
      for (const object of predication.objects) {
        if (subject === object) continue
        yield {
          subject,
          relation: `called ${formOf(reading, word).toLowerCase()}`,
          eventType: entry?.eventType ?? 'STATE',
          object: countedNoun(context, object),
          ...PLAIN,
          anchor: predication.token,
          confidence: 0.7,
          words: relationWords(reading, predication, null),
        }
      }
  }
}

/** `known as the X in Y`, `which Japan calls the X`: another name, and who uses it. */
function* naming(context: RuleContext): Generator<Found> {
  const { reading, predications } = context
  for (const predication of predications) {
    if (predication.kind !== 'verb') continue
    const lemma = lemmaOf(reading, predication.token)
    if (!/^(?:call|know|name|refer|dub|term|style)$/u.test(lemma)) continue
    const alias = otherName(context, predication.token)
    if (alias === null) continue
    for (const object of predication.objects) {
      const thing = adjacentName(context, predication.token, object)
      if (thing === alias) continue
      yield {
        subject: thing,
        relation: 'known as',
        eventType: 'NAMING',
        object: alias,
        ...PLAIN,
        anchor: predication.token,
        confidence: 0.8,
        words: relationWords(reading, predication, null),
      }
      for (const subject of [...predication.subjects, ...placesOf(context, predication.token, alias)]) {
        if (subject !== thing && subject !== alias)
          yield {
            subject,
            relation: `calls ${mentionAt(context, alias)?.label ?? ''}`,
            eventType: 'NAMING',
            object: thing,
            ...PLAIN,
            anchor: predication.token,
            confidence: 0.75,
            words: relationWords(reading, predication, null),
          }
      }
    }
  }
}

/** `the pact on the islands known as …`: a participle names what stands right before it, wherever the tree hangs it. */
const adjacentName = (context: RuleContext, participle: TokenIndex, object: TokenIndex): TokenIndex => {
  if (relOf(context.reading, participle) !== 'acl' || object >= participle - 1) return object
  const before = participle - 1
  // What has a name already (`the group within Acme called the Circle`) is not given another in passing.
  const isNamed =
    prepositionOf(context.reading, before) !== 'of' &&
    mentionAt(context, before)?.kind === 'name' &&
    mentionAt(context, object)?.kind === 'nominal'
  return /^(?:NOUN|PROPN)$/u.test(uposOf(context.reading, before)) && mentionAt(context, before) !== null && !isNamed
    ? before
    : object
}

const otherName = (context: RuleContext, token: TokenIndex): TokenIndex | null => {
  const { reading } = context
  const found = dependentsBy(reading, token, 'xcomp', 'obl', 'advcl').find(
    (child) =>
      mentionAt(context, child)?.kind === 'name' &&
      (/^(?:|as)$/u.test(prepositionOf(reading, child)) ||
        lemmaOf(reading, dependentBy(reading, child, 'mark') ?? child) === 'as'),
  )
  return found ?? null
}

/** `in Japan`: where the other name is used. */
const placesOf = (context: RuleContext, token: TokenIndex, alias: TokenIndex): TokenIndex[] =>
  [...dependentsBy(context.reading, token, 'obl'), ...dependentsBy(context.reading, alias, 'nmod')].filter(
    (child) => prepositionOf(context.reading, child) === 'in' && mentionAt(context, child)?.type === 'GPE',
  )

/** Claims about what people say of things. */
export const SAYING_RULES: readonly ClaimRule[] = [
  {
    rule: 'verdict',
    yes: 'The president of Chile said the peace talks were impossible.',
    gives: ['president', 'called impossible', 'peace talks'],
    no: 'The peace talks were long.',
    match: verdict,
  },
  {
    rule: 'clausal-target',
    yes: 'Peru demanded that Chile withdraw its troops.',
    gives: ['Peru', 'demanded', 'Chile'],
    no: 'Peru said that Chile withdrew its troops.',
    match: clausalTarget,
  },
  {
    rule: 'described',
    yes: 'Chile called the sanctions illegal.',
    gives: ['Chile', 'called illegal', 'sanctions'],
    no: 'Chile called a meeting.',
    match: described,
  },
  {
    rule: 'naming',
    yes: 'The Falkland Islands are known as the Malvinas in Argentina.',
    gives: ['Falkland Islands', 'known as', 'Malvinas'],
    no: 'The islands are known for wool.',
    match: naming,
  },
]
