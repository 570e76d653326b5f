import { at } from '../../model/index.ts'
import { bindPronoun, isReflexive } from './bind-pronouns.ts'
import type { TokenIndex } from '../layers.ts'
import { agree } from './chains.ts'
import type { ChainFacts } from './chains.ts'
import { mentionsBetween } from './document-index.ts'
import type { Workspace } from './document-index.ts'
import { isWhWord } from './link-structures.ts'
import type { Mention } from './mention.ts'
import { isPleonastic } from './pleonastic.ts'
import { pronounFeatures } from './pronoun-features.ts'
import type { PronounFeatures, PronounKind } from './pronoun-features.ts'
import { PRONOUN_WEIGHTS } from './pronoun-weights.ts'
import { baseRelation, childWith, dominates } from './reading.ts'

const WINDOW_SENTENCES = 3

/** Third-person pronouns: the candidate with the greatest salience that agrees and is not barred by binding. */
export const linkPronouns = (space: Workspace): void => {
  for (const mention of space.mentions) {
    if (mention.form !== 'pronoun' || isWhWord(space, mention) || space.chains.linkOf(mention.index) !== null) continue
    const kind = pronounKind(space.reading.lower[mention.headToken] ?? '')
    if (kind === null || isPleonastic(space.reading, space.data, mention.headToken)) continue
    const bound = bindPronoun(space, mention)
    if (bound !== null && space.chains.join(mention.index, bound)) continue
    linkBest(space, mention, kind)
  }
}

export const pronounKind = (word: string): PronounKind | null => {
  if (/^(he|him|his|himself|she|her|hers|herself)$/u.test(word)) return 'person'
  if (/^(it|its|itself)$/u.test(word)) return 'thing'
  if (/^(they|them|their|theirs|themselves)$/u.test(word)) return 'plural'
  return null
}

/** How much less than nobody an antecedent may weigh: GUM leaves few pronouns without one. */
const LENIENCE = 0.7
const linkBest = (space: Workspace, mention: Mention, kind: PronounKind): void => {
  const ranked = rankAntecedents(space, mention, kind)
  const { nobody } = PRONOUN_WEIGHTS[kind]
  const total = ranked.reduce((sum, { value }) => sum + Math.exp(value), Math.exp(nobody))
  for (const { candidate, value } of ranked) {
    if (value < nobody - LENIENCE) return
    const score = Math.exp(value) / total
    if (
      space.chains.join(mention.index, {
        antecedent: candidate.index,
        rule: 'pronoun',
        score,
        isInside: candidate.end > mention.first,
      })
    )
      return
  }
}

export interface RankedAntecedent {
  readonly candidate: Mention
  readonly features: PronounFeatures
  readonly value: number
}

/** Candidates before a pronoun that agree with it, the likeliest first; one for each chain. */
export const rankAntecedents = (space: Workspace, pronoun: Mention, kind: PronounKind): RankedAntecedent[] => {
  const ranked: RankedAntecedent[] = []
  const seen = new Set<number>()
  const window = mentionsBetween(space, pronoun.sentence - WINDOW_SENTENCES, pronoun.sentence)
  for (let position = window.length - 1; position >= 0; position--) {
    const candidate = at(window, position)
    if (!isCandidate(space, pronoun, candidate)) continue
    const root = space.chains.root(candidate.index)
    const facts = space.chains.facts(candidate.index)
    if (seen.has(root) || !allows(kind, pronoun, facts)) continue
    if (!agree(facts, space.chains.facts(pronoun.index))) continue
    seen.add(root)
    const features = pronounFeatures(space, { pronoun, kind, candidate, facts, between: seen.size })
    ranked.push({ candidate, features, value: weigh(features, kind) })
  }
  return ranked.sort((left, right) => right.value - left.value || right.candidate.index - left.candidate.index)
}

const weigh = (features: PronounFeatures, kind: PronounKind): number => {
  const weights = PRONOUN_WEIGHTS[kind].features
  let sum = 0
  for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * value
  return sum
}

const isCandidate = (space: Workspace, pronoun: Mention, candidate: Mention): boolean => {
  if (candidate.index === pronoun.index || candidate.form === 'adjective' || isWhWord(space, candidate)) return false
  if (candidate.end > pronoun.first && !isInRelativeClause(space, pronoun, candidate)) return false
  if (candidate.form === 'pronoun' && pronounKind(space.reading.lower[candidate.headToken] ?? '') === null) return false
  if (candidate.form === 'pronoun' && isPleonastic(space.reading, space.data, candidate.headToken)) return false
  return !isBarred(space, pronoun, candidate) && !isOwnWord(space, pronoun, candidate)
}

/** `“The plan is dead,” it added`: nobody who speaks is a thing out of their own quotation. */
const isOwnWord = ({ quotationOf, reading, data }: Workspace, pronoun: Mention, candidate: Mention): boolean => {
  if (pronoun.role !== 'subject' || pronoun.sentence !== candidate.sentence) return false
  if (at(quotationOf, candidate.headToken) < 0 || at(quotationOf, pronoun.headToken) >= 0) return false
  const verb = at(reading.input.head, pronoun.headToken)
  return verb >= 0 && data.speechVerbs.has(at(reading.lemma, verb))
}

/** `the man who lost his hat`: a phrase may be taken up inside its own relative clause. */
const isInRelativeClause = (space: Workspace, pronoun: Mention, candidate: Mention): boolean =>
  candidate.headToken < pronoun.first &&
  candidate.form !== 'coordination' &&
  space.reading
    .children(candidate.headToken)
    .some((child) => baseRelation(space.reading, child) === 'acl' && dominates(space.reading, child, pronoun.headToken))

/** Two arguments of one verb are two things, unless one is the possessor inside another or a reflexive. */
const isBarred = (space: Workspace, pronoun: Mention, candidate: Mention): boolean => {
  if (pronoun.role === 'possessor' || isReflexive(space, pronoun)) return false
  const verb = at(space.reading.input.head, pronoun.headToken)
  if (verb < 0) return false
  const isHere = pronoun.sentence === candidate.sentence
  if (isHere && candidate.role !== 'possessor' && verb === at(space.reading.input.head, candidate.headToken))
    return true
  if (pronoun.role === 'subject') return false
  const subject = subjectOf(space, verb)
  return subject !== undefined && space.chains.same(subject.index, candidate.index)
}

/** The subject of a verb; of the verb that it is joined to where it has none of its own. */
const subjectOf = (space: Workspace, verb: TokenIndex): Mention | undefined => {
  const { reading } = space
  const own = childWith(reading, verb, ['nsubj'])
  if (own !== null) return space.byHead.get(own)
  const parent = at(reading.input.head, verb)
  if (parent < 0 || !['conj', 'xcomp'].includes(baseRelation(reading, verb))) return undefined
  const shared = childWith(reading, parent, ['nsubj'])
  return shared === null ? undefined : space.byHead.get(shared)
}

const allows = (kind: PronounKind, pronoun: Mention, facts: ChainFacts): boolean => {
  const { type, number } = facts
  if (type === 'time' || type === 'quantity') return false
  if (kind === 'person') return (type === 'person' || (type === 'unknown' && facts.hasName)) && number !== 'plural'
  if (kind === 'thing') return type !== 'person' && number !== 'plural'
  return (
    number === 'plural' ||
    type === 'organisation' ||
    type === 'group' ||
    type === 'country' ||
    (number === 'unknown' && !(type === 'person' && facts.hasName)) ||
    (type === 'person' && !facts.hasName) ||
    (type === 'place' && facts.hasName)
  )
}
