import type { EncodedChunk, TokenLayer, Tokens } from '../../../src/language/layers.ts'
import type { ModelLabels } from '../../../src/language/encode/model-labels.ts'
import type { WordPieces } from '../../../src/language/encode/word-pieces.ts'

/** Inventories just large enough for the tests; marks and pieces have telling numbers. */
export const labels: ModelLabels = {
  format: 2,
  upos: ['NOUN'],
  xpos: ['NN'],
  feats: ['_'],
  lemma: ['k|0|'],
  deprel: ['root'],
  names: ['O', 'B-PERSON', 'I-PERSON', 'B-GPE', 'I-GPE'],
  styles: ['plain', 'other'],
  cases: ['special', 'lower', 'title', 'upper', 'mixed', 'digit', 'other', 'initial'],
  cls: 101,
  sep: 102,
  unknown: 100,
  maxPieces: 512,
  sha256: '',
}

/** A word has as many pieces as letters stand before its first `x`, at least one: `aaax` has three. */
export const pieces: WordPieces = {
  of: (word) => Array.from({ length: Math.max(1, word.indexOf('x')) }, (_, index) => 1000 + index),
}

/**
 * Tokens from words parted by spaces: `|` before a word opens a paragraph, `~` leans it on the word before, `+` marks a
 * clitic that leans and was parted from the word before.
 */
export const layerOf = (notation: string, { sentencesGiven = false } = {}): TokenLayer => {
  const words = notation.split(' ').filter((word) => word !== '')
  const form = words.map((word) => word.replace(/^[|~+]/u, ''))
  let text = ''
  const start: number[] = []
  words.forEach((word, index) => {
    if (index > 0) text += word.startsWith('|') ? '\n\n' : /^[~+]/u.test(word) ? '' : ' '
    start.push(text.length)
    text += form[index] ?? ''
  })
  const tokens: Tokens = {
    count: form.length,
    form,
    start: Uint32Array.from(start),
    end: Uint32Array.from(start, (offset, index) => offset + (form[index] ?? '').length),
    glued: Uint8Array.from(words, (word) => Number(word.startsWith('+'))),
    opens: Uint8Array.from(words, (word, index) => Number(index === 0 || word.startsWith('|'))),
  }
  return {
    document: { id: 'test', title: null, source: null, url: null, publishedAt: null, text, blocks: [] },
    tokens,
    sentencesGiven,
  }
}

/** A chunk over all tokens of a layer, with empty outputs where nothing is given. */
export const chunkOf = (layer: TokenLayer, given: Partial<EncodedChunk> = {}): EncodedChunk => {
  const size = layer.tokens.count
  return {
    first: 0,
    end: size,
    upos: new Int32Array(size),
    xpos: new Int32Array(size),
    feats: new Int32Array(size),
    lemma: new Int32Array(size),
    boundary: new Float32Array(size),
    names: new Float32Array(size * labels.names.length),
    arc: new Float32Array(size * (size + 1)),
    relDependent: new Float32Array(size * labels.deprel.length),
    relHead: new Float32Array(0),
    ...given,
  }
}
