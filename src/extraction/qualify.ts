import { at } from '../model/index.ts'
import type { Modality, Polarity, TimeInterval } from '../model/index.ts'
import type { TokenIndex } from '../language/layers.ts'
import type { ExtractionData } from './extraction-data.ts'
import type { Predication } from './predications.ts'
import { dependentBy, dependentsBy, formOf, headOf, lemmaOf, relOf, xposOf } from './reading.ts'
import type { Reading } from './reading.ts'

const NEGATIONS = new Set(['not', "n't", 'n’t', 'never', 'no', 'neither', 'nor', 'hardly', 'nowhere', 'nobody', 'none'])

/** Whether a word is negated by a word of its own: `not`, `never`, `no talks`. */
export const isNegated = (reading: Reading, token: TokenIndex): boolean =>
  dependentsBy(reading, token, 'advmod', 'det', 'cc:preconj', 'cc').some(
    (child) =>
      !isNotOnly(reading, child) &&
      (NEGATIONS.has(formOf(reading, child).toLowerCase()) || NEGATIONS.has(lemmaOf(reading, child))),
  ) ||
  dependentsBy(reading, token, 'advmod').some(
    (child) => lemmaOf(reading, child) === 'long' && isNoLonger(reading, child),
  ) ||
  dependentsBy(reading, token, 'mark', 'case').some((mark) => /^(?:instead|without)$/u.test(lemmaOf(reading, mark)))

/** `not only the square but the park`: both of them. */
const isNotOnly = (reading: Reading, not: TokenIndex): boolean =>
  not + 1 < reading.analysis.tokens.count && /^(?:just|merely|only|simply|solely)$/iu.test(formOf(reading, not + 1))

/** `no longer`: a negation of its own. */
const isNoLonger = (reading: Reading, longer: TokenIndex): boolean =>
  formOf(reading, longer).toLowerCase() === 'longer' &&
  dependentsBy(reading, longer, 'advmod', 'det').some((child) => formOf(reading, child).toLowerCase() === 'no')

/** Polarity of a predication with these arguments: negations on the verb, its arguments and the verbs above cancel out in pairs. */
export const polarityOf = (
  reading: Reading,
  predication: Predication,
  ends: readonly (TokenIndex | null)[],
): Polarity => {
  let negations = Number(isNegated(reading, predication.token))
  for (const end of ends) if (end !== null && negatedArgument(reading, end)) negations++
  for (const step of predication.controls)
    negations += Number(isNegated(reading, step.token)) + Number(step.word?.polarity === 'negative')
  if (
    relOf(reading, predication.token) === 'conj' &&
    !isNegated(reading, predication.token) &&
    sharesNegation(reading, predication.token)
  )
    negations++
  return negations % 2 === 1 ? 'negative' : 'positive'
}

/** `no country`, `neither country`, `neither Peru nor Chile`, `nobody`. */
export const negatedArgument = (reading: Reading, token: TokenIndex): boolean =>
  dependentsBy(reading, token, 'det').some((child) => lemmaOf(reading, child) === 'no') ||
  isNeither(reading, relOf(reading, token) === 'conj' ? headOf(reading, token) : token) ||
  /^(?:nobody|nothing|none)$/u.test(lemmaOf(reading, token))

const isNeither = (reading: Reading, token: TokenIndex): boolean =>
  dependentsBy(reading, token, 'advmod', 'cc', 'cc:preconj', 'det').some(
    (child) => formOf(reading, child).toLowerCase() === 'neither',
  )

/** `did not sign or ratify`: an `or` or `nor` carries the negation on to a verb without a subject of its own. */
const sharesNegation = (reading: Reading, token: TokenIndex): boolean => {
  const cc = dependentBy(reading, token, 'cc')
  return (
    cc !== undefined &&
    /^(?:or|nor)$/u.test(lemmaOf(reading, cc)) &&
    dependentBy(reading, token, 'nsubj', 'aux') === undefined &&
    isNegated(reading, headOf(reading, token))
  )
}

const AUXILIARIES: ReadonlyMap<string, Modality> = new Map(
  Object.entries<Modality>({
    may: 'possible',
    might: 'possible',
    could: 'possible',
    can: 'possible',
    would: 'possible',
    will: 'planned',
    wo: 'planned',
    shall: 'planned',
    "'ll": 'planned',
    '’ll': 'planned',
    ca: 'possible',
    should: 'demanded',
    must: 'demanded',
    ought: 'demanded',
  }),
)
const STRENGTH: readonly Modality[] = ['asserted', 'planned', 'possible', 'demanded', 'denied']

