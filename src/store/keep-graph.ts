import type { KeptResolution } from '../builder/document-store.ts'
import type { Entity, KnowledgeItems, Statement, StatementLink } from '../model/index.ts'
import { entityPrint, insertEntities, removeEntities } from './entity-rows.ts'
import { changeParts, createPrinter } from './graph-parts.ts'
import { changeStamp } from './graph-stamp.ts'
import type { Labels } from './label-rows.ts'
import { keepLabels, readLabels } from './label-rows.ts'
import { insertLinks, keepLinksPrint, keptLinksPrint, printOfLinks, sortedLinks } from './link-rows.ts'
import { keepState, setMark } from './keep-state.ts'
import { emptyTables } from './remove-rows.ts'
import { inTexts } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'
import { insertEnds, insertStatements, removeStatements } from './statement-rows.ts'
import type { StatementRow } from './statement-rows.ts'
import type { Survey } from './survey-graph.ts'
import { NOBODY, surveyGraph, UNLISTED } from './survey-graph.ts'

/** Above such a share of new statements indexes are made anew rather than kept up row by row. */
const BULK_SHARE = 0.5

/**
 * Put Knowledge in place of what the store holds, in one transaction. Entities and statements that have not changed are
 * left alone: what one article adds costs what it changes, and a pass over fingerprints. Statements are gone through up to
 * three times and never held together.
 */
export const keepGraph = (
  runner: SqlRunner,
  knowledge: KnowledgeItems,
  resolution: KeptResolution | null = null,
): Promise<void> =>
  withoutMapping(runner, async (sql) => {
    const entities = [...knowledge.entities]
    const survey = surveyGraph(entities, knowledge.statements)
    await keepEntities(sql, entities, survey)
    const labels = await keepLabels(sql, await readLabels(sql), survey.labels)
    await keepStatements(sql, { entities, statements: knowledge.statements }, { survey, labels })
    await keepLinks(sql, sortedLinks(knowledge.links ?? []))
    await changeStamp(sql)
    if (resolution === null) await setMark(sql, null)
    else await keepState(sql, resolution.rows, resolution.mark)
  })

/** In one transaction, in which SQLite does not map the file into memory: all of it would be there in the end. */
const withoutMapping = async (runner: SqlRunner, work: (sql: SqlRunner) => Promise<void>): Promise<void> => {
  if (runner.kind === 'postgres') return runner.transaction(work)
  const [before] = await runner.all<{ mmap_size: number }>('pragma mmap_size')
  await runner.all('pragma mmap_size = 0')
  try {
    await runner.transaction(work)
  } finally {
    await runner.all(`pragma mmap_size = ${String(before?.mmap_size ?? 0)}`)
  }
}

const keepEntities = async (sql: SqlRunner, entities: readonly Entity[], { counts }: Survey): Promise<void> => {
  const printer = createPrinter(entities.length)
  for (const [at, entity] of entities.entries()) printer.add(entity.id, entityPrint(entity, counts[at] ?? 0))
  const printed = printer.printed()
  const { isWhole, nums, gone } = await changeParts(sql, 'graph_entities', { items: entities, printed })
  if (isWhole) await emptyTables(sql, ['graph_entities', 'graph_names'])
  await removeEntities(sql, gone)
  const fresh = [...entities.keys()].filter((at) => nums[at] !== 0)
  await insertEntities(sql, fresh, (at) => ({
    num: nums[at] ?? 0,
    entity: entities[at] as Entity,
    statements: counts[at] ?? 0,
    print: printed.prints[at] ?? 0,
  }))
}

/** What is needed beside the statements to write them. */
interface Around {
  readonly survey: Survey
  readonly labels: Labels
}

interface Listed {
  readonly entities: readonly Entity[]
  readonly statements: Iterable<Statement>
}

