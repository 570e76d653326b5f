import { parseDocument } from 'yaml'
import { KnowledgeError } from '../../model/index.ts'
import { readDate } from './dates.ts'
import type { Metadata } from './metadata.ts'

/** The header of a file between `---` lines. */
export interface FrontMatter {
  /** Offset of the first character after the header's closing line. */
  readonly end: number
  readonly id: string | null
  readonly metadata: Metadata
}

const HEADER = /^\s{0,20}---[ \t]*\n(?:([\s\S]{0,65536}?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/
const SIMPLE_LINE = /^([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$/

/** Other names by which headers and records call what we keep, the first that is present counts. */
export const FIELD_NAMES = {
  id: ['id', 'uid', 'guid', 'docid', 'doc_id', 'document_id'],
  title: ['title', 'headline', 'name'],
  publishedAt: [
    ...['publishedAt', 'published_at', 'published', 'datePublished', 'date_published', 'publication_date', 'pubDate'],
    ...['pub_date', 'publishDate', 'publish_date', 'date', 'created', 'timestamp'],
  ],
  source: ['source', 'publisher', 'outlet', 'site', 'siteName', 'site_name', 'publication', 'newspaper'],
  url: ['url', 'link', 'canonical', 'permalink', 'uri', 'source_url'],
} as const

/**
 * Reads the header of a Markdown or text file, or null where it has none. A header that is no YAML but plain
 * `key: value` lines (a title with a colon in it) is read as such.
 *
 * @throws KnowledgeError BROKEN_FILE with the line, when the header is neither.
 */
export const readFrontMatter = (text: string, name: string): FrontMatter | null => {
  const match = HEADER.exec(text)
  if (!match) return null
  const source = match[1] ?? ''
  const fields = parseHeader(source, name)
  if (fields === null) return null
  const pick = (names: readonly string[]): string | null => pickField(fields, names)
  const date = pick(FIELD_NAMES.publishedAt)
  const metadata: Metadata = {
    title: pick(FIELD_NAMES.title),
    source: pick(FIELD_NAMES.source),
    url: pick(FIELD_NAMES.url),
    publishedAt: date === null ? null : readDate(date),
  }
  return { end: match[0].length, id: pick(FIELD_NAMES.id), metadata }
}

const pickField = (fields: ReadonlyMap<string, string>, names: readonly string[]): string | null => {
  for (const name of names) {
    const value = fields.get(name.toLowerCase())
    if (value !== undefined && value !== '') return value
  }
  return null
}

/** Fields by small names; null when the lines between the rules are no header at all but text. */
const parseHeader = (source: string, name: string): ReadonlyMap<string, string> | null => {
  const yaml = parseDocument(source, { logLevel: 'silent', uniqueKeys: false })
  const [error] = yaml.errors
  const value = error ? undefined : valueOf(yaml)
  if (value !== undefined) return fieldsOf(value)
  const simple = parseSimpleLines(source)
  if (simple) return simple
  if (!SIMPLE_LINE.test(source.trimStart().split('\n', 1)[0] ?? '')) return null
  const line = (error?.linePos?.[0].line ?? 1) + 1
  throw new KnowledgeError(
    'BROKEN_FILE',
    `${name}, line ${line}: the header between the "---" lines is not valid YAML (${error ? firstLine(error.message) : 'it refers to what is not there, or too often'}). ` +
      'Put values that hold a colon or a quote between quotes.',
    { cause: error },
  )
}

/** The plain value of a header; undefined where its aliases lead nowhere or would blow it up. */
const valueOf = (yaml: ReturnType<typeof parseDocument>): unknown => {
  try {
    return (yaml.toJS({ maxAliasCount: 100 }) as unknown) ?? null
  } catch {
    return undefined // Then it is read as plain lines, or refused with the line.
  }
}

const fieldsOf = (value: unknown): ReadonlyMap<string, string> | null => {
  if (value === null || value === undefined) return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) return null
  return new Map(Object.entries(value).flatMap(([key, field]) => toField(key, field)))
}

const toField = (key: string, field: unknown): readonly (readonly [string, string])[] => {
  if (typeof field === 'string' || typeof field === 'number') return [[key.toLowerCase(), String(field).trim()]]
  if (field instanceof Date) return [[key.toLowerCase(), field.toISOString()]]
  return []
}

const parseSimpleLines = (source: string): ReadonlyMap<string, string> | null => {
  const lines = source.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  const fields = lines.flatMap((line) => {
    const [, key, value = ''] = SIMPLE_LINE.exec(line.trimEnd()) ?? []
    return key !== undefined && isSimpleValue(value) ? [[key.toLowerCase(), unquote(value)] as const] : []
  })
  return fields.length === lines.length ? new Map(fields) : null
}

/** Words, perhaps with quotes and colons in them; not a list, a block or a quote that YAML left open. */
const isSimpleValue = (value: string): boolean =>
  !/^[[{|>&*!]/.test(value) && (value.match(/^"/) === null || (value.match(/"/g)?.length ?? 0) % 2 === 0)

const unquote = (value: string): string => value.trim().replace(/^(["'])(.*)\1$/, '$2')

const firstLine = (message: string): string =>
  (message.split('\n', 1)[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
