import type { SqlRunner } from './sql-runner.ts'

/** A number that grows: whoever holds something of the graph in memory sees that it is another one. */
export const changeStamp = (sql: SqlRunner): Promise<void> =>
  sql.run(
    `insert into relata_meta (name, value) values ('graph', '1') on conflict (name) do update set value = cast(cast(relata_meta.value as integer) + 1 as text)`,
  )
