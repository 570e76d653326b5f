import { at } from '../../model/index.ts'
import type { ChainFacts } from './chains.ts'
import type { Workspace } from './document-index.ts'
import type { Mention } from './mention.ts'
import { clauseOf, dominates } from './reading.ts'

/** What speaks for or against an antecedent; each has a weight in `pronoun-weights.ts`. */
export type PronounFeatures = Readonly<Record<string, number>>

/** Pronouns by what they ask of an antecedent. */
export type PronounKind = 'person' | 'thing' | 'plural'

export interface PronounPair {
  readonly pronoun: Mention
  readonly kind: PronounKind
  readonly candidate: Mention
  readonly facts: ChainFacts
  /** Mentions between the two. */
  readonly between: number
}

/** Salience, distance and form of a candidate, as numbers. */
export const pronounFeatures = (space: Workspace, pair: PronounPair): PronounFeatures => {
  const { pronoun, candidate, facts } = pair
  const { reading } = space
  const distance = pronoun.sentence - candidate.sentence
  const sameClause = distance === 0 && clauseOf(reading, pronoun.headToken) === clauseOf(reading, candidate.headToken)
  const isNear = distance === 0
  return {
    [`distance-${Math.min(distance, 3)}`]: 1,
    between: Math.log2(1 + pair.between),
    nearest: Number(pair.between === 1),
    [`role-${candidate.role}${isNear ? '-near' : ''}`]: 1,
    [`roles-${pronoun.role === 'possessor' ? 'possessor' : pronoun.role === 'subject' ? 'subject' : 'rest'}-${candidate.role}`]: 1,
    [`form-${candidate.form}${candidate.form === 'nominal' ? `-${candidate.determiner}` : ''}`]: 1,
    size: Math.log2(1 + Math.min(facts.size, 16)),
    [`type-${facts.type}`]: 1,
    [`number-${facts.number}`]: 1,
    'same-pronoun': Number(
      candidate.form === 'pronoun' && candidate.gender === pronoun.gender && candidate.number === pronoun.number,
    ),
    'first-subject': Number(distance > 0 && isFirstSubject(space, candidate)),
    'same-clause': Number(sameClause),
    'same-clause-subject': Number(sameClause && candidate.role === 'subject'),
    'gender-known': Number(facts.gender !== 'unknown' && pronoun.gender === facts.gender),
    'has-name': Number(facts.hasName),
    'inside-phrase': Number(isInsidePhrase(space, candidate)),
    quotation: Number(at(space.quotationOf, pronoun.headToken) === at(space.quotationOf, candidate.headToken)),
    'over-clause': Number(isNear && isOverClause(space, candidate, pronoun)),
    'main-subject': Number(
      candidate.role === 'subject' && at(reading.input.deprel, clauseOf(reading, candidate.headToken)) === 'root',
    ),
    'same-verb': Number(sameVerb(space, candidate, pronoun)),
  }
}

/** Whether both stand by verbs with the same lemma. */
const sameVerb = (space: Workspace, candidate: Mention, pronoun: Mention): boolean => {
  const { head } = space.reading.input
  const [left, right] = [at(head, candidate.headToken), at(head, pronoun.headToken)]
  return left >= 0 && right >= 0 && left !== right && space.reading.lemma[left] === space.reading.lemma[right]
}

const isFirstSubject = (space: Workspace, candidate: Mention): boolean =>
  candidate.role === 'subject' && at(space.firstOf, candidate.sentence) >= candidate.index - 2

/** A modifier inside a longer phrase is less likely taken up than the phrase. */
const isInsidePhrase = (space: Workspace, candidate: Mention): boolean =>
  candidate.role === 'modifier' ||
  candidate.role === 'possessor' ||
  candidate.form === 'adjective' ||
  at(space.reading.input.deprel, candidate.headToken) === 'compound'

/** Whether the candidate is the subject of a clause over the clause of the pronoun. */
const isOverClause = (space: Workspace, candidate: Mention, pronoun: Mention): boolean => {
  const predicate = at(space.reading.input.head, candidate.headToken)
  return predicate >= 0 && candidate.role === 'subject' && dominates(space.reading, predicate, pronoun.headToken)
}
