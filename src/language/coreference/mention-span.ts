import { at } from '../../model/index.ts'
import type { TokenIndex, TokenRange } from '../layers.ts'
import { baseRelation } from './reading.ts'
import type { Reading } from './reading.ts'

/** Children that never belong to the phrase of their head, whichever side they stand on. */
const OUTSIDE = new Set([
  ...['appos', 'conj', 'cc', 'punct', 'parataxis', 'list', 'dep', 'mark', 'cop', 'nsubj', 'csubj', 'aux', 'discourse'],
  ...['orphan', 'expl', 'vocative', 'advcl', 'dislocated', 'reparandum', 'ccomp'],
])
/** Children that belong to it only behind the head. */
const AFTER_ONLY = new Set(['nmod', 'acl', 'obl'])

/** The maximal noun phrase over a head: determiners, modifiers, relative clauses; no apposition and no further conjunct. */
export const phraseOf = (reading: Reading, head: TokenIndex, isStrict = false): TokenRange => {
  const isPredicate = reading.children(head).some((child) => baseRelation(reading, child) === 'cop')
  let first = head
  let end = head + 1
  for (const child of reading.children(head)) {
    if (!belongs(reading, child, head, isPredicate)) continue
    const part = subtreeOf(reading, child)
    if (child > head && (isAside(reading, part) || (isStrict && isLoose(reading, child)))) continue
    first = Math.min(first, part.first)
    end = Math.max(end, part.end)
  }
  return trim(reading, { first, end }, head)
}

const belongs = (reading: Reading, child: TokenIndex, head: TokenIndex, isPredicate: boolean): boolean => {
  const relation = at(reading.input.deprel, child)
  const base = baseRelation(reading, child)
  const after = child > head
  if (OUTSIDE.has(base) || relation === 'cc:preconj') return false
  if (relation === 'nmod:poss' || relation === 'nmod:desc') return true
  if (relation === 'nmod:unmarked') return after || !isPredicate
  if (base === 'case') return after && at(reading.input.xpos, child) === 'POS'
  if (base === 'advmod') return false
  if (AFTER_ONLY.has(base)) return after && !(isPredicate && base === 'obl')
  return true
}

/** Whether a part stands in brackets, or is a mere `itself`. */
const isAside = (reading: Reading, part: TokenRange): boolean =>
  at(reading.lower, part.first) === '(' ||
  at(reading.lower, Math.max(0, part.first - 1)) === '(' ||
  (part.end - part.first === 1 && /sel(f|ves)$/u.test(at(reading.lower, part.first)))

/** A prepositional phrase behind a person's or country's name, other than with `of`, mostly belongs to the verb. */
const isLoose = (reading: Reading, child: TokenIndex): boolean =>
  at(reading.input.deprel, child) === 'nmod' &&
  !reading.children(child).some((word) => at(reading.lower, word) === 'of')

/** Everything below a token, the token included. */
export const subtreeOf = (reading: Reading, top: TokenIndex): TokenRange => {
  let first = top
  let end = top + 1
  const stack = [top]
  for (let token = stack.pop(); token !== undefined; token = stack.pop()) {
    first = Math.min(first, token)
    end = Math.max(end, token + 1)
    stack.push(...reading.children(token))
  }
  return { first, end }
}

const EDGES = new Set([',', ':', '.', 'HYPH'])

/** Take off punctuation at both ends, and brackets and quotation marks that have no partner inside. */
const trim = (reading: Reading, range: TokenRange, head: TokenIndex): TokenRange => {
  let { first, end } = range
  const isEdge = (token: TokenIndex): boolean => {
    if (at(reading.input.upos, token) !== 'PUNCT') return false
    const xpos = at(reading.input.xpos, token)
    return EDGES.has(xpos) || !isPaired(reading, { first, end }, token)
  }
  while (first < head && isEdge(first)) first++
  while (end > head + 1 && isEdge(end - 1)) end--
  return { first, end }
}

const PARTNERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '”': '“', '"': '"', '»': '«', "''": '``' }

const isPaired = (reading: Reading, { first, end }: TokenRange, token: TokenIndex): boolean => {
  const mark = at(reading.lower, token)
  const partner = PARTNERS[mark] ?? Object.keys(PARTNERS).find((close) => PARTNERS[close] === mark)
  for (let other = first; other < end; other++) if (other !== token && at(reading.lower, other) === partner) return true
  return false
}
