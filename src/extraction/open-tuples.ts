import type { Analysis, TokenIndex, TokenRange } from '../language/layers.ts'
import type { ExtractionData } from './extraction-data.ts'
import { findPredications } from './predications.ts'
import type { Predication } from './predications.ts'
import {
  createReading,
  dependentBy,
  dependentsBy,
  formOf,
  headOf,
  isRelativePronoun,
  phraseRange,
  relOf,
  textOfRange,
  uposOf,
  xposOf,
} from './reading.ts'
import type { Reading } from './reading.ts'

/**
 * What a clause says in its own words: subject, relation, then its arguments, the governed one first. Open tuples keep
 * all that the clause says, in whole phrases; claims pick out what may become an edge.
 */
export interface OpenTuple {
  readonly tuple: readonly [subject: string, relation: string, ...rest: string[]]
  readonly confidence: number
}

/** The open tuples of an analysed document. */
export const openTuplesOf = (analysis: Analysis, data: ExtractionData): OpenTuple[] => {
  const reading = createReading(analysis)
  return openTuples(reading, findPredications(reading, data))
}

const CONFIDENCE: Readonly<Record<Predication['inherited'], number>> = {
  own: 0.9,
  conjunct: 0.85,
  relative: 0.8,
  participle: 0.6,
  control: 0.55,
  adverbial: 0.6,
  none: 0.3,
}

/** Open tuples of all clauses with a subject, with every argument and adjunct, and those of appositions. */
export const openTuples = (reading: Reading, predications: readonly Predication[]): OpenTuple[] => [
  ...predications.flatMap((predication) => tuplesOf(reading, predication)),
  ...appositions(reading),
]

const tuplesOf = (reading: Reading, predication: Predication): OpenTuple[] => {
  const subjects = surfaceSubjects(reading, predication)
  if (subjects.length === 0) return []
  const { relation, rest } =
    predication.kind === 'verb' ? verbParts(reading, predication) : copularParts(reading, predication)
  if (rest.length === 0) return []
  return subjects.map((subject) => ({
    tuple: [subject, relation, ...rest],
    confidence: CONFIDENCE[predication.inherited],
  }))
}

/** The phrases of the surface subjects; a coordination is one phrase. */
const surfaceSubjects = (reading: Reading, predication: Predication): string[] => {
  const tokens = predication.passive ? predication.objects : predication.subjects
  const own = dependentsBy(reading, predication.token, 'nsubj', 'nsubj:pass', 'nsubj:outer', 'csubj').filter(
    (token) => !isRelativePronoun(reading, token),
  )
  const [first] = own.length > 0 ? own : tokens
  return first === undefined ? [] : [phrase(reading, first)]
}

const OUTSIDE = new Set([
  'acl:relcl',
  'appos',
  'parataxis',
  'punct',
  'case',
  'mark',
  'cc',
  'cop',
  'nsubj',
  'nsubj:pass',
  'aux',
  'advcl',
  'list',
  'discourse',
])

/** A noun phrase as it stands, with what narrows it down and what it is coordinated with. */
const phrase = (reading: Reading, head: TokenIndex): string =>
  trimmed(
    reading,
    phraseRange(
      reading,
      head,
      (child) =>
        headOf(reading, child) === head && OUTSIDE.has(relOf(reading, child)) && relOf(reading, child) !== 'cc',
    ),
  )

/** Commas and closing marks at the ends are no words of the phrase. */
const trimmed = (reading: Reading, { first, end }: TokenRange): string => {
  while (end - 1 > first && /^[,;:.]$/u.test(formOf(reading, end - 1))) end -= 1
  while (first < end - 1 && /^[,;:.]$/u.test(formOf(reading, first))) first += 1
  return textOfRange(reading, { first, end })
}

interface Parts {
  readonly relation: string
  readonly rest: readonly string[]
}

const verbParts = (reading: Reading, predication: Predication): Parts => {
  const relation = [...new Set(relationTokens(reading, predication.token))].sort((left, right) => left - right)
  return joinFirst(reading, relation, argumentsOf(reading, predication.token))
}

