import type { Mention } from '../../model/index.ts'
import type { TokenIndex } from '../../language/layers.ts'
import type { RuleContext } from '../draft.ts'
import { posOf } from '../control.ts'
import type { ControlStep } from '../control.ts'
import { particleOf } from '../predications.ts'
import type { Predication } from '../predications.ts'
import { nounClassOf } from '../noun-class.ts'
import { modalityOf, polarityOf } from '../qualify.ts'
import { dependentBy, dependentsBy, formOf, lemmaOf, prepositionOf, uposOf, xposOf } from '../reading.ts'
import type { Reading } from '../reading.ts'
import { labelOfVerb, pastOf } from '../relation-label.ts'
import type { Label, ObjectKind } from '../relation-label.ts'

/** The mention that a word heads, or null. */
export const mentionAt = ({ mentions }: RuleContext, token: TokenIndex): Mention | null => {
  const index = mentions.of(token)
  return index === null ? null : mentions.get(index)
}

/** `a barrage of sanctions` is about sanctions: look through words that count to what is counted. */
export const countedNoun = ({ reading, data }: RuleContext, token: TokenIndex): TokenIndex => {
  const counted = dependentsBy(reading, token, 'nmod').find((child) => prepositionOf(reading, child) === 'of')
  if (counted === undefined) return token
  const lemma = lemmaOf(reading, token)
  // `the number of visitors` is a figure; `a number of visitors` are visitors.
  if (lemma === 'number' && dependentsBy(reading, token, 'det').some((det) => lemmaOf(reading, det) === 'the'))
    return token
  const counts = data.measureNouns.has(lemma) && xposOf(reading, counted) === 'NNS'
  return counts || data.nounClasses.get(lemma) === 'QUANTITY' ? counted : token
}

/** What stands at the far end of a relation, for tables that ask. */
export const kindOfObject = (context: RuleContext, object: TokenIndex | null): ObjectKind | null => {
  if (object === null) return null
  const mention = mentionAt(context, countedNoun(context, object))
  return mention === null ? null : { nounClass: mention.nounClass, type: mention.type }
}

/** Label of a predication towards an object, with the verbs above it: `suspended`, `plans to promote`. */
export const labelOf = (
  context: RuleContext,
  predication: Predication,
  preposition: string,
  object: TokenIndex | null,
): Label => {
  const { reading, data } = context
  const lemma = lemmaOf(reading, predication.token)
  const plain = labelOfVerb(
    data,
    lemma,
    particleOf(reading, predication.token),
    preposition,
    kindOfObject(context, object),
  )
  const step = predication.controls.findLast(
    (control) => control.word !== null && control.word.modality !== 'asserted' && control.word.polarity === 'positive',
  )
  if (step !== undefined) return controlledLabel(context, step, predication, preposition, plain)
  const refusal = predication.controls.findLast((control) => control.word?.polarity === 'negative')
  const attitude = refusal === undefined ? null : labelOfVerb(data, refusal.lemma, '', '', null).eventType
  return attitude === 'REJECT' ? { ...plain, eventType: 'REJECT' } : plain
}

const ATTITUDES = new Set(['AGREE', 'DEMAND', 'REQUEST', 'THREATEN', 'EXPRESS_INTENT', 'COERCE'])

const controlledLabel = (
  { reading, data }: RuleContext,
  step: ControlStep,
  predication: Predication,
  preposition: string,
  plain: Label,
): Label => {
  const words = (verb: string): string =>
    [verb, particleOf(reading, predication.token), preposition].filter(Boolean).join(' ')
  const bare = words(lemmaOf(reading, predication.token))
  const isGerund =
    xposOf(reading, predication.token) === 'VBG' &&
    (step.preposition !== '' ||
      !dependentsBy(reading, predication.token, 'mark').some((mark) => lemmaOf(reading, mark) === 'to'))
  const inner = isGerund ? words(formOf(reading, predication.token).toLowerCase()) : `to ${bare}`
  const pos = posOf(reading, step.token)
  const entry = pos === 'VERB' ? labelOfVerb(data, step.lemma, '', step.preposition, null) : null
  const attitude = entry?.eventType ?? data.reporting.get(`${step.lemma} NOUN`)?.attitude ?? ''
  const planned = step.word?.modality === 'planned' ? 'EXPRESS_INTENT' : plain.eventType
  const eventType = ATTITUDES.has(attitude) ? attitude : planned
  // `waited for Ann to leave` asks nothing of her.
  if (step.asked !== null && step.preposition === 'for') return { ...plain, eventType }
  if (entry !== null) {
    const isPassive = predication.isAsked || dependentBy(reading, step.token, 'aux:pass', 'nsubj:pass') !== undefined
    const participle = data.irregularParticiple.get(step.lemma) ?? pastOf(data, step.lemma)
    // `the schools were asked to pay`, `asked the schools to pay`: of those who are to act the verb above is passive.
    const governing = isPassive ? ['was', participle, step.preposition].filter(Boolean).join(' ') : entry.relation
    return { relation: `${governing} ${inner}`, eventType }
  }
  const governing = [pos === 'ADJ' ? step.lemma : formOf(reading, step.token).toLowerCase(), step.preposition, inner]
    .filter(Boolean)
    .join(' ')
  if (pos === 'ADJ') return { relation: `is ${governing}`, eventType }
  // `the possibility of returning the islands`: somebody might return them.
  if (step.word?.modality === 'possible') return { relation: `might ${bare}`, eventType: plain.eventType }
  return { relation: governing, eventType }
}

