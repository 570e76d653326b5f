import type { ClaimLink, StatementLinkKind } from '../model/index.ts'
import type { TokenIndex } from '../language/layers.ts'
import { dependentsBy, formOf, lemmaOf, prepositionOf, sentenceSpan, spanOfRange, xposOf } from './reading.ts'
import type { Reading } from './reading.ts'

/** A claim's place among the claims, and the word that carries it. */
export interface AnchoredClaim {
  readonly index: number
  readonly anchor: TokenIndex
}

/** Words that tie a clause or an event to the clause above it; keys are lemmas, joined by spaces. */
const CONNECTIVES: ReadonlyMap<string, StatementLinkKind> = new Map([
  ['because', 'because'],
  ['because of', 'because'],
  ['due to', 'because'],
  ['owing to', 'because'],
  ['over', 'because'],
  ['thanks to', 'because'],
  ['as a result of', 'because'],
  ['in response to', 'in-response-to'],
  ['in retaliation for', 'in-response-to'],
  ['in reaction to', 'in-response-to'],
  ['after', 'after'],
  ['following', 'after'],
  ['in the wake of', 'after'],
  ['in the aftermath of', 'after'],
  ['once', 'after'],
  ['before', 'before'],
  ['ahead of', 'before'],
  ['prior to', 'before'],
  ['until', 'before'],
  ['although', 'despite'],
  ['though', 'despite'],
  ['even though', 'despite'],
  ['despite', 'despite'],
  ['in spite of', 'despite'],
  ['if', 'if'],
  ['unless', 'if'],
  ['in order to', 'in-order-to'],
])

/**
 * Causes, order and conditions between the claims of a document: the claim of a clause, and those of the clause or the
 * event that hangs on it by one of the connectives. `from` happened because of, after, before … `to`.
 */
export const findClaimLinks = (reading: Reading, claims: readonly AnchoredClaim[]): ClaimLink[] => {
  const byAnchor = new Map<TokenIndex, number[]>()
  for (const { index, anchor } of claims) byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), index])
  const links: ClaimLink[] = []
  for (const [anchor, above] of [...byAnchor].sort(([left], [right]) => left - right))
    for (const child of dependentsBy(reading, anchor, 'advcl', 'obl', 'nmod')) {
      const below = byAnchor.get(child) ?? []
      const words = below.length === 0 ? [] : connectiveOf(reading, child)
      const kind = kindOf(reading, child, words)
      if (kind === null) continue
      const span = sentenceSpan(reading, anchor)
      for (const from of above)
        for (const to of below) links.push({ kind, from, to, ...span, words: textOf(reading, words) })
    }
  return links
}

/** The words that introduce a clause or a phrase, with those that stand right before them: `days after`. */
const connectiveOf = (reading: Reading, token: TokenIndex): TokenIndex[] =>
  dependentsBy(reading, token, 'mark', 'case').flatMap((mark) => [mark, ...dependentsBy(reading, mark, 'fixed')])

const kindOf = (reading: Reading, token: TokenIndex, words: readonly TokenIndex[]): StatementLinkKind | null => {
  if (words.length === 0) return null
  const written = words.map((word) => formOf(reading, word).toLowerCase()).join(' ')
  const plain =
    CONNECTIVES.get(written) ??
    CONNECTIVES.get(prepositionOf(reading, token)) ??
    CONNECTIVES.get(lemmaOf(reading, words[0] ?? token))
  if (plain !== undefined) return plain
  return written === 'to' && xposOf(reading, token) === 'VB' ? 'in-order-to' : null
}

const textOf = (reading: Reading, words: readonly TokenIndex[]): string =>
  words
    .map((word) => {
      const { start, end } = spanOfRange(reading, { first: word, end: word + 1 })
      return reading.analysis.document.text.slice(start, end)
    })
    .join(' ')
