import type { TokenIndex } from '../../language/layers.ts'
import { at } from '../../model/index.ts'
import type { Mention } from '../../model/index.ts'
import type { ClaimRule, Draft, RuleContext } from '../draft.ts'
import type { EventNoun, NounPreposition } from '../extraction-data.ts'
import type { Reading } from '../reading.ts'
import {
  dependentBy,
  dependentsBy,
  formOf,
  headOf,
  lemmaOf,
  prepositionOf,
  relOf,
  uposOf,
  withConjuncts,
  xposOf,
} from '../reading.ts'
import { classesOf } from '../relation-label.ts'
import { countedNoun, isArgument, isBracketed, isDealing, isNamingVerb, mentionAt } from './clause-parts.ts'
import { staticNounAt } from './roles.ts'

type Found = Omit<Draft, 'rule'>

const PLAIN = { polarity: 'positive', modality: 'asserted' } as const

const nouns = function* ({ reading }: RuleContext): Generator<TokenIndex> {
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    const upos = uposOf(reading, token)
    if ((upos === 'NOUN' || upos === 'PROPN') && !/^(?:compound|flat|amod|fixed)$/u.test(relOf(reading, token)))
      yield token
  }
}

/** `Japan's sanctions against Russia`, `the annexation of four regions by Russia`, `talks between A and B`. */
function* nominalEvent(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const token of nouns(context)) {
    const event = data.eventNouns.get(lemmaOf(reading, token))
    if (event === undefined || at(reading.nameOf, token) >= 0) continue
    const { agents, patients } =
      event.frame === 'mutual' ? mutualParticipants(context, token) : participants(context, token, event)
    for (const subject of agents)
      for (const object of patients) {
        if (subject === object || (HOSTILE.has(event.eventType) && isFriend(context, object))) continue
        yield {
          subject,
          relation: event.relation,
          eventType: event.eventType,
          object,
          ...PLAIN,
          ...negation(context, token),
          anchor: token,
          confidence: 0.75,
          words: [token],
        }
      }
  }
}

const HOSTILE = new Set(['FIGHT', 'ASSAULT', 'SANCTION', 'THREATEN', 'COERCE'])

/** `its response to the war with its ally`: nobody fights whom they are called a friend of in the same breath. */
const isFriend = ({ reading, data }: RuleContext, token: TokenIndex): boolean =>
  [token, headOf(reading, token)].some(
    (word) => word >= 0 && data.staticNouns.get(lemmaOf(reading, word))?.eventType === 'ALLY',
  )

/** A nominal event under `no` or `without` did not happen. */
const negation = ({ reading }: RuleContext, token: TokenIndex): { polarity: 'positive' | 'negative' } => {
  const negative =
    dependentsBy(reading, token, 'det').some((child) => lemmaOf(reading, child) === 'no') ||
    prepositionOf(reading, token) === 'without'
  return { polarity: negative ? 'negative' : 'positive' }
}

interface Participants {
  readonly agents: readonly TokenIndex[]
  readonly patients: readonly TokenIndex[]
}

const phrases = ({ reading }: RuleContext, token: TokenIndex, ...prepositions: readonly string[]): TokenIndex[] =>
  dependentsBy(reading, token, 'nmod', 'obl')
    .filter((child) => prepositions.includes(prepositionOf(reading, child)))
    .flatMap((child) => withConjuncts(reading, child))

/** Possessors and country words before the noun. */
const owners = ({ reading, data }: RuleContext, token: TokenIndex): TokenIndex[] => [
  ...dependentsBy(reading, token, 'nmod:poss').flatMap((child) => withConjuncts(reading, child)),
  ...dependentsBy(reading, token, 'amod', 'compound').filter((child) => {
    const name = reading.analysis.names[at(reading.nameOf, child)]
    // `the Riga summit` was held in Riga, and `Peru sanctions` may be against Peru; `US` is an adjective too.
    const isPlace = name?.type === 'GPE' && !/^(?:\p{Lu}\.?){2,}$/u.test(formOf(reading, child))
    return (
      data.demonyms.has(formOf(reading, child).toLowerCase()) ||
      (name !== undefined && /^(?:GPE|ORG)$/u.test(name.type) && !isPlace)
    )
  }),
]

