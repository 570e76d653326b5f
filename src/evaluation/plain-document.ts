import type { Document } from '../model/index.ts'

/** A text as a document whose lines are its paragraphs. */
export const plainDocument = (id: string, text: string, publishedAt: string | null = null): Document => ({
  id,
  title: null,
  source: null,
  url: null,
  publishedAt,
  text,
  blocks: [...text.matchAll(/[^\n]+/gu)].map(({ 0: line, index }) => ({
    kind: 'paragraph',
    start: index,
    end: index + line.length,
  })),
})
