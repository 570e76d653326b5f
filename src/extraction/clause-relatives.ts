import { at } from '../model/index.ts'
import type { TokenIndex } from '../language/layers.ts'
import type { ExtractionData } from './extraction-data.ts'
import { nounClassOf } from './noun-class.ts'
import { dependentsBy, formOf, headOf, lemmaOf, relOf, uposOf } from './reading.ts'
import type { Reading } from './reading.ts'

/**
 * Whether the relative pronoun of a clause takes up the whole clause before it, not the noun that the tree hangs it on:
 * `Spain armed the rebels, which Madrid denies`, `Acme sacked Ann Lee, which angered the union`.
 */
export const isOfWholeClause = (reading: Reading, data: ExtractionData, verb: TokenIndex): boolean => {
  if (relOf(reading, verb) !== 'acl:relcl') return false
  const which = dependentsBy(reading, verb, 'obj', 'nsubj').find((child) => lemmaOf(reading, child) === 'which')
  if (which === undefined || which === 0 || formOf(reading, which - 1) !== ',') return false
  const noun = headOf(reading, verb)
  if (reading.analysis.names[at(reading.nameOf, noun)]?.type === 'PERSON') return true
  return relOf(reading, which) === 'obj' && isDenying(reading, verb) && !isDeniable(reading, data, noun)
}

/** The verbs that deny the clause of a predicate: `…, which Madrid denies`, `…, a charge that Madrid rejects`. */
export const denialsOf = (reading: Reading, data: ExtractionData, predicate: TokenIndex): TokenIndex[] => {
  const found: TokenIndex[] = []
  const look = (word: TokenIndex): void => {
    for (const child of dependentsBy(
      reading,
      word,
      'obj',
      'iobj',
      'obl',
      'nsubj:pass',
      'conj',
      'nmod',
      'flat',
      'appos',
    ))
      if (uposOf(reading, child) !== 'VERB') look(child)
    for (const verb of dependentsBy(reading, word, 'acl:relcl'))
      if (isDenying(reading, verb) && isOfWholeClause(reading, data, verb)) found.push(verb)
    for (const noun of dependentsBy(reading, word, 'obl:unmarked', 'appos', 'parataxis', 'nmod:unmarked'))
      if (isAllegation(reading, data, noun)) found.push(...rejectionsOf(reading, data, noun))
  }
  look(predicate)
  return found
}

/** `, a charge`: what the clause before it is called. */
const isAllegation = (reading: Reading, data: ExtractionData, noun: TokenIndex): boolean =>
  nounClassOf(reading, data, noun) === 'COMMUNICATION' &&
  dependentsBy(reading, noun, 'punct').some((mark) => mark < noun && /^[,–—-]$/u.test(formOf(reading, mark))) &&
  dependentsBy(reading, noun, 'det').every((article) => /^an?$/u.test(formOf(reading, article).toLowerCase()))

const rejectionsOf = (reading: Reading, data: ExtractionData, noun: TokenIndex): TokenIndex[] =>
  dependentsBy(reading, noun, 'acl:relcl', 'acl').filter(
    (verb) =>
      uposOf(reading, verb) === 'VERB' &&
      (isDenying(reading, verb) || data.reporting.get(`${lemmaOf(reading, verb)} VERB`)?.content === 'denied'),
  )

const isDenying = (reading: Reading, verb: TokenIndex): boolean =>
  uposOf(reading, verb) === 'VERB' && /^(?:contest|deny|dispute|rebut|refute)$/u.test(lemmaOf(reading, verb))

/** What one can deny by itself, or quarrel about: an accusation, an attack, an island. */
const isDeniable = (reading: Reading, data: ExtractionData, noun: TokenIndex): boolean =>
  /^(?:ABSTRACT|AGREEMENT|COMMUNICATION|CONFLICT|DOCUMENT|EVENT|IDEA|PLACE|POLICY|RELATIONS|SANCTIONS|TERRITORY)$/u.test(
    nounClassOf(reading, data, noun) ?? '',
  ) || /^(?:GPE|LOC|FAC|LAW|EVENT)$/u.test(reading.analysis.names[at(reading.nameOf, noun)]?.type ?? '')