/** The weaker of two modalities: a plan to demand is a demand, a possible plan is possible. */
export const weaker = (left: Modality, right: Modality): Modality =>
  STRENGTH.indexOf(left) >= STRENGTH.indexOf(right) ? left : right

/** Modality of a clause from its auxiliaries, its conditions and the verbs above it. */
export const modalityOf = (reading: Reading, predication: Predication): Modality => {
  let modality = modalityOfVerb(reading, predication.token)
  if (isPurpose(reading, predication)) modality = weaker(modality, 'planned')
  for (const step of predication.controls) {
    if (!isDone(reading, step.token)) modality = weaker(modality, step.word?.modality ?? 'asserted')
    modality = weaker(modality, modalityOfVerb(reading, step.token))
  }
  return modality
}

/**
 * `left to see her mother`, `measures to cut costs`, `used the lamp to read`: an infinitive that no known verb governs says
 * what something is for. `the first woman to lead the party` did lead it.
 */
export const isPurpose = (reading: Reading, { token, controls }: Predication): boolean => {
  const head = headOf(reading, token)
  if (xposOf(reading, token) !== 'VB' || head < 0 || !isInfinitive(reading, token)) return false
  const step = controls.at(-1)
  switch (relOf(reading, token)) {
    case 'advcl':
      return step?.token !== head || step.word === null
    case 'acl':
      return (step?.token !== head || step.word === null) && !isRanked(reading, head)
    case 'xcomp':
      return step?.word === null && dependentBy(reading, head, 'obj', 'aux:pass', 'nsubj:pass') !== undefined
    default:
      return false
  }
}

const isInfinitive = (reading: Reading, token: TokenIndex): boolean =>
  dependentsBy(reading, token, 'mark').some((mark) => lemmaOf(reading, mark) === 'to')

/** `the first`, `the last`, `the only` of a kind. */
const isRanked = (reading: Reading, noun: TokenIndex): boolean =>
  [noun, ...dependentsBy(reading, noun, 'amod', 'nummod')].some((word) =>
    /^(?:first|second|third|last|latest|next|only|one)$/u.test(lemmaOf(reading, word)),
  )

/** `were able to leave`: in the past tense what one could do is done. */
const isDone = (reading: Reading, token: TokenIndex): boolean =>
  lemmaOf(reading, token) === 'able' &&
  dependentsBy(reading, token, 'cop').some((cop) => xposOf(reading, cop) === 'VBD') &&
  dependentBy(reading, token, 'aux') === undefined

/** Adverbs by which a text does not vouch for what it tells. */
const HEARSAY =
  /^(?:allegedly|apparently|maybe|perhaps|possibly|potentially|purportedly|reportedly|seemingly|supposedly)$/u

/** `is to open`: an arrangement. */
const isArranged = (reading: Reading, token: TokenIndex): boolean =>
  xposOf(reading, token) === 'VB' &&
  isInfinitive(reading, token) &&
  dependentsBy(reading, token, 'aux', 'cop').some((word) => lemmaOf(reading, word) === 'be')

const modalityOfVerb = (reading: Reading, token: TokenIndex): Modality => {
  let modality: Modality = isArranged(reading, token) ? 'planned' : 'asserted'
  if (dependentsBy(reading, token, 'advmod').some((word) => HEARSAY.test(lemmaOf(reading, word)))) modality = 'possible'
  for (const auxiliary of dependentsBy(reading, token, 'aux', 'aux:pass')) {
    if (lemmaOf(reading, auxiliary) === 'would' && isFutureInPast(reading, token)) {
      modality = weaker(modality, 'planned')
      continue
    }
    modality = weaker(
      modality,
      AUXILIARIES.get(formOf(reading, auxiliary).toLowerCase()) ??
        AUXILIARIES.get(lemmaOf(reading, auxiliary)) ??
        'asserted',
    )
  }
  if (
    relOf(reading, token) === 'conj' &&
    modality === 'asserted' &&
    dependentBy(reading, token, 'nsubj', 'aux', 'cop') === undefined
  ) {
    const head = headOf(reading, token)
    if (head >= 0) modality = weaker(modality, modalityOfVerb(reading, head))
  }
  if (
    relOf(reading, token) === 'advcl' &&
    dependentsBy(reading, token, 'mark').some(
      (mark) =>
        /^(?:if|lest|unless|whether)$/u.test(lemmaOf(reading, mark)) ||
        // `until it ends the violence`: nobody says that it will.
        (lemmaOf(reading, mark) === 'until' && /^VB[PZ]$/u.test(xposOf(reading, token))),
    )
  )
    return weaker(modality, 'possible')
  return isOpenQuestion(reading, token) ? weaker(modality, 'possible') : modality
}

