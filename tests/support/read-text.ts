import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import type { Document, DocumentClaims, Knowledge } from '../../src/model/index.ts'
import { loadEnglish } from '../../src/node.ts'

const analyser = loadEnglish()

const documentOf = (text: string): Document => {
  const [document] = readDocuments({ name: 'd.txt', bytes: new TextEncoder().encode(text) }).documents
  if (document === undefined) throw new Error('There is a document.')
  return document
}

/** What the real model and the rules read in a text file, with the text as it was read. */
export const readText = async (text: string): Promise<{ readonly text: string; readonly claims: DocumentClaims }> => {
  const document = documentOf(text)
  return { text: document.text, claims: await (await analyser).read(document) }
}

/** The graph of one text file. */
export const knowledgeOf = async (text: string): Promise<Knowledge> =>
  buildKnowledge([documentOf(text)], { analyser: await analyser })

/** The names of a graph's entities by their ids. */
export const namesById = ({ entities }: Knowledge): ReadonlyMap<string, string> =>
  new Map(entities.map(({ id, name }) => [id, name]))
