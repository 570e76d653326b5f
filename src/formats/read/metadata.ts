import type { Block } from '../../model/index.ts'
import { readDateline } from './datelines.ts'
import type { FoundDate } from './dates.ts'
import { findDates, findDayOfMonth, findMonthYears, findWeekday, formatDate, readDate, weekdayOf } from './dates.ts'
import { countWords } from './sentence-shape.ts'

/** What a document says about itself; null where it does not. */
export interface Metadata {
  readonly title: string | null
  readonly source: string | null
  readonly url: string | null
  readonly publishedAt: string | null
}

export const NO_METADATA: Metadata = { title: null, source: null, url: null, publishedAt: null }

const MAX_SOURCE_WORDS = 6

/**
 * Completes what a header gave with what stands in the article: its title, the date in a date line or dateline, the
 * agency of the dateline or the outlet of a "Source:" line above or below the running text.
 */
export const readMetadata = (text: string, blocks: readonly Block[], given: Metadata = NO_METADATA): Metadata => {
  const frame = frameOf(blocks)
  const dateline = blocks.find(({ kind }) => kind === 'dateline')
  const datelineText = dateline ? text.slice(dateline.start, dateline.end) : null
  const title = blocks.find(({ kind }) => kind === 'title')
  const fields = frame.filter(({ kind }) => kind === 'metadata').map(({ start, end }) => text.slice(start, end))
  return {
    title: given.title ?? (title ? oneLine(text.slice(title.start, title.end)) : null),
    source: given.source ?? sourceField(fields) ?? agencyOf(datelineText),
    url: given.url ?? addressField(fields),
    publishedAt: given.publishedAt ?? publicationDate(fields) ?? datelineDate(datelineText, text),
  }
}

/** The date at the start of a file's name, as blogs and archives write it: `2023-01-23-talks.md`. */
export const readDateOfName = (name: string): string | null =>
  readDate(/^(?:.*[\\/])?([12]\d{3}[-_][01]\d[-_][0-3]\d)(?!\d)/.exec(name)?.[1]?.replaceAll('_', '-') ?? '')

/** Blocks above the first and below the last paragraph: only there does a line speak of the whole article. */
const frameOf = (blocks: readonly Block[]): readonly Block[] => {
  const first = blocks.findIndex(({ kind }) => kind === 'paragraph')
  const last = blocks.findLastIndex(({ kind }) => kind === 'paragraph')
  return blocks.filter((_, index) => first < 0 || index < first || index > last)
}

const oneLine = (line: string): string => line.replace(/\s+/g, ' ').trim()

const sourceField = (fields: readonly string[]): string | null => {
  for (const field of fields) {
    const name = /^(?:source|publisher|published (?:in|by))\s?:\s?(.+)$/i.exec(field)?.[1]?.trim()
    if (name && countWords(name) <= MAX_SOURCE_WORDS && !/^(?:https?:|www\.)/i.test(name))
      return name.replace(/\.$/, '')
  }
  return null
}

const addressField = (fields: readonly string[]): string | null => {
  for (const field of fields) {
    const address = /^(?:(?:source|url|link|original(?:ly published)?(?: at)?)\s?:\s?)?<?(https?:\/\/[^\s>]+)>?$/i.exec(
      field,
    )?.[1]
    if (address) return address
  }
  return null
}

const agencyOf = (dateline: string | null): string | null =>
  dateline === null ? null : (readDateline(`${dateline} X`)?.agency ?? null)

/** Prefers the day of publication to the day of an update, and the first date to later ones. */
const publicationDate = (fields: readonly string[]): string | null => {
  const published = fields.flatMap((field) => /\b(?:published|posted|date)\b(.*)$/is.exec(field)?.[1] ?? [])
  const [date] = [...published, ...fields].flatMap((field) => findDates(field))
  return date ? formatDate(date) : null
}

const datelineDate = (dateline: string | null, text: string): string | null => {
  const date = dateline === null ? null : findDayOfMonth(dateline)
  if (!date) return null
  return date.year === null ? inferYear(date, text) : formatDate(date)
}

/**
 * The year of a dateline that names only day and month. News speak of the months behind them with their year
 * (`in March 2022`), so the report is of the latest such year or the next; it is taken only when the weekday that the
 * report names ("said on Tuesday") fits exactly one of the two.
 */
const inferYear = (date: FoundDate, text: string): string | null => {
  const latest = Math.max(...findMonthYears(text.slice(0, 100_000)))
  const weekday = findWeekday(text)
  if (!Number.isFinite(latest) || weekday === null) return null
  const fitting = [latest, latest + 1].filter((year) => weekdayOf(year, date.month, date.day) === weekday)
  const [year] = fitting
  return year !== undefined && fitting.length === 1 ? formatDate({ ...date, year }) : null
}