/** The words of the verb group: auxiliaries, negation, particle, verbs of control, preposition. */
export const relationWords = (reading: Reading, predication: Predication, end: TokenIndex | null): TokenIndex[] => {
  const words = [predication.token]
  for (const child of dependentsBy(reading, predication.token, 'aux', 'aux:pass', 'cop', 'compound:prt'))
    words.push(child)
  for (const child of dependentsBy(reading, predication.token, 'advmod'))
    if (/^(?:not|n['’]t|never|no longer)$/iu.test(formOf(reading, child))) words.push(child)
  const { controls } = predication
  for (const step of controls) {
    if (uposOf(reading, step.token) === 'NOUN') continue
    words.push(step.token, ...dependentsBy(reading, step.token, 'aux', 'aux:pass', 'cop'))
    if (step.asked !== null) words.push(...dependentsBy(reading, step.asked, 'case'))
    for (const child of dependentsBy(reading, step.token, 'advmod'))
      if (/^(?:not|n['’]t|never)$/iu.test(formOf(reading, child))) words.push(child)
  }
  const outermost = controls.findIndex(({ token }) => uposOf(reading, token) !== 'NOUN')
  if (outermost >= 0)
    for (const { token } of [...controls.slice(outermost + 1), predication])
      words.push(...dependentsBy(reading, token, 'mark').slice(0, 1))
  if (end !== null)
    for (const mark of dependentsBy(reading, end, 'case')) words.push(mark, ...dependentsBy(reading, mark, 'fixed'))
  return [...new Set(words)].sort((left, right) => left - right)
}

/** Qualifiers that every clause rule computes the same way. */
export const qualifiersOf = (
  { reading }: RuleContext,
  predication: Predication,
  ends: readonly (TokenIndex | null)[],
) => ({
  polarity: polarityOf(reading, predication, ends),
  modality: modalityOf(reading, predication),
  anchor: predication.token,
})

const NAMING_VERBS = /^(?:brand|call|dub|know|label|name|style|term|title)$/u

/** Whether a verb gives its object another name: `call`, `known as`. */
export const isNamingVerb = (reading: Reading, token: TokenIndex): boolean =>
  uposOf(reading, token) === 'VERB' && NAMING_VERBS.test(lemmaOf(reading, token))

/** Nouns that are events or dealings: what is tied to them by a preposition is tied to the one who acts on them. */
export const isDealing = (context: RuleContext, token: TokenIndex): boolean => {
  const lemma = lemmaOf(context.reading, token)
  const nounClass = nounClassOf(context.reading, context.data, token) ?? undefined
  return (
    context.data.eventNouns.has(lemma) ||
    (nounClass !== undefined &&
      /^(?:NEGOTIATION|AGREEMENT|SANCTIONS|RELATIONS|CONFLICT|ABSTRACT|POLICY)$/u.test(nounClass))
  )
}

/** What somebody calls a thing: `described the role as regrettable`, `considers a collapse unlikely`. */
export const verdictOf = (reading: Reading, { kind, token }: Predication): TokenIndex | null => {
  if (kind !== 'verb' || !JUDGING.test(lemmaOf(reading, token))) return null
  const word = predicativeOf(reading, token)
  return word !== null && /^(?:ADJ|ADV|VERB)$/u.test(uposOf(reading, word)) ? word : null
}

const JUDGING = /^(?:brand|call|consider|deem|denounce|describe|dub|find|label|regard|see|term|view)$/u

/** Verbs that say another thing without the verdict: nobody `considers` or `finds` what they find unlikely. */
export const isOnlyVerdict = (reading: Reading, predication: Predication): boolean =>
  /^(?:consider|deem|describe|find|regard|see|view)$/u.test(lemmaOf(reading, predication.token)) &&
  verdictOf(reading, predication) !== null

const predicativeOf = (reading: Reading, token: TokenIndex): TokenIndex | null => {
  const direct = dependentBy(reading, token, 'xcomp')
  if (direct !== undefined) return direct
  return (
    dependentsBy(reading, token, 'obl', 'advcl').find(
      (child) =>
        prepositionOf(reading, child) === 'as' ||
        lemmaOf(reading, dependentBy(reading, child, 'mark') ?? child) === 'as',
    ) ?? null
  )
}

/** Whether a mention could end as a node: a name, a described thing, or a pronoun that coreference resolved. */
export const isArgument = (context: RuleContext, token: TokenIndex): boolean => {
  const mention = mentionAt(context, token)
  return mention !== null && (mention.isNode || mention.chain !== null || mention.members.length > 0)
}

/** `the contest (For Peace and Progress)`: a bracket opens before the preposition. */
export const isBracketed = (reading: Reading, token: TokenIndex): boolean => {
  const mark = dependentBy(reading, token, 'case') ?? 0
  return mark > 0 && formOf(reading, mark - 1) === '('
}