const participants = (context: RuleContext, token: TokenIndex, event: EventNoun): Participants => {
  const own = owners(context, token)
  const by = phrases(context, token, 'by')
  const targets = phrases(context, token, ...event.objectPrepositions.filter((preposition) => preposition !== 'of'))
  const of = phrases(context, token, 'of')
  if (event.frame === 'patient') return { agents: by, patients: own.length > 0 ? own : of }
  const agents = [...own, ...by]
  const objectOf = event.objectPrepositions.includes('of') ? of : []
  if (agents.length === 0 && objectOf.length === 0) return { agents: of, patients: targets }
  return { agents, patients: [...targets, ...objectOf] }
}

const mutualParticipants = (context: RuleContext, token: TokenIndex): Participants => {
  const [first, ...others] = phrases(context, token, 'between', 'among')
  if (first !== undefined) return { agents: [first], patients: others }
  return { agents: owners(context, token), patients: phrases(context, token, 'with', 'against') }
}

/** What a preposition inside a noun phrase states: `talks on a treaty`, `islands near Hokkaido`, `regions of Ukraine`. */
function* nounPreposition(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const token of nouns(context)) {
    const head = mentionAt(context, token)
    if (head === null || !isArgument(context, token) || countedNoun(context, token) !== token) continue
    if (head.preposition === 'as') continue
    for (const child of dependentsBy(reading, token, 'nmod')) {
      const preposition = prepositionOf(reading, child)
      const entries = data.nounPrepositions.get(preposition)
      if (entries === undefined || isBracketed(reading, child)) continue
      // `its gallery, like others of the kind`: only several things have examples.
      if (preposition === 'like' && !/^NNP?S$/u.test(xposOf(reading, token))) continue
      for (const part of withConjuncts(reading, child)) {
        const object = countedNoun(context, part)
        const other = mentionAt(context, object)
        if (preposition === 'on' && isHoliday(context, object)) continue
        const entry = other === null || !isArgument(context, object) ? undefined : choose(context, entries, head, other)
        if (entry === undefined || isToldElsewhere(context, token, preposition, entry)) continue
        yield {
          subject: token,
          ...(officeLabel(context, token, child, head, preposition) ??
            describedLabel(context, token, head, preposition, entry) ??
            labelOfPart(context, token, child, entry)),
          object,
          ...PLAIN,
          anchor: token,
          confidence: 0.7,
          words: dependentsBy(reading, child, 'case'),
        }
      }
    }
  }
}

/** `minister of education Ann Li`: the office is what ties the person to it. */
const officeLabel = (
  context: RuleContext,
  token: TokenIndex,
  child: TokenIndex,
  head: Mention,
  preposition: string,
): { readonly relation: string; readonly eventType: string } | null => {
  const { reading, data } = context
  if (head.kind !== 'name' || head.type !== 'PERSON') return null
  // The tree may hang `of education` on the name; the office then stands before it.
  const mark = dependentBy(reading, child, 'case') ?? 0
  const office = child < token && mark > 0 ? mark - 1 : token
  const lemma = lemmaOf(reading, office)
  if (data.nounClasses.get(lemma) !== 'OFFICE') return null
  return { relation: roleWords(context, office, preposition) ?? `${lemma} ${preposition}`, eventType: 'ROLE' }
}

/** `secretary general of`: an office of several words, with this preposition. */
const roleWords = (context: RuleContext, office: TokenIndex, preposition: string): string | null => {
  const found = staticNounAt(context, office)
  if (found === null || found.first === office || !found.label.relation.endsWith(' of')) return null
  return `${found.label.relation.slice(0, -'of'.length)}${preposition}`
}

