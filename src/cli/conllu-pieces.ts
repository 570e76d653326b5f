import { parseConlluSentence } from '../formats/read/conllu.ts'
import type { ConlluSentence } from '../formats/read/conllu.ts'

/** A piece is closed once it has so many words, so that memory stays bounded. */
const PIECE_WORDS = 4000

/** The sentences of a CoNLL-U file in pieces that lie within one document each. Throws BROKEN_FILE. */
export async function* conlluPieces(
  lines: AsyncIterable<string>,
  name: string,
): AsyncGenerator<readonly ConlluSentence[], void, undefined> {
  let piece: ConlluSentence[] = []
  let words = 0
  for await (const { lines: block, firstLine } of sentenceBlocks(lines)) {
    const sentence = parseConlluSentence(block, name, firstLine)
    const isNew = sentence.comments.some((comment) => /^#\s*newdoc\b/u.test(comment))
    if (piece.length > 0 && (isNew || words + sentence.words.length > PIECE_WORDS)) {
      yield piece
      piece = []
      words = 0
    }
    piece.push(sentence)
    words += sentence.words.length
  }
  if (piece.length > 0) yield piece
}

interface SentenceBlock {
  readonly lines: readonly string[]
  /** Number of the first line in the file, from 1. */
  readonly firstLine: number
}

/** Lines up to an empty one; comments that no word follows belong to the next sentence. */
async function* sentenceBlocks(lines: AsyncIterable<string>): AsyncGenerator<SentenceBlock, void, undefined> {
  let block: string[] = []
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() !== '') block.push(line)
    else if (hasWord(block)) {
      yield { lines: block, firstLine: number - block.length }
      block = []
    }
  }
  if (hasWord(block)) yield { lines: block, firstLine: number - block.length + 1 }
}

const hasWord = (block: readonly string[]): boolean => block.some((line) => !line.startsWith('#'))
