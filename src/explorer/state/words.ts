import { labelStatement } from '../../graph/label-statement.ts'
import type { Statement, TimeInterval } from '../../model/index.ts'
import { ARTICLE, NO_SOURCE } from './filters.ts'
import type { Facet } from './filters.ts'
import type { ExplorerState, Selection } from './explorer-state.ts'
import { nameOf } from './knowledge-index.ts'
import { spokenLanguage } from './language.ts'
import type { Language } from './language.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { texts } from './texts.ts'
import { toneOf } from './tone.ts'

/** The statement as a line to read: `Russia – suspended → peace treaty talks`. */
export const sayStatement = (index: KnowledgeIndex, statement: Statement): string =>
  `${nameOf(index, statement.subject)} – ${statement.relation} → ${nameOf(index, statement.object)}`

/** Polarity and modality in words, for instance `negated, planned`; null for a plain assertion. */
export const sayStanding = ({ polarity, modality }: Pick<Statement, 'polarity' | 'modality'>): string | null => {
  const parts = [
    ...(polarity === 'negative' ? [texts.polarities.negative] : []),
    ...(modality === 'asserted' ? [] : [texts.modalities[modality]]),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}

/** When it holds, as a reader would say it: `21 March 2022`, `March 2022`, `since 2018`. */
export const sayTime = ({ start, end, precision }: TimeInterval): string => {
  const first = start === null ? null : sayDay(start, precision)
  const last = end === null ? null : sayDay(end, precision)
  if (first === null) return last === null ? texts.timeUnknown : texts.time.until(last)
  if (last === null) return texts.time.since(first)
  if (precision === 'week') return texts.time.week(sayDay(start ?? '', 'day'))
  return first === last ? first : texts.time.range(first, last)
}

/** A stretch of days in as few words as hold it: `2018`, `March 2018 to May 2019`, else both days. */
export const sayDays = (from: string, to: string): string => {
  const precision = isYears(from, to) ? 'year' : isMonths(from, to) ? 'month' : 'day'
  const [first, last] = [sayDay(from, precision), sayDay(to, precision)]
  return first === last ? first : texts.time.range(first, last)
}

const isYears = (from: string, to: string): boolean => from.endsWith('-01-01') && to.endsWith('-12-31')
const isMonths = (from: string, to: string): boolean =>
  from.endsWith('-01') && new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).getUTCDate() === 1

/** A value of a facet as people read it. */
export const sayFacetValue = (index: KnowledgeIndex, facet: Facet, value: string): string => {
  switch (facet) {
    case 'speaker':
      return value === ARTICLE ? texts.article : nameOf(index, value)
    case 'source':
      return value === NO_SOURCE ? texts.noSource : value
    case 'eventType':
      return sayEventType(value)
    case 'tone':
      return lookUp(texts.tones, value)
    case 'relation':
      return value
    case 'community':
      return texts.aroundEntity(nameOf(index, value))
    default:
      return lookUp(
        facet === 'entityType' ? texts.entityTypes : facet === 'modality' ? texts.modalities : texts.polarities,
        value,
      )
  }
}

/** `TERMINATE_AGREEMENT` becomes `Terminate agreement`. */
export const sayEventType = (eventType: string): string => {
  const words = eventType.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `0.873` becomes `87 %`. */
export const sayPercent = (share: number): string => `${Math.round(share * 100)} %`

/** What a screen reader hears after the selection changed. */
export const announceSelection = ({ content, selection, trail }: ExplorerState): string => {
  if (content.kind !== 'ready' || selection === null) return texts.selectionCleared
  const { index } = content
  if (selection.kind === 'entity') {
    const entity = index.entities.get(selection.id)
    const count = index.statementsOf.get(selection.id)?.length ?? 0
    if (!entity) return texts.selectionCleared
    return [
      texts.selectedEntity(entity.name, texts.entityTypes[entity.type], count),
      sayWay(index, trail.at(-1), entity.id),
    ]
      .filter((part) => part !== null)
      .join(', ')
  }
  const statement = index.statements.get(selection.id)
  if (!statement) return texts.selectionCleared
  return [sayStatement(index, statement), texts.tones[toneOf(statement)], sayStanding(statement)]
    .filter((part) => part !== null)
    .join(', ')
}

/** Over which statement one came from the entity before; null where none ties the two. */
const sayWay = (index: KnowledgeIndex, before: Selection | undefined, id: string): string | null => {
  if (before?.kind !== 'entity') return null
  const over = index.statementsOf
    .get(id)
    ?.find(({ subject, object }) => (subject === id ? object : subject) === before.id && before.id !== id)
  return over ? texts.reachedOver(labelStatement(over)) : null
}

const lookUp = (table: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(table, value) ? (table[value] ?? value) : value

const sayDay = (day: string, precision: TimeInterval['precision']): string => {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return formatOf(FORMATS[precision] ?? DAY).format(date)
}

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
const MONTH: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' }
const YEAR: Intl.DateTimeFormatOptions = { year: 'numeric' }
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja' }
const made = new Map<string, Intl.DateTimeFormat>()

/** Made once for each language and precision. */
const formatOf = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const locale = LOCALES[spokenLanguage()]
  const key = `${locale} ${JSON.stringify(options)}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  made.set(key, format)
  return format
}

const FORMATS: Partial<Record<TimeInterval['precision'], Intl.DateTimeFormatOptions>> = {
  day: DAY,
  month: MONTH,
  quarter: MONTH,
  season: MONTH,
  year: YEAR,
  decade: YEAR,
  century: YEAR,
}