/** `Ann Li, the voice of Acme`: of a description of somebody named, the noun is what ties the two. */
const describedLabel = (
  context: RuleContext,
  token: TokenIndex,
  head: Mention,
  preposition: string,
  { relation, eventType }: NounPreposition,
): { readonly relation: string; readonly eventType: string } | null => {
  const { reading } = context
  if (head.kind !== 'nominal' || (relation !== preposition && head.nounClass !== 'OFFICE')) return null
  if (/^(?:MEMBER|PARTICIPANT)$/u.test(eventType) || WHEREABOUTS.test(preposition)) return null
  const describes = /^(?:OFFICE|PERSON)$/u.test(head.nounClass ?? '') || isOfName(reading, token)
  return describes
    ? {
        relation: roleWords(context, token, preposition) ?? `${head.lemma} ${preposition}`,
        eventType: head.type === 'PERSON' ? 'ROLE' : eventType,
      }
    : null
}

/** `soldiers near the town`, `a boy with a gun` hold no role there. */
const WHEREABOUTS = /^(?:across|along|around|behind|beside|by|from|inside|near|on|outside|under|with|without)$/u

/** Whether a noun stands in apposition to a name, or says what a name is. */
const isOfName = (reading: Reading, token: TokenIndex): boolean => {
  const named = (word: TokenIndex): boolean => word >= 0 && at(reading.nameOf, word) >= 0
  if (relOf(reading, token) === 'appos' && named(headOf(reading, token))) return true
  if (dependentsBy(reading, token, 'appos').some(named)) return true
  return dependentBy(reading, token, 'cop') !== undefined && dependentsBy(reading, token, 'nsubj').some(named)
}

/** `on Constitution Day`: a time, not a topic. */
const isHoliday = ({ reading }: RuleContext, token: TokenIndex): boolean => {
  const name = reading.analysis.names[at(reading.nameOf, token)]
  return /^(?:day|eve)$/iu.test(formOf(reading, name === undefined ? token : name.end - 1))
}

/** Reasons, the place where a name is used, and who owns what are told by other rules. */
const isToldElsewhere = (
  { reading, data }: RuleContext,
  token: TokenIndex,
  preposition: string,
  entry: NounPreposition,
): boolean => {
  if (entry.eventType === 'CAUSE') return true
  if (entry.eventType === 'PART_OF' && data.eventNouns.has(lemmaOf(reading, token))) return true
  return preposition === 'in' && headOf(reading, token) >= 0 && isNamingVerb(reading, headOf(reading, token))
}

/** `the islands of A and B` are A and B; `an island of A` is part of it. */
const labelOfPart = (
  { reading }: RuleContext,
  token: TokenIndex,
  child: TokenIndex,
  { relation, eventType }: NounPreposition,
): { readonly relation: string; readonly eventType: string } => {
  const lists =
    eventType === 'PART_OF' && xposOf(reading, token) === 'NNS' && dependentBy(reading, child, 'conj') !== undefined
  return lists ? { relation: 'consists of', eventType: 'CONSISTS_OF' } : { relation, eventType }
}

/** The entry that fits both ends most closely: nearest classes count most, `*` least. */
const choose = (
  { data }: RuleContext,
  entries: readonly NounPreposition[],
  head: Mention,
  object: Mention,
): NounPreposition | undefined => {
  const fits = (wanted: string, mention: Mention): number => {
    const line = classesOf(data, mention)
    const place = line.indexOf(wanted)
    return place >= 0 ? 2 + line.length - place : Number(wanted === '*')
  }
  let best: NounPreposition | undefined
  let bestFit = 0
  for (const entry of entries) {
    const [atHead, atObject] = [fits(entry.headClass, head), fits(entry.objectClass, object)]
    const fit = atHead * atObject * 10 + atHead
    if (atHead > 0 && atObject > 0 && fit > bestFit) {
      best = entry
      bestFit = fit
    }
  }
  return best
}

/** Gerunds after a noun's preposition: `talks on signing a treaty` are on the treaty. */
function* nounGerund(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const token of nouns(context)) {
    const head = mentionAt(context, token)
    if (head === null || !isArgument(context, token)) continue
    for (const gerund of dependentsBy(reading, token, 'acl')) {
      const mark = dependentBy(reading, gerund, 'mark')
      const object = dependentBy(reading, gerund, 'obj')
      if (mark === undefined || object === undefined || /^(?:to|of)$/u.test(lemmaOf(reading, mark))) continue
      const entry = (data.nounPrepositions.get(lemmaOf(reading, mark)) ?? []).find(
        (candidate) => candidate.headClass === head.nounClass && candidate.eventType === 'TOPIC',
      )
      if (entry === undefined || !isArgument(context, object)) continue
      yield {
        subject: token,
        relation: entry.relation,
        eventType: entry.eventType,
        object,
        ...PLAIN,
        anchor: token,
        confidence: 0.65,
        words: [mark, gerund],
      }
    }
  }
}

