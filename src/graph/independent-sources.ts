import type { Document, DocumentId, Evidence } from '../model/index.ts'
import { foldName } from './fold-name.ts'

/** Words of this many characters around an evidence are compared to tell a copy. */
const CONTEXT_UNITS = 240
const SHINGLE_WORDS = 4
/** Two passages that share so many of their shingles are one text, printed twice. */
const COPIED_SHARE = 0.6

/**
 * How many sources stand behind some evidence when a text that repeats another one's counts once: documents of one
 * source or agency are one, and so are passages that share most of their words in order (Broder 1997, shingles).
 */
export const countIndependentSources = (
  evidence: readonly Evidence[],
  documents: ReadonlyMap<DocumentId, Document>,
): number => {
  const groups: { readonly source: string | null; readonly shingles: ReadonlySet<string> }[] = []
  const seen = new Set<DocumentId>()
  for (const item of evidence) {
    if (seen.has(item.document)) continue
    seen.add(item.document)
    const document = documents.get(item.document)
    const source = document?.source == null ? null : foldName(document.source)
    const shingles = shinglesOf(passage(item, document))
    if (
      groups.some(
        (group) => (source !== null && group.source === source) || overlap(group.shingles, shingles) >= COPIED_SHARE,
      )
    )
      continue
    groups.push({ source, shingles })
  }
  return groups.length
}

const passage = ({ start, end, quote }: Evidence, document: Document | undefined): string => {
  if (document === undefined || document.text === '') return quote
  const { text } = document
  return text.slice(Math.max(0, start - CONTEXT_UNITS / 2), Math.min(text.length, end + CONTEXT_UNITS / 2))
}

const shinglesOf = (text: string): ReadonlySet<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const shingles = new Set<string>()
  for (let first = 0; first + SHINGLE_WORDS <= words.length; first++)
    shingles.add(words.slice(first, first + SHINGLE_WORDS).join(' '))
  return shingles
}

const overlap = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const shingle of left) if (right.has(shingle)) shared += 1
  return shared / Math.min(left.size, right.size)
}