const keepStatements = async (sql: SqlRunner, listed: Listed, around: Around): Promise<void> => {
  const { survey } = around
  const { printed } = survey
  const changes = await changeParts(sql, 'graph_statements', { items: listed.statements, printed })
  const { isWhole, nums, fresh, gone } = changes
  if (isWhole) await emptyTables(sql, ['graph_ends', 'graph_statements', 'graph_sources'])
  await removeStatements(sql, gone)
  const isBulk = fresh > printed.count * BULK_SHARE && fresh > 1000
  const indexes = isBulk ? BULK_INDEXES : []
  for (const [name] of indexes) await sql.run(`drop index ${name}`)
  if (fresh > 0) {
    const numbers = await numbersByPlace(sql, listed.entities, { nums, survey })
    await insertStatements(sql, freshRows(listed.statements, { nums, numbers, ...around }), survey)
  }
  for (const [name, on] of indexes)
    await sql.run(`create ${name.endsWith('_id') ? 'unique ' : ''}index ${name} on ${on}`)
  await insertEnds(sql, isWhole ? 'all' : [...nums.subarray(0, printed.count).filter((num) => num !== 0)])
  if (isBulk) await sql.run('analyze')
}

type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] }

/** The rows of statements that are to be written; one record, filled anew: a record each costs a seventh of their insertion. */
function* freshRows(
  statements: Iterable<Statement>,
  { nums, numbers, survey, labels }: Around & { readonly nums: Int32Array; readonly numbers: Int32Array },
): Generator<StatementRow> {
  const number = (place: number | undefined): number => numbers[place ?? UNLISTED] ?? -1
  let at = -1
  const row: Writable<StatementRow> = {
    num: 0,
    subject: 0,
    object: 0,
    speaker: null,
    relation: 0,
    eventType: 0,
    print: 0.5,
    statement: {} as Statement,
  }
  for (const statement of statements) {
    at += 1
    const num = nums[at] ?? 0
    if (num === 0) continue
    const speaker = survey.speakers[at]
    row.num = num
    row.statement = statement
    row.subject = number(survey.subjects[at])
    row.object = number(survey.objects[at])
    row.speaker = speaker === NOBODY ? null : number(speaker)
    row.relation = labels.relation.get(statement.relation) ?? -1
    row.eventType = labels.eventType.get(statement.eventType) ?? -1
    row.print = survey.printed.prints[at] ?? 0
    yield row
  }
}

/** By place, the numbers of the entities that fresh statements speak of. */
const numbersByPlace = async (
  sql: SqlRunner,
  entities: readonly Entity[],
  { nums, survey }: { readonly nums: Int32Array; readonly survey: Survey },
): Promise<Int32Array> => {
  const isUsed = new Uint8Array(entities.length)
  for (let at = 0; at < survey.printed.count; at += 1) {
    if (nums[at] === 0) continue
    for (const column of [survey.subjects, survey.objects, survey.speakers]) isUsed[column[at] ?? UNLISTED] = 1
  }
  const ids = entities.filter((_, place) => isUsed[place] === 1).map(({ id }) => id)
  const rows = await sql.all<{ num: number; id: string }>(
    `select num, id from graph_entities where id ${inTexts(sql.kind)}`,
    [JSON.stringify(ids)],
  )
  const numbers = new Int32Array(entities.length)
  for (const { num, id } of rows) numbers[survey.places.get(id) ?? UNLISTED] = num
  return numbers
}

/** All of them, or none where they are the same. */
const keepLinks = async (sql: SqlRunner, links: readonly StatementLink[]): Promise<void> => {
  const print = printOfLinks(links)
  if ((await keptLinksPrint(sql)) === print) return
  await emptyTables(sql, ['graph_links'])
  await insertLinks(sql, links)
  await keepLinksPrint(sql, print)
}

const BULK_INDEXES = [
  ['graph_statements_by_id', 'graph_statements (id)'],
  ['graph_statements_by_speaker', 'graph_statements (speaker) where speaker is not null'],
  ['graph_sources_by_document', 'graph_sources (document)'],
] as const
