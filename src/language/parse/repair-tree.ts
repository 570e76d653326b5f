import { at } from '../../model/index.ts'
import type { EncodedSentences, TagLayer, TokenIndex, TokenLayer, TokenRange, TreeLayer } from '../layers.ts'

/**
 * Put right what no sentence can have, and the parser sometimes gives: a passive subject without a passive, two subjects
 * of one active verb, a reporting verb whose subject went to the clause that it reports. Trees stay trees.
 */
export const repairTree = (input: TokenLayer & EncodedSentences & TagLayer & TreeLayer): TreeLayer => {
  const tree = { head: Int32Array.from(input.head), deprel: [...input.deprel] }
  for (const { first, end } of input.sentences) {
    raisePredicate(input, tree, { first, end })
    const children = childrenOf(tree.head, first, end)
    for (let token = first; token < end; token++) {
      if (at(input.upos, token) !== 'VERB') continue
      const site: Site = { input, tree, children: children.get(token) ?? [], verb: token, first, end }
      liftSubject(site)
      liftInverted(site)
      turnParataxis(site)
    }
    const repaired = childrenOf(tree.head, first, end)
    for (let token = first; token < end; token++) {
      if (at(input.upos, token) !== 'VERB') continue
      const site: Site = { input, tree, children: repaired.get(token) ?? [], verb: token, first, end }
      activate(site)
      lowerFirstSubject(site)
      appendSecondSubject(site)
      demoteSecondSubject(site)
      promoteRecipient(site)
    }
  }
  return tree
}

interface Site {
  readonly input: TokenLayer & TagLayer
  readonly tree: { readonly head: Int32Array; readonly deprel: string[] }
  readonly children: readonly TokenIndex[]
  readonly verb: TokenIndex
  /** First token of the sentence, and the one after its last. */
  readonly first: TokenIndex
  readonly end: TokenIndex
}

/**
 * `Near Oslo, two strikes hit a bridge and destroyed a depot`: where a noun was taken for the whole sentence and its verb
 * for a participle that hangs on it, though the verb has an object, the verb is the root and the noun its subject.
 */
const raisePredicate = (input: TokenLayer & TagLayer, tree: Site['tree'], { first, end }: TokenRange): void => {
  let root = first
  while (root < end && at(tree.head, root) >= 0) root++
  if (root === end || !/^(?:NOUN|PROPN)$/u.test(at(input.upos, root))) return
  const children = childrenOf(tree.head, first, end)
  const own = children.get(root) ?? []
  const verb = own.find((child) => child > root && at(tree.deprel, child) === 'acl')
  if (
    verb === undefined ||
    !/^VB[DN]$/u.test(at(input.xpos, verb)) ||
    own.some((child) => /^(?:cop|appos|conj)$/u.test(at(tree.deprel, child)))
  )
    return
  const object = (children.get(verb) ?? []).find((child) => isObjectOf(input, tree, children, child))
  if (object === undefined || object < verb) return
  for (const child of own) {
    const isFronted = child < root && /^(?:nmod|obl)/u.test(at(tree.deprel, child))
    if (isFronted) tree.deprel[child] = at(tree.deprel, child).replace(/^nmod/u, 'obl')
    if (child > verb || isFronted) tree.head[child] = verb
  }
  tree.deprel[object] = 'obj'
  tree.head[verb] = -1
  tree.deprel[verb] = 'root'
  tree.head[root] = verb
  tree.deprel[root] = 'nsubj'
}

/** An object, or what the parser took for the agent of a passive though no `by` introduces it. */
const isObjectOf = (
  input: TokenLayer,
  tree: Site['tree'],
  children: ReadonlyMap<TokenIndex, readonly TokenIndex[]>,
  token: TokenIndex,
): boolean => {
  const relation = at(tree.deprel, token)
  if (relation !== 'obl:agent') return relation === 'obj'
  return !(children.get(token) ?? []).some((child) => at(input.tokens.form, child) === 'by')
}

const childrenOf = (head: Int32Array, first: TokenIndex, end: TokenIndex): Map<TokenIndex, TokenIndex[]> => {
  const children = new Map<TokenIndex, TokenIndex[]>()
  for (let token = first; token < end; token++)
    children.set(at(head, token), [...(children.get(at(head, token)) ?? []), token])
  return children
}

const childBy = ({ tree, children }: Site, ...relations: readonly string[]): TokenIndex | undefined =>
  children.find((child) => relations.includes(at(tree.deprel, child)))

const SUBJECTS = ['nsubj', 'nsubj:pass', 'nsubj:outer', 'csubj', 'csubj:pass', 'expl']
const FINITE = /^VB[DZP]$/u
const isNominal = ({ input }: Site, token: TokenIndex): boolean => /^(?:NOUN|PROPN|PRON)$/u.test(at(input.upos, token))

/** The clause before a finite verb that has no subject: what it reports. */
const reportedBefore = (site: Site): TokenIndex | undefined => {
  const { input, tree, children, verb } = site
  if (!FINITE.test(at(input.xpos, verb)) || childBy(site, ...SUBJECTS) !== undefined) return undefined
  return children.find((child) => child < verb && /^(?:ccomp|parataxis)$/u.test(at(tree.deprel, child)))
}

