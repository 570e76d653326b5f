import { insertRows } from './insert-rows.ts'
import { removeRows } from './remove-rows.ts'
import type { SqlRunner } from './sql-runner.ts'

/** A relation or a type of events by its number, with how many statements have it. */
export interface LabelRow {
  readonly num: number
  readonly kind: LabelKind
  readonly label: string
  readonly statements: number
}

type LabelKind = 'relation' | 'eventType'

/** Of how many statements a label is. */
export type LabelCounts = Readonly<Record<LabelKind, ReadonlyMap<string, number>>>

/** The numbers of relations and of types of events. */
export type Labels = Readonly<Record<LabelKind, ReadonlyMap<string, number>>>

export const readLabels = (sql: SqlRunner): Promise<readonly LabelRow[]> =>
  sql.all<LabelRow>('select num, kind, label, statements from graph_labels')

/** Put labels with their counts in place of those that are kept. One stays under its number until no statement has it. */
export const keepLabels = async (sql: SqlRunner, kept: readonly LabelRow[], counts: LabelCounts): Promise<Labels> => {
  const isSame = ({ kind, label, statements }: LabelRow): boolean => counts[kind].get(label) === statements
  const other = kept.filter((row) => !isSame(row)).map(({ num }) => num)
  await removeRows(sql, other, 'graph_labels.num')
  let next = kept.reduce((most, { num }) => Math.max(most, num), 0) + 1
  const keep = async (kind: LabelKind): Promise<ReadonlyMap<string, number>> => {
    const before = new Map(kept.filter((row) => row.kind === kind).map((row) => [row.label, row]))
    const used = [...counts[kind]].filter(([, count]) => count > 0)
    const numbers = new Map(used.map(([label]) => [label, before.get(label)?.num ?? next++]))
    const fresh = used.filter(([label, count]) => before.get(label)?.statements !== count)
    await insertRows(sql, 'graph_labels', fresh, ([label, count]) => [numbers.get(label) ?? 0, kind, label, count])
    return numbers
  }
  return { relation: await keep('relation'), eventType: await keep('eventType') }
}
