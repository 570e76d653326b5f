import { createGraph, createStatementFilter, foldName } from '../graph/index.ts'
import type { GraphAttributes, StatementFilter } from '../graph/index.ts'
import { documentsOfSource } from '../graph/ask-knowledge.ts'
import type { DocumentId } from '../model/index.ts'
import { inNumbers, inTexts } from './sql-runner.ts'
import type { SqlRunner, SqlValue } from './sql-runner.ts'
import { findStoredEntity } from './store-names.ts'

/** A condition with its parameters. */
export interface Condition {
  readonly text: string
  readonly values: readonly SqlValue[]
}

interface Label {
  readonly num: number
  readonly kind: string
  readonly label: string
}

const readLabels = (sql: SqlRunner): Promise<readonly Label[]> =>
  sql.all<Label>('select num, kind, label from graph_labels order by label')

/** The vocabulary of the whole graph. */
export const vocabularyOf = async (sql: SqlRunner): Promise<GraphAttributes> => {
  const labels = await readLabels(sql)
  const of = (wanted: string): string[] =>
    labels
      .filter(({ kind }) => kind === wanted)
      .map(({ label }) => label)
      .sort()
  return { relations: of('relation'), eventTypes: of('eventType') }
}

const KEYS = [
  'relation',
  'eventType',
  'polarity',
  'modality',
  'attributedTo',
  'since',
  'until',
  'minConfidence',
  'source',
] as const

/**
 * A filter as conditions on a statement `s` and its row `g` of `graph_ends`. Throws what `createStatementFilter` throws.
 */
export const filterSql = async (
  sql: SqlRunner,
  filter: StatementFilter & { readonly source?: string | undefined },
): Promise<readonly Condition[]> => {
  const { relation, eventType, polarity, modality, attributedTo, since, until, minConfidence, source } = filter
  const conditions: Condition[] = []
  const add = (text: string, ...values: readonly SqlValue[]): void => void conditions.push({ text, values })
  if (!KEYS.some((key) => filter[key] !== undefined)) return []
  // The words of the refusals are those of the filter in memory.
  const empty = createGraph({ documents: [], entities: [], statements: [] })
  empty.replaceAttributes(await vocabularyOf(sql))
  createStatementFilter(empty, { ...filter, attributedTo: undefined })
  const labels = relation === undefined && eventType === undefined ? [] : await readLabels(sql)
  const numbers = (kind: string, wanted: string): string =>
    JSON.stringify(
      labels.filter((label) => label.kind === kind && foldName(label.label) === foldName(wanted)).map(({ num }) => num),
    )
  if (relation !== undefined) add(`g.relation ${inNumbers(sql.kind)}`, numbers('relation', relation))
  if (eventType !== undefined) add(`g.event_type ${inNumbers(sql.kind)}`, numbers('eventType', eventType))
  if (polarity !== undefined) add('s.polarity = ?', polarity)
  if (modality !== undefined) add('s.modality = ?', modality)
  if (attributedTo === null) add('s.speaker is null')
  else if (attributedTo !== undefined) add('s.speaker = ?', (await findStoredEntity(sql, attributedTo)).num)
  if (since !== undefined || until !== undefined) add('s.has_time = 1')
  if (since !== undefined) add('(s.time_end is null or s.time_end >= ?)', since)
  if (until !== undefined) add(`(s.time_start is null or substr(s.time_start, 1, ${String(until.length)}) <= ?)`, until)
  if (minConfidence !== undefined) add('s.confidence >= ?', minConfidence)
  if (source !== undefined) {
    const documents = await sql.all<{ id: DocumentId; source: string | null }>('select id, source from documents')
    add(
      `exists (select 1 from graph_sources d where d.statement = s.num and d.document ${inTexts(sql.kind)})`,
      JSON.stringify(documentsOfSource(documents, source)),
    )
  }
  return conditions
}
