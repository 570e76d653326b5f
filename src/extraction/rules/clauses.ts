import type { TokenIndex } from '../../language/layers.ts'
import type { ClaimRule, Draft, RuleContext } from '../draft.ts'
import { particleOf } from '../predications.ts'
import type { Predication } from '../predications.ts'
import { labelOfTheme } from '../relation-label.ts'
import { negatedArgument } from '../qualify.ts'
import { dependentBy, dependentsBy, formOf, headOf, lemmaOf, prepositionOf, uposOf, xposOf } from '../reading.ts'
import { labelOfVerb } from '../relation-label.ts'
import type { Label } from '../relation-label.ts'
import {
  countedNoun,
  isArgument,
  isBracketed,
  isDealing,
  isNamingVerb,
  isOnlyVerdict,
  kindOfObject,
  labelOf,
  mentionAt,
  qualifiersOf,
  relationWords,
} from './clause-parts.ts'

type Found = Omit<Draft, 'rule'>

const verbs = ({ predications }: RuleContext): readonly Predication[] =>
  predications.filter((predication) => predication.kind === 'verb')

const CONFIDENCE: Readonly<Record<Predication['inherited'], number>> = {
  own: 0.9,
  conjunct: 0.85,
  relative: 0.8,
  participle: 0.75,
  control: 0.75,
  adverbial: 0.65,
  none: 0.5,
}

/** Subject, verb, object; passives turned round. */
function* subjectVerbObject(context: RuleContext): Generator<Found> {
  for (const predication of verbs(context)) {
    // `calls the islands X` is told by the rule `naming`.
    if (
      isNamingVerb(context.reading, predication.token) &&
      dependentBy(context.reading, predication.token, 'xcomp') !== undefined
    )
      continue
    if (isOnlyVerdict(context.reading, predication)) continue
    const objects = [...predication.objects, ...predication.recipients]
    for (const subject of predication.subjects)
      for (const object of objects) {
        if (subject === object) continue
        const bare = wholePredicate(context, predication, labelOf(context, predication, '', object), object)
        const label = predication.recipients.includes(object) ? towardsRecipient(context, predication, bare) : bare
        const words = relationWords(context.reading, predication, null)
        yield {
          subject,
          ...label,
          object: countedNoun(context, object),
          ...qualifiersOf(context, predication, [subject, object]),
          confidence: CONFIDENCE[predication.inherited],
          words,
        }
      }
  }
}

/** Verbs of which the one who gets nothing by them is the object: `fined him 100 euros`. */
const WITHOUT_GIFT = /^(?:ask|bet|call|charge|cost|envy|fine|forgive|name|save|spare|strike|teach|tell|wish)$/u
/** `built them a house`: for them. */
const FOR_SOMEBODY = /^(?:book|build|buy|cook|design|earn|find|get|make|order|prepare|reserve|win)$/u

/** `gave Ukraine tanks`: `gave tanks to`, since nobody gave Ukraine. */
const towardsRecipient = (context: RuleContext, predication: Predication, label: Label): Label => {
  const lemma = lemmaOf(context.reading, predication.token)
  const [gift] = predication.objects
  if (gift === undefined || WITHOUT_GIFT.test(lemma)) return label
  const preposition = FOR_SOMEBODY.test(lemma) ? 'for' : 'to'
  const { relation, eventType } = labelOf(context, predication, '', gift)
  return { relation: `${relation} ${nounForm(context, countedNoun(context, gift))} ${preposition}`, eventType }
}

/** `put the plan on hold`, `keep prices under control`: verbs that say little without the phrase behind their object. */
const wholePredicate = (
  { reading, data }: RuleContext,
  predication: Predication,
  label: Label,
  object: TokenIndex,
): Label => {
  const lemma = lemmaOf(reading, predication.token)
  const [idiom] = predication.obliques.flatMap(
    ({ preposition, token }) => data.verbs.get(`${lemma} ${preposition} ${lemmaOf(reading, token)}`) ?? [],
  )
  if (idiom !== undefined) return { relation: idiom.relation, eventType: idiom.eventType }
  if (!NEEDS_PHRASE.test(lemma) || particleOf(reading, predication.token) !== '') return label
  const phrase = predication.obliques.find(
    ({ preposition, token }) =>
      token > object && uposOf(reading, token) === 'NOUN' && /^(?:at|in|into|on|out of|to|under)$/u.test(preposition),
  )
  if (phrase === undefined) return label
  const { preposition, token } = phrase
  const words = [...dependentsBy(reading, token, 'compound', 'amod').filter((word) => word < token), token]
  const noun = words.map((word) => formOf(reading, word).toLowerCase()).join(' ')
  return { ...label, relation: `${label.relation} ${preposition} ${noun}` }
}

