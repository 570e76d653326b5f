import { at } from '../../model/index.ts'
import type { TokenIndex } from '../layers.ts'
import { agree } from './chains.ts'
import type { Link } from './chains.ts'
import { mentionsBetween } from './document-index.ts'
import type { Workspace } from './document-index.ts'
import type { Mention } from './mention.ts'
import { isWhWord } from './link-structures.ts'
import { sourceAt } from './quotations.ts'
import { baseRelation, childWith, clauseOf } from './reading.ts'

/** What grammar alone says of a pronoun, or null: reflexives, possessors within a phrase, fronted phrases. */
export const bindPronoun = (space: Workspace, pronoun: Mention): Link | null => {
  if (isReflexive(space, pronoun)) return bindReflexive(space, pronoun)
  if (pronoun.role === 'subject') return bindToSpeaker(space, pronoun)
  if (pronoun.role !== 'possessor') return null
  return (
    bindToConjunct(space, pronoun) ??
    bindToTarget(space, pronoun) ??
    bindToPossessor(space, pronoun) ??
    bindForward(space, pronoun)
  )
}

export const isReflexive = (space: Workspace, mention: Mention): boolean =>
  /sel(f|ves)$/u.test(at(space.reading.lower, mention.headToken))

/** A reflexive is bound by the subject of its clause. */
const bindReflexive = (space: Workspace, pronoun: Mention): Link | null => {
  const clause = clauseOf(space.reading, pronoun.headToken)
  const subject = mentionsBetween(space, pronoun.sentence, pronoun.sentence).find(
    (candidate) =>
      candidate.role === 'subject' &&
      candidate.form !== 'coordination' &&
      clauseOf(space.reading, candidate.headToken) === clause &&
      fits(space, pronoun, candidate),
  )
  return subject === undefined ? null : { antecedent: subject.index, rule: 'reflexive', score: 0.95 }
}

/** `… , Li said. He added …`: who speaks on is who spoke in the sentence before. */
const bindToSpeaker = (space: Workspace, pronoun: Mention): Link | null => {
  const { reading, data } = space
  const verb = at(reading.input.head, pronoun.headToken)
  if (verb < 0 || !data.speechVerbs.has(at(reading.lemma, verb)) || pronoun.sentence === 0) return null
  if (at(space.quotationOf, pronoun.headToken) >= 0 || !isSpeaking(space, pronoun, verb)) return null
  const { first, end } = reading.sentence(pronoun.sentence - 1)
  for (let token = end - 1; token >= first; token--) {
    const source = at(space.quotationOf, token) >= 0 ? null : sourceAt(reading, data, token)
    const mention = source === null ? undefined : space.byHead.get(source)
    if (mention === undefined || isWhWord(space, mention) || !fits(space, pronoun, mention)) continue
    return { antecedent: mention.index, rule: 'speaks-on', score: 0.8 }
  }
  return null
}

/** `said he had been told`: who is told something inside another's words does not speak on. */
const isSpeaking = ({ reading }: Workspace, pronoun: Mention, verb: TokenIndex): boolean =>
  at(reading.input.deprel, pronoun.headToken) !== 'nsubj:pass' && baseRelation(reading, verb) !== 'ccomp'

/** `Ruritania and its allies`: the first conjunct has the second. */
const bindToConjunct = (space: Workspace, pronoun: Mention): Link | null => {
  const owned = at(space.reading.input.head, pronoun.headToken)
  if (owned < 0 || baseRelation(space.reading, owned) !== 'conj') return null
  const first = space.byHead.get(at(space.reading.input.head, owned))
  if (first === undefined || first.form === 'pronoun' || !fits(space, pronoun, first)) return null
  return first.form === 'name' ? { antecedent: first.index, rule: 'conjunct-owner', score: 0.85, isInside: true } : null
}

