import { at } from '../../model/index.ts'
import type { TokenIndex } from '../layers.ts'
import type { Workspace } from './document-index.ts'
import type { Mention } from './mention.ts'
import { isRelative } from './find-mentions.ts'
import { baseRelation, childWith } from './reading.ts'

/** What the tree itself says: appositions, bracketed acronyms, safe copulas, relative pronouns. */
export const linkStructures = (space: Workspace): void => {
  const { byHead } = space
  for (const mention of space.mentions) {
    linkApposition(space, mention, byHead)
    linkCopula(space, mention, byHead)
  }
}

const linkApposition = (space: Workspace, mention: Mention, byHead: ReadonlyMap<TokenIndex, Mention>): void => {
  const { reading } = space
  if (mention.form === 'pronoun' || at(reading.input.deprel, mention.headToken) !== 'appos') return
  const antecedent = apposed(space, mention, byHead.get(at(reading.input.head, mention.headToken)))
  if (antecedent === undefined || antecedent.form === 'pronoun' || isAddress(mention, antecedent)) return
  const link = { antecedent: antecedent.index, rule: 'apposition', score: 0.85 }
  if (mention.form === 'coordination') {
    space.chains.adopt(mention.index, { ...link, score: 0.75 })
    return
  }
  if (reading.children(mention.headToken).some((child) => baseRelation(reading, child) === 'conj')) return
  if ((mention.type === 'time') !== (antecedent.type === 'time') || mention.type === 'quantity') return
  if (mention.number !== antecedent.number && mention.number !== 'unknown' && antecedent.number !== 'unknown') return
  const isOpen = mention.type === 'thing' || antecedent.type === 'thing'
  space.chains.join(mention.index, { ...link, isSure: isOpen, isInside: mention.end <= antecedent.end })
}

/** A person's name beside a house belongs to the person over it: `the head of Acme, Ann Li`, wherever the tree hangs her. */
const apposed = (space: Workspace, mention: Mention, beside: Mention | undefined): Mention | undefined => {
  if (mention.name?.type !== 'PERSON') return beside
  let current = beside
  for (let steps = 0; steps < 4 && current !== undefined && current.type !== 'person'; steps++) {
    if (baseRelation(space.reading, current.headToken) !== 'nmod') return beside
    current = space.byHead.get(at(space.reading.input.head, current.headToken))
  }
  return current
}

/** `Springfield, Ohio`: a place name behind another name says where that is. */
const isAddress = (mention: Mention, antecedent: Mention): boolean =>
  (mention.type === 'place' || mention.type === 'country') && mention.form === 'name' && antecedent.form === 'name'

/** `Ann Li is the chief of Acme`: a definite or named predicate noun in the present, not denied, not possible. */
const linkCopula = (space: Workspace, mention: Mention, byHead: ReadonlyMap<TokenIndex, Mention>): void => {
  const { reading } = space
  const token = mention.headToken
  const copula = childWith(reading, token, ['cop'])
  if (copula === null || isPrepositional(space, token) || mention.form === 'pronoun' || mention.form === 'coordination')
    return
  const subject = childWith(reading, token, ['nsubj'])
  const antecedent = subject === null ? undefined : byHead.get(subject)
  if (antecedent === undefined || isQuestionable(space, token)) return
  if (antecedent.number !== 'unknown' && mention.number !== 'unknown' && antecedent.number !== mention.number) return
  const score = copulaScore(space, mention, antecedent)
  if (score > 0) space.chains.join(mention.index, { antecedent: antecedent.index, rule: 'copula', score })
}

const copulaScore = (space: Workspace, mention: Mention, antecedent: Mention): number => {
  if (mention.type === 'time' || mention.type === 'quantity' || antecedent.type === 'time') return 0
  if (antecedent.form === 'pronoun' && ['this', 'that', 'these', 'those'].includes(antecedent.head)) return 0
  const isPerson = antecedent.type === 'person'
  if (mention.form === 'name') return isPerson === (mention.type === 'person') ? 0.7 : 0
  if (mention.determiner === 'definite') return isPerson === (mention.type === 'person') ? 0.65 : 0
  if (mention.determiner !== 'indefinite' || at(space.reading.lower, mention.first).length > 2) return 0
  return isPerson && mention.type === 'person' ? 0.6 : 0
}

/** `They are in contact` does not say what they are. */
const isPrepositional = (space: Workspace, predicate: TokenIndex): boolean => {
  const preposition = childWith(space.reading, predicate, ['case'])
  return preposition !== null && preposition < predicate
}

/** Whether a clause is negated, asked or only possible. */
const isQuestionable = (space: Workspace, predicate: TokenIndex): boolean => {
  const { reading } = space
  return reading.children(predicate).some((child) => {
    const word = at(reading.lower, child)
    if (word === '?' || ['not', "n't", 'never', 'n’t', 'if'].includes(word)) return true
    return at(reading.input.xpos, child) === 'MD'
  })
}

/** `Ann Li is a lawyer`: what a thing is said to be joins its chain last, so that nothing is linked through it. */
export const linkPredicates = (space: Workspace): void => {
  const { reading } = space
  for (const mention of space.mentions) {
    if (mention.form === 'pronoun' || mention.type === 'time' || space.chains.isLinked(mention.index)) continue
    if (childWith(reading, mention.headToken, ['cop']) === null || isQuestionable(space, mention.headToken)) continue
    if (isPrepositional(space, mention.headToken)) continue
    const subject = childWith(reading, mention.headToken, ['nsubj'])
    const antecedent = subject === null ? undefined : space.byHead.get(subject)
    if (antecedent === undefined || isWhWord(space, antecedent)) continue
    space.chains.adopt(mention.index, { antecedent: antecedent.index, rule: 'predicate', score: 0.55 })
  }
}

/** Relative pronouns stand for the noun over their clause. GUM does not mark them, so the evaluation leaves them out. */
export const linkRelatives = (space: Workspace): void => {
  const { byHead } = space
  for (const mention of space.mentions) {
    if (mention.form !== 'pronoun' || !isWhWord(space, mention) || !isRelative(space.reading, mention.headToken))
      continue
    const noun = relativeHead(space, mention.headToken)
    const antecedent = noun === null ? undefined : byHead.get(noun)
    if (antecedent !== undefined)
      space.chains.adopt(mention.index, { antecedent: antecedent.index, rule: 'relative', score: 0.9 })
  }
}

export const isWhWord = (space: Workspace, mention: Mention): boolean =>
  mention.form === 'pronoun' && at(space.reading.input.xpos, mention.headToken).startsWith('W')

const relativeHead = (space: Workspace, token: TokenIndex): TokenIndex | null => {
  let current = token
  for (let steps = 0; steps < 8 && current >= 0; steps++) {
    const head = at(space.reading.input.head, current)
    if (at(space.reading.input.deprel, current) === 'acl:relcl') return head < 0 ? null : head
    current = head
  }
  return null
}
