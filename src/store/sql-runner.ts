import type Database from 'libsql'
import type pg from 'pg'

export type SqlValue = string | number | null
export type SqlKind = 'sqlite' | 'postgres'

/** SQL without anything between: questions and bulk loading, where each row counts. `?` stands for a parameter. */
export interface SqlRunner {
  readonly kind: SqlKind
  readonly all: <Row>(text: string, values?: readonly SqlValue[]) => Promise<readonly Row[]>
  readonly run: (text: string, values?: readonly SqlValue[]) => Promise<void>
  /** All or nothing. */
  readonly transaction: <Result>(work: (runner: SqlRunner) => Promise<Result>) => Promise<Result>
  /** For questions in several steps: all of them see the store as it was at the first. Within another, part of that. */
  readonly snapshot: <Result>(work: (runner: SqlRunner) => Promise<Result>) => Promise<Result>
}

/** Statements that stay prepared at most. */
const MAX_PREPARED = 100

/**
 * Statements of a connection by their text, each prepared once. One that is only prepared anew keeps what it was last
 * given outside the heap, until the garbage collector comes by: documents, in their hundreds of megabytes.
 */
export const preparedOnce = (database: Database.Database): ((text: string) => Database.Statement) => {
  const prepared = new Map<string, Database.Statement>()
  return (text) => {
    const known = prepared.get(text)
    if (known !== undefined) return known
    if (prepared.size >= MAX_PREPARED) prepared.clear()
    const statement = database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
}

/** A runner over a connection of SQLite that nobody else uses. Transactions and snapshots on it come one after the other. */
export const sqliteRunner = (database: Database.Database): SqlRunner => {
  const prepare = preparedOnce(database)
  const plain = {
    kind: 'sqlite' as const,
    all: <Row>(text: string, values: readonly SqlValue[] = []) =>
      attempt(() => prepare(text).all([...values]) as readonly Row[]),
    run: (text: string, values: readonly SqlValue[] = []) =>
      attempt(() => {
        prepare(text).run([...values])
      }),
  }
  const inside: SqlRunner = { ...plain, transaction: (work) => work(inside), snapshot: (work) => work(inside) }
  let last: Promise<unknown> = Promise.resolve()
  const between = <Result>(begin: string, work: (runner: SqlRunner) => Promise<Result>): Promise<Result> => {
    const own = last.then(async () => {
      database.exec(begin)
      try {
        const result = await work(inside)
        database.exec('COMMIT')
        return result
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK')
        throw error
      }
    })
    last = own.catch(() => undefined)
    return own
  }
  return {
    ...plain,
    transaction: (work) => between('BEGIN IMMEDIATE', work),
    snapshot: (work) => between('BEGIN', work),
  }
}

const attempt = <Result>(work: () => Result): Promise<Result> => {
  try {
    return Promise.resolve(work())
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)))
  }
}

/** A runner over a pool of PostgreSQL, or one connection of it. */
export const postgresRunner = (pool: pg.Pool, client: pg.PoolClient | null = null): SqlRunner => ({
  kind: 'postgres',
  all: async <Row>(text: string, values: readonly SqlValue[] = []) =>
    (await (client ?? pool).query(numbered(text), [...values])).rows as readonly Row[],
  run: async (text, values = []) => {
    await (client ?? pool).query(numbered(text), [...values])
  },
  transaction: (work) => betweenPostgres(pool, client, { begin: 'begin', work }),
  snapshot: (work) => betweenPostgres(pool, client, { begin: 'begin isolation level repeatable read read only', work }),
})

/** On a connection of its own, unless one is in a transaction already. */
const betweenPostgres = async <Result>(
  pool: pg.Pool,
  client: pg.PoolClient | null,
  { begin, work }: { readonly begin: string; readonly work: (runner: SqlRunner) => Promise<Result> },
): Promise<Result> => {
  if (client !== null) return work(postgresRunner(pool, client))
  const own = await pool.connect()
  try {
    await own.query(begin)
    const result = await work(postgresRunner(pool, own))
    await own.query('commit')
    return result
  } catch (error) {
    await own.query('rollback').catch(() => undefined)
    throw error
  } finally {
    own.release()
  }
}

/** `?` as PostgreSQL writes it. None stands within the texts of SQL here. */
const numbered = (text: string): string => {
  let number = 0
  return text.replace(/\?/gu, () => `$${String(++number)}`)
}

/** `in (…)` over a list of whole numbers, given as JSON in one parameter. */
export const inNumbers = (kind: SqlKind): string =>
  kind === 'sqlite'
    ? 'in (select value from json_each(?))'
    : 'in (select value::integer from json_array_elements_text(?::json))'

/** `in (…)` over a list of texts, given as JSON in one parameter. */
export const inTexts = (kind: SqlKind): string =>
  kind === 'sqlite' ? 'in (select value from json_each(?))' : 'in (select value from json_array_elements_text(?::json))'

/**
 * The same for a list that is short beside its table. PostgreSQL does not know how long a list is; so it uses the index
 * where it would rather read all of a table that is small yet.
 */
export const amongNumbers = (kind: SqlKind): string =>
  kind === 'sqlite' ? inNumbers(kind) : '= any(array(select value::integer from json_array_elements_text(?::json)))'

/** The same for texts. */
export const amongTexts = (kind: SqlKind): string =>
  kind === 'sqlite' ? inTexts(kind) : '= any(array(select value from json_array_elements_text(?::json)))'

/** Rows given as JSON in one parameter, lists of values; each column as `name type`. Stands for a table. */
export const rowsGiven = (kind: SqlKind, columns: readonly string[]): string => {
  const list = columns.map((column, index) => {
    const [name = '', ...type] = column.split(' ')
    return `cast(value ->> ${String(index)} as ${type.join(' ')}) as ${name}`
  })
  const from = kind === 'sqlite' ? 'json_each(?)' : 'json_array_elements(?::json) as row(value)'
  return `(select ${list.join(', ')} from ${from}) as given`
}