const NEEDS_PHRASE = /^(?:put|keep|place|set|turn)$/u

/** Subject, verb, preposition, noun; also the patient of a passive without an agent. */
function* subjectVerbPreposition(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const predication of verbs(context)) {
    const orphan = predication.passive && predication.subjects.length === 0
    const actors = orphan ? predication.objects : predication.subjects
    for (const { preposition, token } of predication.obliques) {
      if (isCircumstance(context, preposition) || isAbsolute(context, predication, preposition, token)) continue
      const governed = data.verbs.has(`${lemmaOf(reading, predication.token)} ${preposition}`)
      if (predication.objects.length > 0 && !orphan && !governed) continue
      const isTheme =
        !predication.passive && predication.objects.length > 0 && isThemeVerb(context, predication, preposition)
      const label =
        orphan || isTheme
          ? themeLabel(context, predication, preposition, token)
          : actingOnObject(context, predication, preposition, labelOf(context, predication, preposition, token))
      for (const subject of isTheme ? predication.objects : actors) {
        if (subject === token) continue
        const words = relationWords(reading, predication, token)
        yield {
          subject,
          ...label,
          object: countedNoun(context, token),
          ...qualifiersOf(context, predication, [subject, token]),
          confidence: CONFIDENCE[predication.inherited] - (governed ? 0 : 0.15),
          words,
        }
      }
    }
  }
}

/** `With the work almost complete, Acme announced`: what `with` brings up before the subject goes along with the whole clause. */
const isAbsolute = (
  { reading }: RuleContext,
  predication: Predication,
  preposition: string,
  token: TokenIndex,
): boolean =>
  /^(?:with|without)$/u.test(preposition) &&
  token < predication.token &&
  dependentsBy(reading, predication.token, 'nsubj', 'nsubj:pass').some((subject) => subject > token)

/** `replaced the browser with another`: the edge runs from what is acted on. */
const isThemeVerb = ({ reading, data }: RuleContext, predication: Predication, preposition: string): boolean => {
  const verb = [lemmaOf(reading, predication.token), particleOf(reading, predication.token), preposition]
  const core = verb.filter(Boolean).join(' ')
  // What passes between two parties (`sent to`, `deported to`) is told of the one who acts.
  const isChange = (data.verbs.get(core) ?? []).some(({ eventType }) => eventType === 'CHANGE')
  return data.themeVerbs.has(core) && (isChange || CARRYING.test(core))
}

/** `took her family to the capital`: the family, too, went there, and without it nobody is said to have `taken to` it. */
const CARRYING = /^(?:bring|carry|drive|fly|lead|move|rush|take|transfer|transport) (?:to|into|toward|towards)$/u

/**
 * `accused Peru of fraud`, `lost the seat in Ohio`: a verb with an object keeps it before the preposition (`accused somebody
 * of`, `lost seat in`), since without it the subject would be the one who is accused or lost.
 */
const actingOnObject = (context: RuleContext, predication: Predication, preposition: string, label: Label): Label => {
  const [outer] = predication.objects
  if (outer === undefined) return label
  const { relation, eventType } = withObjectsClass(context, predication, label)
  const word = wordForObject(context, countedNoun(context, outer))
  return word === '' || !relation.endsWith(` ${preposition}`)
    ? { relation, eventType }
    : { relation: `${relation.slice(0, -preposition.length)}${word} ${preposition}`, eventType }
}

/** The noun itself; of a name or a pronoun only whether it is somebody, so that relations stay few; nothing of `itself`. */
const wordForObject = (context: RuleContext, object: TokenIndex): string => {
  const form = nounForm(context, object)
  const upos = uposOf(context.reading, object)
  if (upos === 'NOUN') return form
  if (upos === 'PRON') return /^(?:him|her|them|us|me|you|whom|who)$/u.test(form) ? 'somebody' : ''
  if (upos !== 'PROPN') return ''
  return /^(?:PERSON|ORG|GPE|NORP)$/u.test(mentionAt(context, object)?.type ?? '') ? 'somebody' : 'something'
}

/** `sent arms to Chile`: what is handed over decides whether the transfer is aid, a deployment or a message. */
const withObjectsClass = (context: RuleContext, predication: Predication, label: Label): Label => {
  const [object] = predication.objects
  if (label.eventType !== 'TRANSFER' || object === undefined) return label
  const { eventType } = labelOf(context, predication, '', object)
  return /^(?:AID|MOBILIZE|COMMUNICATE|STATE)$/u.test(eventType) ? { ...label, eventType } : label
}

