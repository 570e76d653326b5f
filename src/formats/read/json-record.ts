import { z } from 'zod'
import { KnowledgeError } from '../../model/index.ts'
import type { ComposedText } from './compose-text.ts'
import { composeText } from './compose-text.ts'
import { readDate } from './dates.ts'
import { FIELD_NAMES } from './front-matter.ts'
import { readHtmlFragment } from './html.ts'
import type { Metadata } from './metadata.ts'
import { splitSegments } from './segments.ts'

/** A record as it was given: which fields it has. */
export interface DocumentRecord {
  readonly id: string | null
  readonly metadata: Metadata
  readonly composed: ComposedText
}

/** Names under which records keep their text, the usual first. */
export const TEXT_FIELDS: readonly string[] = [
  'text',
  'body',
  'content',
  'paragraphs',
  'articleBody',
  'article',
  'full_text',
  'fulltext',
  'raw_text',
]

const Id = z.union([z.string(), z.number()]).transform(String)
const Line = z.string()
const Outlet = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const Moment = z.union([z.string(), z.number()]).transform(readMoment)
const Paragraphs = z.union([
  z.string(),
  z.array(z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)])),
])

/**
 * Reads one record: `text` (or body, content, paragraphs …) and, where present, id, title, date, source and url under
 * their usual names. Fields that are null count as absent.
 *
 * @throws KnowledgeError BROKEN_FILE naming the record and the field.
 */
export const readRecord = (value: unknown, where: string): DocumentRecord => {
  const record = z.record(z.string(), z.unknown()).safeParse(value)
  if (!record.success) throw wrong(`${where} must be an object with a "text" field, found ${describe(value)}`)
  const fields = new Map(Object.entries(record.data).filter(([, field]) => field !== null && field !== undefined))
  const read = <Value>(names: readonly string[], schema: z.ZodType<Value>, want: string): Value | null => {
    const name = names.find((candidate) => fields.has(candidate))
    if (name === undefined) return null
    const parsed = schema.safeParse(fields.get(name))
    if (parsed.success) return parsed.data
    throw wrong(`${where}: field "${name}" must be ${want}, found ${describe(fields.get(name))}`)
  }
  const text = read(TEXT_FIELDS, Paragraphs, 'a string or a list of strings')
  if (text === null)
    throw wrong(`${where} has no text; give it a field "text" (or ${TEXT_FIELDS.slice(1, 4).join(', ')})`)
  const metadata: Metadata = {
    title: emptyToNull(read(FIELD_NAMES.title, Line, 'a string')),
    source: emptyToNull(read(FIELD_NAMES.source, Outlet, 'a string or an object with a name')),
    url: emptyToNull(read(FIELD_NAMES.url, Line, 'a string')),
    publishedAt: read(FIELD_NAMES.publishedAt, Moment, 'a date as a string or as a number of seconds'),
  }
  return { id: emptyToNull(read(FIELD_NAMES.id, Id, 'a string or a number')), metadata, composed: compose(text, where) }
}

const wrong = (message: string): KnowledgeError => new KnowledgeError('BROKEN_FILE', `${message}.`)

const describe = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const emptyToNull = (value: string | null): string | null =>
  value === null || value.trim() === '' ? null : value.trim()

/** A date in words or figures; a number counts seconds since 1970, or milliseconds when it is too large for seconds. */
function readMoment(value: string | number): string | null {
  if (typeof value === 'string') return readDate(value)
  const moment = new Date(Math.abs(value) > 1e11 ? value : value * 1000)
  return Number.isNaN(moment.getTime()) ? null : readDate(moment.toISOString())
}

/** Text stays as it came; a list of paragraphs is written one below the other; HTML is read as a page shows it. */
const compose = (text: string | readonly string[], where: string): ComposedText => {
  if (typeof text !== 'string') return composeText(text.map((paragraph) => ({ text: paragraph, kind: null })))
  const lines = text.replace(/\r\n?/g, '\n')
  if (/^\s*<(?:p|div|article|section|html|body|h[1-6]|!doctype|figure)\b[^<]*>/i.test(lines)) {
    return composeText(readHtmlFragment(lines, where))
  }
  return { text: lines, segments: splitSegments(lines) }
}
