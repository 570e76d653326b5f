import type { Document, DocumentClaims, Knowledge } from '../model/index.ts'
import { buildKnowledge } from './build-knowledge.ts'
import type { BuildOptions } from './build-knowledge.ts'
import { joinKnowledge, keepUnreadable } from './join-knowledge.ts'

/** What was read in documents before, so that it need not be read again; the key is `claimsKey`. */
export type KnownClaims = ReadonlyMap<string, DocumentClaims>

/** Names a document with its text: another text under the same id is another document. */
export const claimsKey = ({ id, publishedAt, text }: Document): string => JSON.stringify([id, publishedAt, text])

/**
 * More articles for a graph of which only Knowledge is there. Its documents carry their text, so they are read anew
 * with the new ones and all are resolved together, as one build would; claims that are known already are taken as they
 * are. What cannot be read anew (documents without text, findings of a language model) is kept and joined by name.
 */
export const joinArticles = async (
  before: Knowledge,
  documents: readonly Document[],
  {
    known,
    onClaims,
    ...options
  }: BuildOptions & {
    readonly known: KnownClaims
    /** Called with what was read in each document. */
    readonly onClaims: (key: string, claims: DocumentClaims) => void
  },
): Promise<Knowledge> => {
  const { analyser } = options
  const read = async (document: Document): Promise<DocumentClaims> => {
    const key = claimsKey(document)
    const claims = known.get(key) ?? (await analyser.read(document))
    onClaims(key, claims)
    return claims
  }
  const readable = before.documents.filter(({ text }) => text.trim() !== '')
  const built = await buildKnowledge([...readable, ...documents], { ...options, analyser: { ...analyser, read } })
  return joinKnowledge(built, keepUnreadable(before))
}