/** `The prime minister resigned`: what somebody does without an object, where the table knows what it is. */
function* subjectVerb(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const predication of verbs(context)) {
    if (predication.passive || predication.objects.length + predication.recipients.length > 0) continue
    if (predication.obliques.some(({ preposition }) => !isCircumstance(context, preposition))) continue
    if (dependentBy(reading, predication.token, 'ccomp', 'xcomp', 'csubj') !== undefined) continue
    if (!data.verbs.has(lemmaOf(reading, predication.token))) continue
    const label = labelOf(context, predication, '', null)
    if (/^(?:OTHER|STATE|ATTRIBUTE)$/u.test(label.eventType)) continue
    for (const subject of predication.subjects)
      yield {
        subject,
        ...label,
        object: null,
        ...qualifiersOf(context, predication, [subject]),
        confidence: CONFIDENCE[predication.inherited] - 0.1,
        words: relationWords(reading, predication, null),
      }
  }
}

const themeLabel = (context: RuleContext, predication: Predication, preposition: string, token: TokenIndex) => {
  const { reading, data } = context
  const verb = lemmaOf(reading, predication.token)
  const form = xposOf(reading, predication.token) === 'VBN' ? formOf(reading, predication.token).toLowerCase() : null
  return labelOfTheme(
    data,
    verb,
    particleOf(reading, predication.token),
    preposition,
    kindOfObject(context, token),
    form,
  )
}

/** Reasons, times, sources and examples are told by other rules, or are no argument of the verb. */
const isCircumstance = ({ data }: RuleContext, preposition: string): boolean =>
  /^(?:according to|as|like|such as|including|per)$/u.test(preposition) ||
  (data.connectives.has(preposition) && !PLAIN_PREPOSITION.test(preposition))

/** Prepositions that join clauses in some uses, but mostly govern an argument. */
const PLAIN_PREPOSITION =
  /^(?:about|against|alongside|at|by|for|from|in|into|of|on|to|towards?|under|with|within|without)$/u

const PLACED = /^(?:in|at|near|inside|outside|around|across|off)$/u

/** `signed the treaty in Oslo`: a place beside the object is where the object was acted on. */
function* objectPlace(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const predication of verbs(context)) {
    if (predication.controls.length > 0) continue
    const verb = lemmaOf(reading, predication.token)
    for (const { preposition, token } of [...predication.obliques, ...frontedPlaces(context, predication)]) {
      const place = mentionAt(context, token)
      if (!PLACED.test(preposition) || place?.kind !== 'name' || !/^(?:GPE|LOC|FAC)$/u.test(place.type)) continue
      if (data.verbs.has(`${verb} ${preposition}`)) continue
      for (const outer of predication.objects) {
        const object = countedNoun(context, outer)
        if (
          object === token ||
          !isArgument(context, object) ||
          (predication.passive && predication.subjects.length === 0)
        )
          continue
        const { relation } = themeLabel(context, predication, preposition, token)
        yield {
          subject: object,
          relation,
          eventType: 'LOCATED',
          object: token,
          ...qualifiersOf(context, predication, [object, token]),
          confidence: 0.7,
          words: relationWords(reading, predication, token),
        }
      }
    }
  }
}

/** `In Oslo they met the king and opened the fair`: what stands before coordinated verbs holds for all of them. */
const frontedPlaces = (
  { reading, predications }: RuleContext,
  { token, inherited }: Predication,
): Predication['obliques'] => {
  if (inherited !== 'conjunct') return []
  const first = predications.find((other) => other.token === headOf(reading, token))
  return first?.obliques.filter((oblique) => oblique.token < first.token) ?? []
}

/** `scrapped talks with Japan`, `challenged ownership of the islands`: what is tied to the thing acted on is acted on too. */
function* verbObjectPreposition(context: RuleContext): Generator<Found> {
  const { reading } = context
  for (const predication of verbs(context)) {
    for (const outer of predication.objects) {
      const object = countedNoun(context, outer)
      if (!isDealing(context, object)) continue
      for (const { preposition, token } of tiedTo(context, predication, object)) {
        if (isTarget(context, predication, object, preposition)) continue
        const { relation, eventType } = labelOf(context, predication, '', object)
        for (const subject of predication.subjects) {
          if (subject === token) continue
          const words = [...relationWords(reading, predication, null), object]
          yield {
            subject,
            relation: `${relation} ${nounForm(context, object)} ${preposition}`,
            eventType,
            object: token,
            ...qualifiersOf(context, predication, [subject, outer]),
            confidence: CONFIDENCE[predication.inherited] - 0.1,
            words,
          }
        }
      }
    }
  }
}

