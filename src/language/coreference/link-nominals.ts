import { at } from '../../model/index.ts'
import { stem } from './document-index.ts'
import type { Workspace } from './document-index.ts'
import type { Mention } from './mention.ts'
import { isWhWord } from './link-structures.ts'
import { isSubjectOf } from './reading.ts'

const MAX_CANDIDATES = 10

/** Noun phrases with the head of an earlier phrase and no word that would make them something else. */
export const linkNominals = (space: Workspace): void => {
  const byHead = new Map<string, number[]>()
  for (const mention of space.mentions) {
    if (mention.form === 'pronoun' || mention.form === 'coordination' || mention.form === 'adjective') continue
    if (isWhWord(space, mention)) continue
    const key = stem(mention.head)
    const list = byHead.get(key) ?? []
    if (mention.form === 'nominal') linkNominal(space, mention, list)
    list.push(mention.index)
    if (list.length > MAX_CANDIDATES) list.shift()
    byHead.set(key, list)
  }
}

const linkNominal = (space: Workspace, mention: Mention, candidates: readonly number[]): void => {
  if (space.chains.linkOf(mention.index) !== null || space.groups.has(mention.index)) return
  const isOwned = someWord(mention.modifiers, (word) => POSSESSIVES.has(word))
  let best: { antecedent: number; rule: string; score: number } | null = null
  for (let position = candidates.length - 1; position >= 0; position--) {
    const other = at(space.mentions, at(candidates, position))
    const found = isOwned && !samePossessor(space, mention, other) ? null : compare(space, mention, other)
    if (found !== null && (best === null || found.score > best.score)) best = { antecedent: other.index, ...found }
  }
  if (best !== null && best.score >= THRESHOLD) space.chains.join(mention.index, best)
}

const THRESHOLD = 0.36
const POSSESSIVES = new Set([
  'my',
  'your',
  'his',
  'her',
  'its',
  'our',
  'their',
  'i',
  'you',
  'he',
  'she',
  'it',
  'we',
  'they',
])

/** Score by form, as measured on GUM train: how often the nearest such phrase is the same thing. */
const compare = (space: Workspace, mention: Mention, other: Mention): { rule: string; score: number } | null => {
  if (isSubjectOf(space.reading, other.headToken, mention.headToken)) return null
  if (mention.number !== other.number && mention.number !== 'unknown' && other.number !== 'unknown') return null
  const distance = mention.sentence - other.sentence
  const isSame = sameWords(mention.modifiers, other.modifiers)
  if (isSame) return { rule: 'same-phrase', score: sameScore(space, mention, other, distance) }
  if (!holdsAll(other.modifiers, mention.modifiers)) return null
  return { rule: 'head-match', score: headScore(mention, other, distance) }
}

/** Shares of right links among GUM train's, by distance: within two sentences, within nine, farther. */
const SAME_PHRASE: Readonly<Record<string, readonly [number, number, number]>> = {
  indefinite: [0.3, 0.3, 0.2],
  'indefinite-modified': [0.55, 0.5, 0.35],
  definite: [0.82, 0.7, 0.5],
  'definite-modified': [0.87, 0.78, 0.65],
  demonstrative: [0.85, 0.55, 0.4],
  'demonstrative-modified': [0.85, 0.6, 0.5],
  possessive: [0.8, 0.6, 0.45],
  'possessive-modified': [0.9, 0.75, 0.6],
  bare: [0.6, 0.42, 0.22],
  'bare-modified': [0.82, 0.7, 0.52],
  compound: [0.53, 0.38, 0.22],
  'compound-modified': [0.62, 0.59, 0.44],
}

const HEAD_MATCH: Readonly<Record<string, readonly [number, number, number]>> = {
  definite: [0.62, 0.46, 0.3],
  demonstrative: [0.82, 0.45, 0.3],
}

const sameScore = (space: Workspace, mention: Mention, other: Mention, distance: number): number => {
  const isCompound = at(space.reading.input.deprel, mention.headToken) === 'compound'
  if (mention.determiner === 'bare' && other.determiner === 'indefinite') return 0.3
  const form = isCompound ? 'compound' : mention.determiner
  return byDistance(SAME_PHRASE[mention.modifiers.size > 0 ? `${form}-modified` : form], distance)
}

const headScore = (mention: Mention, other: Mention, distance: number): number =>
  byDistance(HEAD_MATCH[mention.determiner], distance) + (other.determiner === 'indefinite' ? 0.06 : 0)

/** The share for a distance, a little less for each sentence, so that of equals the nearest wins. */
const byDistance = (shares: readonly [number, number, number] | undefined, distance: number): number =>
  shares === undefined ? 0 : shares[distance < 3 ? 0 : distance < 10 ? 1 : 2] - Math.min(distance, 50) / 1000

const sameWords = (left: ReadonlySet<string>, right: ReadonlySet<string>): boolean =>
  left.size === right.size && holdsAll(right, left)

const holdsAll = (words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean =>
  wanted.size <= words.size && !someWord(wanted, (word) => !words.has(word))

const someWord = (words: ReadonlySet<string>, asks: (word: string) => boolean): boolean => {
  for (const word of words) if (asks(word)) return true
  return false
}

/** `his plan` is `his plan` only if both are of the same one; where that is open, the same word must do nearby. */
const samePossessor = (space: Workspace, mention: Mention, other: Mention): boolean => {
  const left = possessorOf(space, mention)
  const right = possessorOf(space, other)
  return left !== null && right !== null && space.chains.same(left, right)
}

const possessorOf = (space: Workspace, mention: Mention): number | null => {
  for (let index = mention.index; index < space.mentions.length; index++) {
    const inner = at(space.mentions, index)
    if (inner.first >= mention.end) return null
    if (inner.role === 'possessor' && at(space.reading.input.head, inner.headToken) === mention.headToken)
      return inner.index
  }
  return null
}