/** Something of its own said of an event's reason inside one noun phrase: `sanctions over the invasion`. */
function* nounCause(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const token of nouns(context)) {
    if (!isDealing(context, token)) continue
    for (const child of dependentsBy(reading, token, 'nmod')) {
      const preposition = prepositionOf(reading, child)
      const connective = /^(?:for|from|by|at|with|of|on|in|to)$/u.test(preposition)
        ? undefined
        : data.connectives.get(preposition)
      if (
        connective === undefined ||
        connective.eventType !== 'CAUSE' ||
        !isDealing(context, child) ||
        !isArgument(context, child)
      )
        continue
      const topic = (data.nounPrepositions.get(preposition) ?? []).some(
        (entry) => entry.eventType === 'TOPIC' && entry.headClass === mentionAt(context, token)?.nounClass,
      )
      if (topic) continue
      yield {
        subject: child,
        relation: 'prompted',
        eventType: 'CAUSE',
        object: token,
        ...PLAIN,
        anchor: token,
        confidence: 0.6,
        words: dependentsBy(reading, child, 'case'),
      }
    }
  }
}

/** The noun that heads a relation to a country word in its own phrase is taken up by `roles`; here only its event reading. */
const headIsVerb = ({ reading }: RuleContext, token: TokenIndex): boolean =>
  headOf(reading, token) >= 0 && uposOf(reading, headOf(reading, token)) === 'VERB'

/** `peace talks with Japan` as the subject or object of a verb: with whom, when no other rule has said so. */
function* nounParticipant(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const token of nouns(context)) {
    const event = data.eventNouns.get(lemmaOf(reading, token))
    if (event === undefined || !isArgument(context, token) || !headIsVerb(context, token)) continue
    if (
      !/^(?:NEGOTIATION|SANCTIONS|CONFLICT|POLICY|AGREEMENT)$/u.test(
        data.nounClasses.get(lemmaOf(reading, token)) ?? '',
      ) ||
      dependentBy(reading, token, 'acl') !== undefined
    )
      continue
    for (const owner of owners(context, token)) {
      yield {
        subject: owner,
        relation: event.frame === 'mutual' ? 'took part in' : 'carried out',
        eventType: 'PARTICIPANT',
        object: token,
        ...PLAIN,
        anchor: token,
        confidence: 0.5,
        words: [token],
      }
    }
  }
}

/** Claims that noun phrases make. */
export const NOUN_RULES: readonly ClaimRule[] = [
  {
    rule: 'nominal-event',
    yes: 'Critics praised the invasion of Kuwait by Iraq.',
    gives: ['Iraq', 'invaded', 'Kuwait'],
    no: 'Critics praised the city of Kuwait.',
    match: nominalEvent,
  },
  {
    rule: 'noun-preposition',
    yes: 'Talks on the treaty resumed.',
    gives: ['talks', 'on', 'treaty'],
    no: 'The envoy resumed talks.',
    match: nounPreposition,
  },
  {
    rule: 'noun-gerund',
    yes: 'They resumed talks on signing a peace treaty.',
    gives: ['talks', 'on', 'peace treaty'],
    no: 'They resumed talks.',
    match: nounGerund,
  },
  {
    rule: 'noun-cause',
    yes: 'Egypt regretted the sanctions over the invasion of Sudan.',
    gives: ['invasion', 'prompted', 'sanctions'],
    no: 'Sanctions hurt the economy.',
    match: nounCause,
  },
  {
    rule: 'noun-participant',
    yes: 'The invasion by Iraq followed. Iraqi sanctions hurt Kuwait.',
    gives: ['Iraqi', 'carried out', 'Iraqi sanctions'],
    no: 'Sanctions hurt Kuwait.',
    match: nounParticipant,
  },
]
