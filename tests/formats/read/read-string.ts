import type { BlockKind, Document } from '../../../src/model/index.ts'
import { readDocuments } from '../../../src/formats/read/read-documents.ts'

/** Reads a text as a file of this name. */
export const readString = (text: string, name = 'article.txt'): ReturnType<typeof readDocuments> =>
  readDocuments({ name, bytes: new TextEncoder().encode(text) })

/** Reads a text that must hold one document. */
export const readOne = (text: string, name?: string): Document => {
  const [document] = readString(text, name).documents
  if (!document) throw new Error('no document')
  return document
}

/** The blocks of a document as kind and words. */
export const blocksOf = (document: Document): readonly (readonly [BlockKind, string])[] =>
  document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)])

/** The words of the blocks of one kind. */
export const wordsOf = (document: Document, kind: BlockKind): readonly string[] =>
  blocksOf(document).flatMap(([found, words]) => (found === kind ? [words] : []))

/** The code of the error that a call throws, or what it returned. */
export const codeOf = (call: () => unknown): unknown => {
  try {
    return call()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

/** The message of the error that a call throws. */
export const messageOf = (call: () => unknown): string => {
  try {
    call()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('nothing was thrown')
}
