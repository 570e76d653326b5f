import { at } from '../../model/index.ts'
import type { TokenIndex } from '../layers.ts'
import { baseRelation, childWith } from './reading.ts'
import type { Reading } from './reading.ts'
import type { ReferenceData } from './reference-data.ts'

/** Whether an `it` means no thing: `it is clear that …`, `it rains`, `it looks like …`, `it was he who …`, `denied it`. */
export const isPleonastic = (reading: Reading, data: ReferenceData, token: TokenIndex): boolean => {
  if (at(reading.lower, token) !== 'it') return false
  if (baseRelation(reading, token) === 'expl') return true
  const predicate = at(reading.input.head, token)
  if (predicate < 0) return false
  if (isWeather(reading, data, predicate)) return true
  if (isCleft(reading, predicate)) return true
  const word = at(reading.lemma, predicate)
  if (baseRelation(reading, token) === 'obj') return isIdiom(reading, token, predicate) || OF_CLAUSES.has(word)
  const isActiveVerb =
    at(reading.input.upos, predicate) === 'VERB' && !isPassive(reading, predicate) && !IMPERSONAL.has(word)
  return !isActiveVerb && data.extraposedWords.has(word) && hasExtraposed(reading, predicate)
}

/** Verbs whose `it` is what was said: `Acme denied it`. */
const OF_CLAUSES = new Set('acknowledge admit believe confirm deny dispute doubt say'.split(' '))

const isPassive = (reading: Reading, predicate: TokenIndex): boolean =>
  reading.children(predicate).some((child) => at(reading.input.deprel, child).endsWith(':pass'))

/** `make it clear that …`, `to put it mildly`. */
const isIdiom = (reading: Reading, token: TokenIndex, predicate: TokenIndex): boolean => {
  const verb = at(reading.lemma, predicate)
  if (verb === 'put')
    return reading.children(predicate).some((child) => child > token && baseRelation(reading, child) === 'advmod')
  return ['make', 'find', 'consider', 'deem'].includes(verb) && hasExtraposed(reading, predicate)
}

const isWeather = (reading: Reading, data: ReferenceData, predicate: TokenIndex): boolean => {
  if (!data.weatherWords.has(at(reading.lemma, predicate))) return false
  return at(reading.input.upos, predicate) === 'VERB' || childWith(reading, predicate, ['cop']) !== null
}

/** `It was the minister who …`: a predicate noun with a relative clause and `it` as its subject. */
const isCleft = (reading: Reading, predicate: TokenIndex): boolean =>
  childWith(reading, predicate, ['cop']) !== null &&
  reading.children(predicate).some((child) => {
    const relation = at(reading.input.deprel, child)
    return relation === 'advcl:relcl' || (relation === 'acl:relcl' && at(reading.input.upos, predicate) === 'PROPN')
  })

const CLAUSES = new Set(['csubj', 'ccomp', 'xcomp', 'advcl', 'acl'])
const MARKS = new Set(['that', 'to', 'whether', 'if', 'like', 'as', 'for'])

const hasExtraposed = (reading: Reading, predicate: TokenIndex): boolean =>
  reading.children(predicate).some((child) => {
    const relation = baseRelation(reading, child)
    if (child < predicate || !CLAUSES.has(relation)) return false
    if (relation === 'csubj' || relation === 'ccomp') return true
    if (
      relation === 'xcomp' &&
      at(reading.input.upos, predicate) === 'VERB' &&
      !IMPERSONAL.has(at(reading.lemma, predicate))
    )
      return false
    return reading.children(child).some((mark) => MARKS.has(at(reading.lower, mark)))
  })

/** Verbs that take an empty `it` in the active voice, too. */
const IMPERSONAL = new Set('appear emerge follow happen help look matter mean seem take transpire turn'.split(' '))