/** `are examining whether Acme paid Ann`, `asked if she left`: nobody says that it is so. */
const isOpenQuestion = (reading: Reading, token: TokenIndex): boolean => {
  const relation = relOf(reading, token)
  return (
    /^(?:acl|ccomp|csubj|xcomp)$/u.test(relation) &&
    dependentsBy(reading, token, 'mark').some((mark) => {
      const lemma = lemmaOf(reading, mark)
      return lemma === 'whether' || (lemma === 'if' && relation === 'ccomp')
    })
  )
}

/** `said they would leave`: what was `will` when it was said. */
const isFutureInPast = (reading: Reading, token: TokenIndex): boolean => {
  const head = headOf(reading, token)
  return (
    head >= 0 &&
    /^(?:ccomp|parataxis)$/u.test(relOf(reading, token)) &&
    /^VB[DN]$/u.test(xposOf(reading, head)) &&
    !dependentsBy(reading, token, 'advcl').some((clause) =>
      dependentsBy(reading, clause, 'mark').some((mark) => /^(?:if|unless)$/u.test(lemmaOf(reading, mark))),
    )
  )
}

/** The time that governs the clause: its own expression, or that of the verb it is coordinated with. */
export const timeOf = (reading: Reading, token: TokenIndex): TimeInterval | null => {
  const own = ownTime(reading, token)
  if (own !== null) return own
  const relation = relOf(reading, token)
  const head = headOf(reading, token)
  if (head < 0) return null
  if (relation === 'xcomp') return timeOf(reading, head)
  return relation === 'conj' &&
    dependentBy(reading, token, 'nsubj', 'nsubj:pass') === undefined &&
    isOfTense(reading, token, tenseOf(reading, head))
    ? ownTime(reading, head)
    : null
}

/** `was founded in 1998 and employs 700 people`: who turns to another tense speaks of another time. */
const isOfTense = (reading: Reading, token: TokenIndex, tense: Tense | null): boolean => {
  const own = tenseOf(reading, token)
  return own === null || tense === null || own === tense
}

type Tense = 'past' | 'present' | 'perfect' | 'modal'

/** The tense of a verb, by its first auxiliary where it has one; null where it shows none: `was arrested and taken away`. */
const tenseOf = (reading: Reading, token: TokenIndex): Tense | null => {
  const first = dependentBy(reading, token, 'aux', 'aux:pass', 'cop')
  const tag = xposOf(reading, first ?? token)
  if (tag === 'MD') return 'modal'
  if (first !== undefined && lemmaOf(reading, first) === 'have') return 'perfect'
  if (tag === 'VBD') return 'past'
  return /^VB[PZ]$/u.test(tag) ? 'present' : null
}

/** The date that heads the paragraph, for what a verb tells as happening then: not for what `had` happened before. */
export const headingTimeOf = (reading: Reading, token: TokenIndex): TimeInterval | null =>
  /^VB[DPZ]?$/u.test(xposOf(reading, token)) || isPlainPassive(reading, token)
    ? at(reading.headingTimes, at(reading.sentenceOf, token))
    : null

const isPlainPassive = (reading: Reading, token: TokenIndex): boolean =>
  xposOf(reading, token) === 'VBN' &&
  dependentBy(reading, token, 'aux:pass') !== undefined &&
  dependentBy(reading, token, 'aux') === undefined

const ownTime = (reading: Reading, token: TokenIndex): TimeInterval | null => {
  for (const child of dependentsBy(
    reading,
    token,
    'obl',
    'obl:unmarked',
    'advmod',
    'nmod',
    'nmod:unmarked',
    'obl:npmod',
    'obl:tmod',
    'nummod',
    'advcl',
  )) {
    const expression = reading.analysis.times[at(reading.timeOf, child)]
    if (expression?.interval) return expression.interval
  }
  return null
}

/** Whether the clause stands under a word that casts doubt on the noun it hangs on: `a possibility that Russia might …`. */
export const nounContext = (reading: Reading, data: ExtractionData, token: TokenIndex): Modality | null => {
  const head = headOf(reading, token)
  if (head < 0 || !/^(?:acl|ccomp)$/u.test(relOf(reading, token))) return null
  if (!dependentsBy(reading, token, 'mark').some((mark) => /^(?:that|whether)$/u.test(lemmaOf(reading, mark))))
    return null
  return data.reporting.get(`${lemmaOf(reading, head)} NOUN`)?.content ?? null
}
