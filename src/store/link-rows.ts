import { compareText } from '../graph/index.ts'
import type { StatementLink } from '../model/index.ts'
import { addPrint, fingerprint } from './fingerprint.ts'
import { insertRows } from './insert-rows.ts'
import { rowsGiven } from './sql-runner.ts'
import type { SqlRunner } from './sql-runner.ts'

/** Where the fingerprint of the links stands: the sum of theirs. */
const PART = `kind = 'graph_links' and part = 0`

/** What tells a link from others. */
export const linkKey = ({ from, to, kind, document, start }: StatementLink): string =>
  [from, to, kind, document, String(start)].join('|')

/** Each once, the last of those with one key, in the order of keys. */
export const sortedLinks = (links: Iterable<StatementLink>): readonly StatementLink[] => {
  const found = new Map<string, StatementLink>()
  for (const link of links) found.set(linkKey(link), link)
  return [...found].sort(([left], [right]) => compareText(left, right)).map(([, link]) => link)
}

/** Links as they are kept, out of a query that gives their `link`. */
export const readLinks = async (sql: SqlRunner, query: string, values: readonly string[] = []) => {
  const rows = await sql.all<{ link: string }>(query, values)
  return sortedLinks(rows.map(({ link }) => JSON.parse(link) as StatementLink))
}

export const insertLinks = (sql: SqlRunner, links: readonly StatementLink[]): Promise<void> =>
  insertRows(sql, 'graph_links', links, (link) => [
    link.from,
    link.to,
    link.kind,
    link.document,
    link.start,
    JSON.stringify(link),
  ])

/** Links that are kept under the keys of some. */
export const linksLike = (sql: SqlRunner, links: readonly StatementLink[]): Promise<readonly StatementLink[]> =>
  readLinks(sql, `select link from graph_links where ${keyIn(sql)}`, [keysOf(links)])

export const removeLinks = (sql: SqlRunner, links: readonly StatementLink[]): Promise<void> =>
  sql.run(`delete from graph_links where ${keyIn(sql)}`, [keysOf(links)])

const keyIn = ({ kind }: SqlRunner): string => {
  const given = rowsGiven(kind, ['source text', 'target text', 'kind text', 'document text', 'start integer'])
  return `(source, target, kind, document, start) in (select source, target, kind, document, start from ${given})`
}

const keysOf = (links: readonly StatementLink[]): string =>
  JSON.stringify(links.map(({ from, to, kind, document, start }) => [from, to, kind, document, start]))

export const printOfLinks = (links: readonly StatementLink[]): number =>
  links.reduce((sum, link) => addPrint(sum, fingerprint(link)), 0)

/** Null where nothing tells what the table holds. */
export const keptLinksPrint = async (sql: SqlRunner): Promise<number | null> => {
  const [kept] = await sql.all<{ print: number }>(`select print from graph_parts where ${PART}`)
  return kept?.print ?? null
}

export const keepLinksPrint = async (sql: SqlRunner, print: number): Promise<void> => {
  await sql.run(`delete from graph_parts where ${PART}`)
  await sql.run(`insert into graph_parts values ('graph_links', 0, ?, '[]')`, [print])
}
