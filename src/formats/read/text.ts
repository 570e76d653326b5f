import { assembleDocument } from './assemble-document.ts'
import type { Reading, SourceText } from './assemble-document.ts'
import { readFrontMatter } from './front-matter.ts'
import type { Segment } from './segments.ts'
import { splitSegments } from './segments.ts'

/**
 * Reads a plain text. `document.text` is the file as it came, header and boilerplate included; the blocks tell which
 * of it is running text.
 *
 * @throws KnowledgeError BROKEN_FILE when a header between `---` lines cannot be read.
 */
export const readPlainText = ({ name, id, text }: SourceText): Reading => {
  const header = readFrontMatter(text, name)
  const segments = splitSegments(text, { from: header?.end ?? 0 })
  if (!header) return assembleDocument({ id, name, text, segments })
  return assembleDocument({
    id: header.id ?? id,
    name,
    text,
    segments: [headerSegment(text, header.end), ...segments],
    given: header.metadata,
  })
}

const headerSegment = (text: string, end: number): Segment => ({
  start: text.length - text.trimStart().length,
  end: text.slice(0, end).trimEnd().length,
  kind: 'metadata',
  chunk: -1,
  isItem: false,
})
