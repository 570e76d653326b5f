import { KnowledgeError } from '../model/index.ts'
import type { EntityId, Statement } from '../model/index.ts'
import { changeEntities, checkSpeakers } from './change-entities.ts'
import { addPrint, fingerprint, takePrint } from './fingerprint.ts'
import type { GraphChanges, StatementBefore } from './graph-changes.ts'
import { nextNumber } from './graph-parts.ts'
import type { PartedTable } from './graph-parts.ts'
import { changeStamp } from './graph-stamp.ts'
import type { LabelCounts, Labels } from './label-rows.ts'
import { keepLabels, readLabels } from './label-rows.ts'
import {
  insertLinks,
  keepLinksPrint,
  keptLinksPrint,
  linksLike,
  printOfLinks,
  removeLinks,
  sortedLinks,
} from './link-rows.ts'
import { shiftParts } from './part-changes.ts'
import { inTexts } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'
import type { StatementRow } from './statement-rows.ts'
import { insertEnds, insertStatements, removeStatements } from './statement-rows.ts'
import { statementPrint } from './survey-graph.ts'

export type { GraphChanges } from './graph-changes.ts'

/**
 * Put what is other into a kept graph: afterwards the store holds what `keepGraph` would leave there, given the whole. It
 * costs what the difference costs. To be called within a transaction of the runner's; where it throws, that must be undone.
 * Throws STORE_BROKEN where the parts of the graph are not known (see `canChange`), and where an entity is missing.
 */
export const changeGraph = async (sql: SqlRunner, changes: GraphChanges): Promise<void> => {
  if (!(await canChange(sql)))
    throw new KnowledgeError(
      'STORE_BROKEN',
      'An earlier version wrote the graph of the store, and it cannot be changed in parts. Keep it whole once.',
    )
  const before = await statementsBefore(sql, changes)
  const labels = await changeLabels(sql, changes.statements, before)
  const { numberOf, gone } = await changeEntities(sql, changes, before)
  await changeStatements(sql, changes.statements, { before, labels, numberOf })
  await checkSpeakers(sql, gone)
  await changeLinks(sql, changes)
  await changeStamp(sql)
}

/** Whether the fingerprints of the graph are known; stores that an early version wrote have none until a graph is kept. */
export const canChange = async (sql: SqlRunner): Promise<boolean> =>
  (await isKnown(sql, 'graph_entities')) && (await isKnown(sql, 'graph_statements'))

const isKnown = async (sql: SqlRunner, table: PartedTable): Promise<boolean> => {
  const parts = await sql.all('select part from graph_parts where kind = ? limit 1', [table])
  return parts.length > 0 || (await sql.all(`select num from ${table} limit 1`)).length === 0
}

const statementsBefore = (
  sql: SqlRunner,
  { statements, goneStatements }: GraphChanges,
): Promise<readonly StatementBefore[]> =>
  sql.all<StatementBefore>(
    `select num, id, subject, object, relation, event_type as "eventType", print from graph_statements where id ${inTexts(sql.kind)}`,
    [JSON.stringify([...statements.map(({ id }) => id), ...goneStatements])],
  )

const changeLabels = async (
  sql: SqlRunner,
  statements: readonly Statement[],
  before: readonly StatementBefore[],
): Promise<Labels> => {
  const kept = await readLabels(sql)
  const counts = { relation: new Map<string, number>(), eventType: new Map<string, number>() }
  const byNumber = new Map(kept.map((row) => [row.num, row]))
  for (const { kind, label, statements: count } of kept) counts[kind].set(label, count)
  const count = (kind: keyof LabelCounts, label: string | undefined, change: number): void => {
    if (label !== undefined) counts[kind].set(label, (counts[kind].get(label) ?? 0) + change)
  }
  for (const kind of ['relation', 'eventType'] as const) {
    for (const row of before) count(kind, byNumber.get(row[kind])?.label, -1)
    for (const statement of statements) count(kind, statement[kind], 1)
  }
  return keepLabels(sql, kept, counts)
}

interface Around {
  readonly before: readonly StatementBefore[]
  readonly labels: Labels
  readonly numberOf: (id: EntityId) => number
}

const changeStatements = async (
  sql: SqlRunner,
  statements: readonly Statement[],
  { before, labels, numberOf }: Around,
): Promise<void> => {
  const known = new Map(before.map(({ id, num }) => [id, num]))
  let next = await nextNumber(sql, 'graph_statements')
  const rows = statements.map((statement): StatementRow => ({
    num: known.get(statement.id) ?? next++,
    statement,
    subject: numberOf(statement.subject),
    object: numberOf(statement.object),
    speaker: statement.attributedTo === null ? null : numberOf(statement.attributedTo),
    relation: labels.relation.get(statement.relation) ?? -1,
    eventType: labels.eventType.get(statement.eventType) ?? -1,
    print: statementPrint(statement),
  }))
  const nums = rows.map(({ num }) => num)
  await removeStatements(sql, [...known.values()])
  await insertStatements(sql, rows, wordsOf(statements))
  if (nums.length > 0) await insertEnds(sql, nums)
  const fresh = rows.map(({ num, statement, print }) => ({ num, id: statement.id, print }))
  await shiftParts(sql, 'graph_statements', { gone: before, fresh })
}

const wordsOf = (statements: readonly Statement[]) => ({
  polarities: [...new Set(statements.map(({ polarity }) => polarity))],
  modalities: [...new Set(statements.map(({ modality }) => modality))],
})

const changeLinks = async (sql: SqlRunner, { links, goneLinks }: GraphChanges): Promise<void> => {
  const fresh = sortedLinks(links)
  const named = [...fresh, ...goneLinks]
  if (named.length === 0) return
  const before = await linksLike(sql, named)
  await removeLinks(sql, before)
  await insertLinks(sql, fresh)
  const print = await keptLinksPrint(sql)
  // Where it is not known, it stays so: the next whole graph brings it.
  if (print === null) return
  const without = before.reduce((sum, link) => takePrint(sum, fingerprint(link)), print)
  await keepLinksPrint(sql, addPrint(without, printOfLinks(fresh)))
}