function* relationTokens(reading: Reading, verb: TokenIndex): Generator<TokenIndex> {
  yield verb
  for (const child of dependentsBy(reading, verb, 'aux', 'aux:pass', 'compound:prt', 'cop')) yield child
  for (const child of dependentsBy(reading, verb, 'advmod'))
    if (/^(?:not|n't|n’t|never|also|still|already)$/iu.test(formOf(reading, child))) yield child
}

interface Argument {
  readonly token: TokenIndex
  /** Words that may join the relation: a preposition, `that`, `to`. */
  readonly opening: readonly TokenIndex[]
  readonly text: string
}

const ARGUMENTS = [
  'obj',
  'iobj',
  'obl',
  'obl:unmarked',
  'obl:agent',
  'obl:npmod',
  'obl:tmod',
  'xcomp',
  'ccomp',
  'nmod',
  'advcl',
]

const argumentsOf = (reading: Reading, verb: TokenIndex): Argument[] =>
  dependentsBy(reading, verb, ...ARGUMENTS)
    .filter(
      (token) =>
        !isRelativePronoun(reading, token) &&
        !(relOf(reading, token) === 'advcl' && !/^VB$/u.test(xposOf(reading, token))),
    )
    .filter((token) => !(relOf(reading, token) === 'ccomp' && token < verb))
    .map((token) => {
      const opening = dependentsBy(reading, token, 'case', 'mark').filter((mark) => mark < token)
      const range = phraseRange(
        reading,
        token,
        (child) =>
          headOf(reading, child) === token &&
          (opening.includes(child) || ['parataxis', 'cc', 'acl:relcl', 'appos'].includes(relOf(reading, child))) &&
          relOf(reading, child) !== 'cc',
      )
      return { token, opening, text: trimmed(reading, range) }
    })

/** The first argument behind the verb gives its preposition to the relation; the others keep theirs. */
const joinFirst = (reading: Reading, relation: readonly TokenIndex[], args: readonly Argument[]): Parts => {
  const verb = relation.at(-1) ?? 0
  const after = args.filter(({ token }) => token > verb)
  const before = args.filter(({ token }) => token < verb)
  const [first, ...others] = [...after, ...before]
  const words = (tokens: readonly TokenIndex[]): string => tokens.map((token) => formOf(reading, token)).join(' ')
  const whole = ({ opening, text }: Argument): string => [words(opening), text].filter(Boolean).join(' ')
  if (first === undefined) return { relation: words(relation), rest: [] }
  return {
    relation: [words(relation), first.token > verb ? words(first.opening) : ''].filter(Boolean).join(' '),
    rest: [first.token > verb ? first.text : whole(first), ...others.map(whole)],
  }
}

const copularParts = (reading: Reading, predication: Predication): Parts => {
  const { token } = predication
  const relation = [
    ...dependentsBy(reading, token, 'cop', 'aux'),
    ...dependentsBy(reading, token, 'advmod').filter((child) =>
      /^(?:not|n't|n’t|never|also)$/iu.test(formOf(reading, child)),
    ),
  ].sort((left, right) => left - right)
  const cop = dependentBy(reading, token, 'cop')
  if (cop === undefined) return { relation: '', rest: [] }
  const range = phraseRange(
    reading,
    token,
    (child) => headOf(reading, child) === token && (OUTSIDE.has(relOf(reading, child)) || child <= cop),
  )
  const opening = dependentsBy(reading, token, 'case')
  const words = (tokens: readonly TokenIndex[]): string => tokens.map((one) => formOf(reading, one)).join(' ')
  return { relation: words([...relation, ...opening]), rest: [trimmed(reading, range)] }
}

const appositions = (reading: Reading): OpenTuple[] => {
  const found: OpenTuple[] = []
  for (let token = 0; token < reading.analysis.tokens.count; token++) {
    if (relOf(reading, token) !== 'appos' || !/^(?:NOUN|PROPN)$/u.test(uposOf(reading, token))) continue
    found.push({ tuple: [phrase(reading, headOf(reading, token)), 'is', phrase(reading, token)], confidence: 0.5 })
  }
  return found
}