/** `sanctions on Ruritania over its raid`: what is done to somebody over a deed is done over that one's deed. */
const bindToTarget = (space: Workspace, pronoun: Mention): Link | null => {
  const { reading } = space
  const deed = at(reading.input.head, pronoun.headToken)
  if (deed < 0 || !reading.children(deed).some((child) => at(reading.lower, child) === 'over')) return null
  const governor = at(reading.input.head, deed)
  if (governor < 0 || governor > deed) return null
  const target = mentionsBetween(space, pronoun.sentence, pronoun.sentence).findLast(
    (candidate) =>
      candidate.headToken > governor &&
      candidate.end <= pronoun.first &&
      candidate.form === 'name' &&
      isTarget(space, candidate) &&
      fits(space, pronoun, candidate),
  )
  return target === undefined ? null : { antecedent: target.index, rule: 'target-owner', score: 0.8 }
}

const isTarget = ({ reading }: Workspace, { headToken, role }: Mention): boolean =>
  role === 'object' ||
  reading.children(headToken).some((child) => /^(?:on|against|at)$/u.test(at(reading.lower, child)))

const PHRASAL = new Set(['nmod', 'acl', 'obl', 'obj', 'conj', 'advcl', 'xcomp'])

/** `Li's statement about his plan`: who has the phrase has the phrase inside it. */
const bindToPossessor = (space: Workspace, pronoun: Mention): Link | null => {
  const { reading } = space
  let current = at(reading.input.head, pronoun.headToken)
  for (let steps = 0; steps < 6 && current >= 0; steps++) {
    if (!PHRASAL.has(baseRelation(reading, current))) return null
    current = at(reading.input.head, current)
    if (current < 0 || current > pronoun.headToken) return null
    const owner = ownerOf(space, current)
    if (owner !== null && owner.index !== pronoun.index && fits(space, pronoun, owner)) {
      return { antecedent: owner.index, rule: 'phrase-owner', score: 0.8 }
    }
    if (at(reading.input.upos, current) === 'VERB' && childWith(reading, current, ['nsubj']) !== null) return null
  }
  return null
}

const ownerOf = (space: Workspace, noun: TokenIndex): Mention | null => {
  const token = space.reading.children(noun).find((child) => at(space.reading.input.deprel, child) === 'nmod:poss')
  return token === undefined ? null : (space.byHead.get(token) ?? null)
}

/** `In his speech, Li said …`: a fronted phrase looks forward to the subject that it stands before. */
const bindForward = (space: Workspace, pronoun: Mention): Link | null => {
  const opens = at(space.firstOf, pronoun.sentence) >= pronoun.index - 1
  const subject = opens ? subjectAhead(space, pronoun) : undefined
  if (subject === undefined || subject.type !== 'person' || !space.chains.facts(subject.index).hasName) return null
  return fits(space, pronoun, subject) ? { antecedent: subject.index, rule: 'cataphora', score: 0.75 } : null
}

/** The subject behind a pronoun whose phrase hangs, over some steps, on the verb of that subject. */
const subjectAhead = (space: Workspace, pronoun: Mention): Mention | undefined => {
  const { reading } = space
  let current = at(reading.input.head, pronoun.headToken)
  for (let steps = 0; steps < 5 && current >= 0; steps++) {
    const relation = baseRelation(reading, current)
    if (!PHRASAL.has(relation)) return undefined
    current = at(reading.input.head, current)
    const subject = relation === 'obl' || relation === 'advcl' ? childWith(reading, current, ['nsubj']) : null
    if (subject !== null) return subject > pronoun.headToken ? space.byHead.get(subject) : undefined
  }
  return undefined
}

const fits = (space: Workspace, pronoun: Mention, candidate: Mention): boolean => {
  const facts = space.chains.facts(candidate.index)
  const isThing = /^it/u.test(at(space.reading.lower, pronoun.headToken))
  if (isThing ? facts.type === 'person' : pronoun.number === 'singular' && facts.type !== 'person') return false
  return agree(facts, space.chains.facts(pronoun.index))
}