/** `…, the ministry said`: the noun between comma and verb is the verb's subject, wherever the parser hung it. */
const liftSubject = (site: Site): void => {
  const { input, tree, verb, first } = site
  const reported = reportedBefore(site)
  if (reported === undefined) return
  let last = verb - 1
  while (last > reported && at(tree.head, last) === verb && /^(?:ADV|AUX)$/u.test(at(input.upos, last))) last -= 1
  let noun = last
  while (at(tree.head, noun) > reported && at(tree.head, noun) < verb && !cuts(site, at(tree.head, noun), noun))
    noun = at(tree.head, noun)
  if (noun <= reported || !isNominal(site, noun)) return
  const opening = leftEdge(site, noun, first) - 1
  const isSecond = at(tree.deprel, noun) === 'nsubj' && noun > at(tree.head, noun)
  if (!isSecond && !/^(?:,|["”’']|''|[—–-]+)$/u.test(at(input.tokens.form, Math.max(first, opening)))) return
  tree.head[noun] = verb
  tree.deprel[noun] = 'nsubj'
}

/** `"It pays," said the chairman`: behind a verb that has no subject, a second one of what it reports is its own. */
const liftInverted = (site: Site): void => {
  const { tree, verb } = site
  const reported = reportedBefore(site)
  if (reported === undefined) return
  const subjects: TokenIndex[] = []
  for (let token = site.first; token < site.end; token++)
    if (at(tree.head, token) === reported && at(tree.deprel, token) === 'nsubj') subjects.push(token)
  const inverted = subjects.find((token) => token > verb)
  if (subjects.length !== 2 || inverted === undefined || !isNominal(site, inverted)) return
  tree.head[inverted] = verb
}

/** `The bank could fail, analysts warned`: the first of two subjects is that of the clause between them. */
const lowerFirstSubject = (site: Site): void => {
  const { input, tree, children, verb } = site
  const [first, second, ...more] = children.filter((child) => child < verb && at(tree.deprel, child) === 'nsubj')
  if (first === undefined || second === undefined || more.length > 0) return
  const reported = children.find((child) => child > first && child < second && at(tree.deprel, child) === 'ccomp')
  if (reported === undefined || at(input.upos, reported) !== 'VERB') return
  for (let token = first; token < verb; token++)
    if (at(tree.head, token) === reported && SUBJECTS.includes(at(tree.deprel, token))) return
  tree.head[first] = reported
}

/** Whether a comma stands between a word and the one that it would hang on. */
const cuts = ({ input }: Site, from: TokenIndex, to: TokenIndex): boolean => {
  for (let token = Math.min(from, to) + 1; token < Math.max(from, to); token++)
    if (at(input.tokens.form, token) === ',') return true
  return false
}

const leftEdge = ({ input, tree }: Site, token: TokenIndex, first: TokenIndex): TokenIndex => {
  let edge = token
  for (let word = token - 1; word >= first; word--) {
    let above = word
    for (let steps = 0; above >= 0 && above !== token && steps < 40; steps++) above = at(tree.head, above)
    if (above !== token || at(input.upos, word) === 'PUNCT') break
    edge = word
  }
  return edge
}

/** `…, reports the agency`: an aside's verb without a subject is said by the noun behind it. */
const turnParataxis = (site: Site): void => {
  const { input, tree, verb } = site
  if (at(tree.deprel, verb) !== 'parataxis' || at(tree.head, verb) > verb || verb === site.first) return
  if (!FINITE.test(at(input.xpos, verb)) || childBy(site, ...SUBJECTS, 'aux') !== undefined) return
  if (!/^(?:,|["”’']|'')$/u.test(at(input.tokens.form, verb - 1))) return
  const object = childBy(site, 'obj')
  if (object !== undefined && object > verb && isNominal(site, object)) tree.deprel[object] = 'nsubj'
}

/** `have deported`: a perfect without `be` is no passive. */
const activate = (site: Site): void => {
  const { input, tree } = site
  const subject = childBy(site, 'nsubj:pass')
  if (subject === undefined || childBy(site, 'aux:pass') !== undefined) return
  const auxiliaries = site.children.filter((child) => at(tree.deprel, child) === 'aux')
  const isPerfect = auxiliaries.some((child) => at(input.lemma, child) === 'have')
  const isBe = auxiliaries.some((child) => /^(?:be|get)$/u.test(at(input.lemma, child)))
  if (isPerfect && !isBe && childBy(site, 'obj') !== undefined) tree.deprel[subject] = 'nsubj'
}

/** `Minister for the Arts, Ann Moreau said`: of two subjects before a verb with a comma between, the name explains the noun. */
const appendSecondSubject = (site: Site): void => {
  const { input, tree, verb, first } = site
  const subjects = site.children.filter((child) => child < verb && at(tree.deprel, child) === 'nsubj')
  const [own, second] = subjects
  if (subjects.length !== 2 || own === undefined || second === undefined) return
  if (at(input.upos, second) !== 'PROPN' || !isNominal(site, own)) return
  if (at(input.tokens.form, leftEdge(site, second, first) - 1) !== ',') return
  tree.head[second] = own
  tree.deprel[second] = 'appos'
}

/** `killed the chief`: of two subjects of an active verb, the one behind it is what it is done to. */
const demoteSecondSubject = (site: Site): void => {
  const { tree, verb } = site
  const subjects = site.children.filter((child) => at(tree.deprel, child) === 'nsubj')
  const [own, second] = [subjects[0], subjects.at(-1)]
  if (subjects.length !== 2 || own === undefined || second === undefined || own > verb || second < verb) return
  if (childBy(site, 'obj', 'cop', 'ccomp', 'aux:pass') !== undefined || !isNominal(site, second)) return
  tree.deprel[second] = 'obj'
}

/** `accused the firm of`: somebody something is given to, where nothing is given or said, is the object. */
const promoteRecipient = (site: Site): void => {
  const recipient = childBy(site, 'iobj')
  if (recipient === undefined || childBy(site, 'obj', 'ccomp', 'xcomp') !== undefined) return
  site.tree.deprel[recipient] = 'obj'
}
