import type { TokenIndex } from '../language/layers.ts'
import type { ControlWord, ExtractionData } from './extraction-data.ts'
import { dependentBy, dependentsBy, formOf, headOf, lemmaOf, prepositionOf, relOf, uposOf, xposOf } from './reading.ts'
import type { Reading } from './reading.ts'

/** A word that governs a clause without a subject of its own: `agreed to leave`, `willing to`, `barred from leaving`. */
export interface ControlStep {
  readonly token: TokenIndex
  /** As the table of control writes it: `agree`, `look forward`; without the preposition. */
  readonly lemma: string
  /** `barred from leaving`, `called on Ann to leave`: what ties the clause, or the one who is asked, to the word; else empty. */
  readonly preposition: string
  /** The one who is asked, behind that preposition. */
  readonly asked: TokenIndex | null
  readonly word: ControlWord | null
}

/** A word that governs without a preposition. */
const plainStep = (token: TokenIndex, lemma: string, word: ControlWord | null): ControlStep => ({
  token,
  lemma,
  preposition: '',
  asked: null,
  word,
})

type Lookup = (token: TokenIndex) => { readonly controls: readonly ControlStep[] } | null

/** The verbs, adjectives and nouns above that turn what follows into a plan, a demand, a failure; outermost first; `tied`: its `tiedControl`. */
export const controlsOf = (
  reading: Reading,
  data: ExtractionData,
  token: TokenIndex,
  { of, tied }: { readonly of: Lookup; readonly tied: ControlStep | null },
): readonly ControlStep[] => {
  const head = headOf(reading, token)
  if (head < 0) return []
  if (relOf(reading, token) === 'conj') return hasSubject(reading, token) ? [] : (of(head)?.controls ?? [])
  if (tied !== null) return [...controlsAbove(reading, data, tied.token, of), tied]
  if (hasSubject(reading, token) || !isGoverned(reading, data, token)) return []
  const lemma = controlLemma(reading, data, head)
  const word = isPrepositional(reading, token) ? null : (data.control.get(`${lemma} ${posOf(reading, head)}`) ?? null)
  return [...controlsAbove(reading, data, head, of), plainStep(head, lemma, word)]
}

/** `pleaded guilty to bribing` is no pleading to do something. */
const isPrepositional = (reading: Reading, token: TokenIndex): boolean =>
  xposOf(reading, token) === 'VBG' &&
  uposOf(reading, headOf(reading, token)) === 'VERB' &&
  hasMark(reading, token, 'to')

const hasSubject = (reading: Reading, token: TokenIndex): boolean =>
  dependentBy(reading, token, 'nsubj', 'nsubj:pass') !== undefined

/** The word that governs a clause by a preposition which the table of control knows with it. */
export const tiedControl = (reading: Reading, data: ExtractionData, token: TokenIndex): ControlStep | null => {
  const head = headOf(reading, token)
  if (head < 0 || !/^(?:acl|advcl|ccomp|xcomp)$/u.test(relOf(reading, token))) return null
  if (hasSubject(reading, token)) return tiedSubject(reading, data, token, head)
  if (xposOf(reading, token) === 'VBG') return tiedGerund(reading, data, token, head)
  // `helped the girls enter` has no `to`.
  if (!hasMark(reading, token, 'to'))
    return xposOf(reading, token) === 'VB' && relOf(reading, token) === 'xcomp'
      ? objectsInfinitive(reading, data, token, head)
      : null
  return tiedInfinitive(reading, data, token, head) ?? objectsInfinitive(reading, data, token, head)
}

/** `barred Ann from leaving`, `the interest in buying`, `found guilty of bribing`. */
const tiedGerund = (
  reading: Reading,
  data: ExtractionData,
  token: TokenIndex,
  head: TokenIndex,
): ControlStep | null => {
  const mark = dependentBy(reading, token, 'mark', 'case')
  if (mark === undefined) return null
  const preposition = formOf(reading, mark).toLowerCase()
  for (const governing of governingWords(reading, token, head))
    for (const lemma of namesOf(reading, governing)) {
      const word = data.control.get(`${lemma} ${preposition} ${posOf(reading, governing)}`)
      if (word !== undefined)
        return { token: governing, lemma, preposition, asked: null, word: asItIsSaid(reading, data, governing, word) }
    }
  return null
}

/** `the court accused Acme of bribing`: the court's word, and the claim will say so; `Acme was accused of` is nobody's. */
const asItIsSaid = (reading: Reading, data: ExtractionData, token: TokenIndex, word: ControlWord): ControlWord =>
  word.modality === 'possible' &&
  data.reporting.has(`${lemmaOf(reading, token)} VERB`) &&
  dependentBy(reading, token, 'aux:pass', 'nsubj:pass') === undefined
    ? { ...word, modality: 'asserted' }
    : word

/** The word above; for a clause that the tree hangs on a verb's object, the verb too. */
const governingWords = (reading: Reading, token: TokenIndex, head: TokenIndex): readonly TokenIndex[] =>
  relOf(reading, token) === 'acl' && /^(?:obj|nsubj:pass)$/u.test(relOf(reading, head))
    ? [head, headOf(reading, head)]
    : [head]

