import type { Document, Span, TimeInterval } from '../model/index.ts'

/** Index of a row in the token columns. */
export type TokenIndex = number

/** A half-open range of tokens. */
export interface TokenRange {
  readonly first: TokenIndex
  readonly end: TokenIndex
}

/** Words of one document as columns, in order (UD words: clitics and hyphens stand alone). */
export interface Tokens {
  readonly count: number
  /** UTF-16 offsets in `document.text`, end is out. */
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** The word without soft hyphens and zero-width characters. */
  readonly form: readonly string[]
  /** 1 where a clitic was parted from the token before (`do` + `n't`): UD's multiword tokens. */
  readonly glued: Uint8Array
  /** 1 on the first token of a paragraph, or of a sentence that the caller gave. */
  readonly opens: Uint8Array
}

export interface TokenLayer {
  readonly document: Document
  readonly tokens: Tokens
  /** Whether `tokens.opens` marks every sentence, so that none is to be found. */
  readonly sentencesGiven: boolean
}

/** What the encoder decided of one chunk, before it is decoded into tags, trees and names. */
export interface EncodedLayer {
  /** The sentences of the chunk. */
  readonly sentences: readonly TokenRange[]
  readonly chunk: EncodedChunk
}

/** One run of the encoder: raw outputs over the tokens `first … end`. Shapes: W words, N name labels. */
export interface EncodedChunk extends TokenRange {
  readonly upos: Int32Array
  readonly xpos: Int32Array
  readonly feats: Int32Array
  readonly lemma: Int32Array
  /** [W] probability that a sentence starts here. */
  readonly boundary: Float32Array
  /** [W × N] log probabilities. */
  readonly names: Float32Array
  /** [W × (1 + W)] scores of heads, column 0 is the root. */
  readonly arc: Float32Array
  /** [W × R × (D + 1)] what each word as a dependent asks of its head, for each relation: D weights and a constant. */
  readonly relDependent: Float32Array
  /** [(1 + W) × D] what each word offers as a head, row 0 is the root. */
  readonly relHead: Float32Array
}

export interface TagLayer {
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  readonly feats: readonly string[]
  readonly lemma: readonly string[]
}

export interface TreeLayer {
  /** Token index of the head; -1 for the root of a sentence. */
  readonly head: Int32Array
  readonly deprel: readonly string[]
}

/** Types that the name tagger knows. */
export type NameType =
  'PERSON' | 'ORG' | 'GPE' | 'LOC' | 'FAC' | 'NORP' | 'EVENT' | 'LAW' | 'DOC' | 'PRODUCT' | 'QUANTITY' | 'TIME' | 'MISC'

export interface Name extends TokenRange {
  readonly type: NameType
  /** Mean probability of its labels. */
  readonly score: number
}

export interface NameLayer {
  readonly names: readonly Name[]
}

export interface TimeExpression extends TokenRange {
  readonly interval: TimeInterval | null
}

export interface TimeLayer {
  readonly times: readonly TimeExpression[]
}

/** Words that refer to something within the document, by their tokens. */
export interface Reference extends TokenRange {
  readonly headToken: TokenIndex
  /** Number of the chain it belongs to. */
  readonly chain: number
  /** The reference that it was linked to, by index, or null at the start of a chain. */
  readonly antecedent: number | null
  readonly rule: string
  readonly score: number
  /** Chains that a plural ("the two countries") stands for, empty otherwise. */
  readonly members: readonly number[]
}

export interface ReferenceLayer {
  readonly references: readonly Reference[]
}

/** A document that has been read: everything that extraction needs. */
export type Analysis = TokenLayer & EncodedSentences & TagLayer & TreeLayer & NameLayer & TimeLayer & ReferenceLayer

/** The sentences without the encoder's raw output. */
export interface EncodedSentences {
  readonly sentences: readonly TokenRange[]
}

/** A step of the analysis: reads what it needs and returns only what it adds. */
export interface Stage<Needs, Adds> {
  readonly name: string
  readonly run: (input: Needs) => Adds
}

/** The span of the document that a range of tokens covers. */
export const spanOf = (tokens: Tokens, range: TokenRange): Span => ({
  start: tokens.start[range.first] ?? 0,
  end: tokens.end[range.end - 1] ?? 0,
})