/** Whether a support verb's noun introduces its target so: `impose sanctions on`; then the noun's own relation is told. */
const isTarget = (context: RuleContext, predication: Predication, noun: TokenIndex, preposition: string): boolean => {
  const { reading, data } = context
  const event = data.eventNouns.get(lemmaOf(reading, noun))
  if (event === undefined || event.frame === 'patient') return false
  if (!data.supportVerbs.has(lemmaOf(reading, predication.token)) || isWished(context, predication)) return false
  return event.objectPrepositions.includes(preposition) || (event.frame === 'mutual' && preposition === 'with')
}

const isWished = (context: RuleContext, predication: Predication): boolean =>
  labelOf(context, predication, '', null).relation.includes(' to ')

const TIES = /^(?:with|against|of|over|on|to|toward|towards|from|for|between)$/u

const tiedTo = (
  context: RuleContext,
  predication: Predication,
  object: TokenIndex,
): { preposition: string; token: TokenIndex }[] => {
  const { reading } = context
  const inside = dependentsBy(reading, object, 'nmod').map((token) => ({
    preposition: prepositionOf(reading, token),
    token,
  }))
  const beside = predication.obliques.filter(
    ({ preposition, token }) => token > object && /^(?:with|against|on|over)$/u.test(preposition),
  )
  return [...inside, ...beside]
    .filter(
      ({ preposition, token }) =>
        PLAIN_PREPOSITION.test(preposition) ||
        context.data.connectives.get(preposition)?.eventType !== 'CAUSE' ||
        !isDealing(context, countedNoun(context, token)),
    )
    .filter(({ preposition, token }) => TIES.test(preposition) && !isBracketed(reading, token))
    .flatMap(({ preposition, token }) =>
      [token, ...dependentsBy(reading, token, 'conj')].map((part) => ({
        preposition,
        token: countedNoun(context, part),
      })),
    )
    .filter(({ token }) => mentionAt(context, token)?.kind === 'name' || isArgument(context, token))
}

const nounForm = ({ reading }: RuleContext, token: TokenIndex): string =>
  reading.analysis.tokens.form[token]?.toLowerCase() ?? ''

/** `imposed sanctions on`, `signed a declaration with`: the noun says what was done, the verb merely that it was. */
function* supportVerb(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const predication of verbs(context)) {
    if (isWished(context, predication) || !data.supportVerbs.has(lemmaOf(reading, predication.token))) continue
    for (const outer of predication.objects) {
      const noun = countedNoun(context, outer)
      const event = data.eventNouns.get(lemmaOf(reading, noun))
      if (event === undefined || event.frame === 'patient') continue
      const targets = tiedTo(context, predication, noun).filter(({ preposition }) =>
        isTarget(context, predication, noun, preposition),
      )
      const recipients = event.objectPrepositions.includes('to')
        ? predication.recipients.map((token) => ({ token }))
        : []
      for (const { token } of [...targets, ...recipients])
        for (const subject of predication.subjects) {
          if (subject === token) continue
          const words = [...relationWords(reading, predication, token), noun].sort((left, right) => left - right)
          yield {
            subject,
            relation: event.relation,
            eventType: event.eventType,
            object: token,
            ...qualifiersOf(context, predication, [subject, outer]),
            confidence: 0.85,
            words,
          }
        }
    }
  }
}

const MUTUAL = new Set(['CONSULT', 'SIGN_AGREEMENT', 'AGREE', 'FIGHT', 'RESUME_RELATIONS'])

/** `Russia and Japan negotiated`: coordinated subjects of a mutual verb act with each other. */
function* mutualSubjects(context: RuleContext): Generator<Found> {
  for (const predication of verbs(context)) {
    const [first, ...others] = predication.subjects
    if (first === undefined || others.length === 0 || predication.controls.length > 0) continue
    if (negatedArgument(context.reading, first)) continue
    const object = predication.objects[0] ?? null
    const { relation, eventType } = labelOf(context, predication, '', object)
    if (!MUTUAL.has(eventType) || predication.obliques.some(({ preposition }) => preposition === 'with')) continue
    const noun = object === null ? '' : ` ${mentionAt(context, countedNoun(context, object))?.lemma ?? ''}`
    for (const other of others) {
      const words = relationWords(context.reading, predication, null)
      yield {
        subject: first,
        relation: relation.endsWith(' with') ? relation : `${relation}${noun} with`,
        eventType,
        object: other,
        ...qualifiersOf(context, predication, [first, object]),
        confidence: 0.75,
        words,
      }
    }
  }
}