/** `back`, `back out`, `plead guilty`: a word by itself, as it is written, and with what makes it another one. */
const namesOf = (reading: Reading, token: TokenIndex): readonly string[] => {
  const lemma = lemmaOf(reading, token)
  const longer = dependentsBy(reading, token, 'compound:prt', 'advmod', 'xcomp').map(
    (child) => `${lemma} ${formOf(reading, child).toLowerCase()}`,
  )
  return [...longer, lemma, formOf(reading, token).toLowerCase()]
}

/** `pressed for Ann to leave`, where Ann is the subject of the clause. */
const tiedSubject = (
  reading: Reading,
  data: ExtractionData,
  token: TokenIndex,
  head: TokenIndex,
): ControlStep | null => {
  const asked = dependentBy(reading, token, 'nsubj')
  if (asked === undefined || !hasMark(reading, token, 'to') || !hasMark(reading, token, 'for')) return null
  const lemma = lemmaOf(reading, head)
  const pos = posOf(reading, head)
  const word = data.control.get(`${lemma} for ${pos}`) ?? data.control.get(`${lemma} ${pos}`)
  return word === undefined ? null : { token: head, lemma, preposition: 'for', asked, word }
}

/** `called on Ann to leave`. */
const tiedInfinitive = (
  reading: Reading,
  data: ExtractionData,
  token: TokenIndex,
  head: TokenIndex,
): ControlStep | null => {
  if (uposOf(reading, head) !== 'VERB') return null
  const lemma = lemmaOf(reading, head)
  for (const asked of dependentsBy(reading, head, 'obl')) {
    if (asked > token) continue
    const preposition = prepositionOf(reading, asked)
    const word = data.control.get(`${lemma} ${preposition} VERB`)
    if (word?.controller === 'object') return { token: head, lemma, preposition, asked, word }
  }
  return null
}

/** `pressed Ann to leave`, `was expected to leave`: what a verb with an object before the infinitive makes that one do. */
const objectsInfinitive = (
  reading: Reading,
  data: ExtractionData,
  token: TokenIndex,
  head: TokenIndex,
): ControlStep | null => {
  if (uposOf(reading, head) !== 'VERB' || !/^(?:advcl|xcomp)$/u.test(relOf(reading, token))) return null
  const told = dependentBy(reading, head, 'obj', 'iobj', 'nsubj:pass')
  if (told === undefined || told > token) return null
  const lemma = lemmaOf(reading, head)
  const plain = data.control.get(`${lemma} VERB`)
  const word = data.control.get(`${lemma} * VERB`) ?? (isToldTo(lemma, plain) ? plain : undefined)
  return word === undefined ? null : plainStep(head, lemma, word)
}

/** `ordered Ann to leave`; but who `summoned her to protest`, or `sent her to look`, has a purpose of their own. */
const isToldTo = (lemma: string, word: ControlWord | undefined): boolean =>
  word?.controller === 'object' && /^(?:demanded|possible)$/u.test(word.modality) && lemma !== 'summon'

export const posOf = (reading: Reading, token: TokenIndex): 'VERB' | 'NOUN' | 'ADJ' => {
  const upos = uposOf(reading, token)
  return upos === 'ADJ' ? 'ADJ' : upos === 'NOUN' ? 'NOUN' : 'VERB'
}

/** Whether a clause without a subject hangs on a word that may govern it: infinitives, `the possibility of returning`. */
const isGoverned = (reading: Reading, data: ExtractionData, token: TokenIndex): boolean => {
  const head = headOf(reading, token)
  switch (relOf(reading, token)) {
    case 'xcomp':
    case 'csubj':
      return true
    case 'ccomp':
      return posOf(reading, head) !== 'NOUN' || hasMark(reading, token, 'to')
    case 'acl':
      return hasMark(reading, token, 'to') || hasMark(reading, token, 'of')
    case 'advcl':
      // `threatened on Monday to break relations`: an infinitive that the tree hangs as an adverbial.
      if (!hasMark(reading, token, 'to')) return false
      return (
        xposOf(reading, token) === 'VBG' ||
        (data.control.has(`${lemmaOf(reading, head)} VERB`) && dependentBy(reading, head, 'obj', 'xcomp') === undefined)
      )
    default:
      return false
  }
}

/** What governs the governing word: for a noun, the verb that it is the object of. */
const controlsAbove = (
  reading: Reading,
  data: ExtractionData,
  head: TokenIndex,
  of: Lookup,
): readonly ControlStep[] => {
  const own = of(head)
  if (own !== null) return own.controls
  const verb = headOf(reading, head)
  if (verb < 0 || relOf(reading, head) !== 'obj') return []
  const lemma = controlLemma(reading, data, verb)
  const word = data.control.get(`${lemma} VERB`)
  return [...(of(verb)?.controls ?? []), ...(word === undefined ? [] : [plainStep(verb, lemma, word)])]
}

const hasMark = (reading: Reading, token: TokenIndex, lemma: string): boolean =>
  dependentsBy(reading, token, 'mark', 'case').some((mark) => lemmaOf(reading, mark) === lemma)

/** `look forward` where the table knows it, else the bare lemma. */
const controlLemma = (reading: Reading, data: ExtractionData, token: TokenIndex): string => {
  const lemma = lemmaOf(reading, token)
  for (const child of dependentsBy(reading, token, 'compound:prt', 'advmod')) {
    const longer = `${lemma} ${lemmaOf(reading, child)}`
    if (data.control.has(`${longer} VERB`)) return longer
  }
  return lemma
}
