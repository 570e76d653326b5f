import { Tokenizer } from '@huggingface/tokenizers'

import { KnowledgeError } from '../../model/index.ts'

/** The longest word keeps so many pieces; training cut at the same length. */
const MAX_PIECES_PER_WORD = 12
const MAX_CACHED_WORDS = 50_000

/** Word pieces of single words, so that pieces map to words exactly. */
export interface WordPieces {
  readonly of: (word: string) => readonly number[]
}

/** Read a Hugging Face `tokenizer.json`; a word without pieces becomes the unknown one. */
export const createWordPieces = (tokenizerJson: string, unknown: number): WordPieces => {
  const tokenizer = openTokenizer(tokenizerJson)
  const cache = new Map<string, readonly number[]>()
  return {
    of: (word) => {
      const known = cache.get(word)
      if (known) return known
      const ids = tokenizer.encode(word, { add_special_tokens: false }).ids.slice(0, MAX_PIECES_PER_WORD)
      const pieces = ids.length > 0 ? ids : [unknown]
      if (cache.size >= MAX_CACHED_WORDS) cache.clear()
      cache.set(word, pieces)
      return pieces
    },
  }
}

const openTokenizer = (json: string): Tokenizer => {
  try {
    return new Tokenizer(JSON.parse(json), {})
  } catch (cause) {
    throw new KnowledgeError(
      'MODEL_BROKEN',
      'tokenizer.json of the language model cannot be read. Restore data/models/english.',
      { cause },
    )
  }
}
