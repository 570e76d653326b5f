import { at } from '../../model/index.ts'
import type { Chains } from './chains.ts'
import type { TokenIndex } from '../layers.ts'
import type { Mention } from './mention.ts'
import type { Quotation } from './quotations.ts'
import type { Reading } from './reading.ts'
import type { ReferenceData } from './reference-data.ts'

/** All that a sieve reads and writes. */
export interface Workspace {
  readonly reading: Reading
  readonly data: ReferenceData
  readonly mentions: readonly Mention[]
  readonly chains: Chains
  readonly quotations: readonly Quotation[]
  /** Index of the quotation that a token stands in, or -1. */
  readonly quotationOf: Int32Array
  /** The phrase over each head token (not the coordination that it opens). */
  readonly byHead: ReadonlyMap<TokenIndex, Mention>
  /** Mentions that a plural such as `the two countries` stands for; empty where they are not known. */
  readonly groups: Map<number, readonly number[]>
  /** First mention of each sentence, and the number of mentions behind the last. */
  readonly firstOf: Int32Array
}

/** Where the mentions of each sentence begin. */
export const firstMentions = (mentions: readonly Mention[], sentences: number): Int32Array => {
  const first = new Int32Array(sentences + 1).fill(mentions.length)
  for (let index = mentions.length - 1; index >= 0; index--) first[at(mentions, index).sentence] = index
  for (let sentence = sentences - 1; sentence >= 0; sentence--) {
    if (at(first, sentence) === mentions.length) first[sentence] = at(first, sentence + 1)
  }
  return first
}

/** The mentions of some sentences, `from … to` both included, in order. */
export const mentionsBetween = (space: Workspace, from: number, to: number): readonly Mention[] =>
  space.mentions.slice(
    at(space.firstOf, Math.min(space.firstOf.length - 1, Math.max(0, from))),
    at(space.firstOf, Math.max(0, Math.min(space.firstOf.length - 1, to + 1))),
  )

/** A noun without the mark of its plural, so that `Islands` meets `island`. */
export const stem = (word: string): string => (/[^s]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word)

/** The phrase over each head token, not the coordination that it opens. */
export const mentionsByHead = (mentions: readonly Mention[]): ReadonlyMap<TokenIndex, Mention> => {
  const byHead = new Map<TokenIndex, Mention>()
  for (const mention of mentions) if (mention.form !== 'coordination') byHead.set(mention.headToken, mention)
  return byHead
}
