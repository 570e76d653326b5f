import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'

import type { PostgresServer } from './postgres-server.ts'

let number = 0

/** A file in a folder of its own that does not exist yet. */
export const newStoreFile = (): string => join(mkdtempSync(join(tmpdir(), 'relata-store-')), 'store.db')

/** Each database with a way to a new, empty store. */
export const driversWith = (
  server: PostgresServer | null,
): readonly (readonly [name: string, newPlace: () => Promise<string>])[] => [
  ['SQLite', () => Promise.resolve(newStoreFile())],
  ...(server === null ? [] : [['PostgreSQL', () => newSchema(server.url)] as const]),
]

/** A store in a new schema of a database. */
export const newSchema = async (url: string): Promise<string> => {
  const name = `asked_${String(process.pid)}_${String(++number)}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create schema ${name}`)
  await client.end()
  return `${url}&options=${encodeURIComponent(`-c search_path=${name}`)}`
}
