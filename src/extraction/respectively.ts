import { at } from '../model/index.ts'
import type { TokenIndex } from '../language/layers.ts'
import { headOf, lemmaOf, relOf, withConjuncts } from './reading.ts'
import type { Reading } from './reading.ts'

/**
 * `Ann and Bo of Acme and Bolt respectively`: two lists of one length that are told off against each other; whether these
 * two members do not stand at the same place of them.
 */
export const isCrossPair = (reading: Reading, one: TokenIndex, other: TokenIndex): boolean => {
  if (!saysRespectively(reading, one)) return false
  const [list, otherList] = [listOf(reading, one), listOf(reading, other)]
  if (list.length < 2 || list.length !== otherList.length || list[0] === otherList[0]) return false
  return list.indexOf(one) !== otherList.indexOf(other)
}

const saysRespectively = (reading: Reading, token: TokenIndex): boolean => {
  const { first, end } = at(reading.analysis.sentences, at(reading.sentenceOf, token))
  for (let word = first; word < end; word += 1) if (lemmaOf(reading, word) === 'respectively') return true
  return false
}

/** All that a word is coordinated with, itself too, in the order of the text. */
const listOf = (reading: Reading, token: TokenIndex): TokenIndex[] => {
  let first = token
  while (relOf(reading, first) === 'conj' && headOf(reading, first) >= 0) first = headOf(reading, first)
  return [...new Set(withConjuncts(reading, first))].sort((left, right) => left - right)
}