/** `talks were suspended over the war`, `left because of the strike`: why it happened, from the reason to what it moved. */
function* cause(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const predication of verbs(context)) {
    for (const { preposition, token } of predication.obliques) {
      const connective = PLAIN_PREPOSITION.test(preposition) ? undefined : data.connectives.get(preposition)
      if (connective?.eventType !== 'CAUSE' || !isDealing(context, countedNoun(context, token))) continue
      for (const outer of predication.objects) {
        const object = countedNoun(context, outer)
        if (!isDealing(context, object)) continue
        yield {
          subject: countedNoun(context, token),
          relation: 'prompted action on',
          eventType: 'CAUSE',
          object,
          ...qualifiersOf(context, predication, [outer]),
          confidence: 0.6,
          words: relationWords(reading, predication, token),
        }
      }
    }
  }
}

/** Small clauses: `makes it impossible to resume talks`, `called the sanctions illegal`. */
function* smallClause(context: RuleContext): Generator<Found> {
  const { reading, data } = context
  for (const predication of context.predications) {
    const step = predication.controls.at(-1)
    if (step === undefined || predication.kind !== 'verb' || step.word?.polarity !== 'negative') continue
    const above = context.predications.find((other) => other.token === step.token)
    const maker = context.predications.find(
      (other) =>
        other.kind === 'verb' &&
        /^(?:make|render|leave|keep)$/u.test(lemmaOf(reading, other.token)) &&
        (above?.controls.at(-1)?.token === other.token ||
          dependentsBy(reading, other.token, 'xcomp').includes(step.token)),
    )
    if (maker === undefined) continue
    for (const subject of maker.subjects)
      for (const object of predication.objects) {
        const inner = labelOfVerb(data, lemmaOf(reading, predication.token), '', '', null)
        if (inner.relation === '') continue
        yield {
          subject,
          relation: 'prevents',
          eventType: 'PREVENT',
          object: countedNoun(context, object),
          ...qualifiersOf(context, maker, [subject]),
          confidence: 0.75,
          words: [maker.token, step.token, predication.token],
        }
      }
  }
}

/** Claims that verbs make of their arguments. */
export const CLAUSE_RULES: readonly ClaimRule[] = [
  {
    rule: 'subject-verb-object',
    yes: 'The minister rejected the proposal of the senate.',
    gives: ['minister', 'rejected', 'proposal'],
    no: 'The proposal arrived.',
    match: subjectVerbObject,
  },
  {
    rule: 'subject-verb-preposition',
    yes: 'France withdrew from the treaty.',
    gives: ['France', 'withdrew from', 'treaty'],
    no: 'France signed the treaty.',
    match: subjectVerbPreposition,
  },
  {
    rule: 'subject-verb',
    yes: 'The governor resigned on Friday.',
    gives: ['governor', 'resigned', ''],
    no: 'The governor resigned from the council.',
    match: subjectVerb,
  },
  {
    rule: 'object-place',
    yes: 'In Helsinki, Norway ratified the treaty.',
    gives: ['treaty', 'was ratified in', 'Helsinki'],
    no: 'In anger, Norway ratified the treaty.',
    match: objectPlace,
  },
  {
    rule: 'verb-object-preposition',
    yes: 'Peru suspended talks with Chile.',
    gives: ['Peru', 'suspended talks with', 'Chile'],
    no: 'Peru suspended the ambassador.',
    match: verbObjectPreposition,
  },
  {
    rule: 'support-verb',
    yes: 'Norway imposed sanctions on Belarus.',
    gives: ['Norway', 'sanctioned', 'Belarus'],
    no: 'Norway lifted sanctions on Belarus.',
    match: supportVerb,
  },
  {
    rule: 'mutual-subjects',
    yes: 'Kenya and Uganda signed a treaty.',
    gives: ['Kenya', 'signed treaty with', 'Uganda'],
    no: 'Kenya signed a treaty.',
    match: mutualSubjects,
  },
  {
    rule: 'cause',
    yes: 'Egypt halted the negotiations because of the invasion of Sudan.',
    gives: ['invasion', 'prompted action on', 'negotiations'],
    no: 'Egypt halted the negotiations in Cairo.',
    match: cause,
  },
  {
    rule: 'small-clause',
    yes: 'The policy of the government makes it impossible to resume the talks.',
    gives: ['policy', 'prevents', 'talks'],
    no: 'The government wants to resume the talks.',
    match: smallClause,
  },
]
