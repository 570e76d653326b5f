import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import fc from 'fast-check'
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import Database from 'libsql'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'

import { buildKnowledge } from '../../src/builder/build-knowledge.ts'
import { addDocuments, removeDocuments, resolveStore } from '../../src/builder/update-store.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import type { Document, KnowledgeItems } from '../../src/model/index.ts'
import { STORE_VERSION, migrate } from '../../src/store/migrations.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { OpenStore } from '../../src/store/open-store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { createFakeAnalyser } from '../cli/fake-analyser.ts'
import { document } from '../support/knowledge.ts'
import { startPostgres } from './postgres-server.ts'

const analyser = createFakeAnalyser()
const server = startPostgres()
afterAll(() => server?.stop())

const json = (knowledge: KnowledgeItems): string => [...writeKnowledgeJson(knowledge)].join('')
const article = (id: string, text: string): Document =>
  document({ id, text, source: "O'Reilly", blocks: [{ kind: 'paragraph', start: 0, end: text.length }] })
const articles = [
  article('a', 'Japan sanctioned Russia.'),
  article('b', 'Russia sanctioned Japan. Japan sanctioned Russia.'),
  article('c', 'Norway visited Japan.'),
  article('d', 'Norway praised Russia. Japan praised Norway.'),
]
const options = { loadAnalyser: () => Promise.resolve(analyser), engine: 'test 1' }

let number = 0
const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'relata-store-')), 'store.db')
const newSchema = async (url: string): Promise<string> => {
  const name = `test_${String(++number)}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create schema ${name}`)
  await client.end()
  return `${url}&options=${encodeURIComponent(`-c search_path=${name}`)}`
}

const DRIVERS: readonly (readonly [name: string, newPlace: () => Promise<string>])[] = [
  ['SQLite', () => Promise.resolve(newFile())],
  ...(server === null ? [] : [['PostgreSQL', () => newSchema(server.url)] as const]),
]

/** The database behind a store, for what the store itself does not offer. */
const raw = (place: string): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: place.startsWith('postgres')
      ? new PostgresDialect({ pool: new pg.Pool({ connectionString: place }) })
      : new SqliteDialect({ database: new Database(place) }),
  })

const using = async <Result>(place: string, work: (store: OpenStore) => Promise<Result>): Promise<Result> => {
  const store = await openStore(place, 'write')
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

describe.each(DRIVERS)('%s', (_name, newPlace) => {
  test('adding in any order and in any batches gives what one build gives; adding and removing leaves no trace', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(articles, { minLength: 1 }),
        fc.integer({ min: 1, max: 3 }),
        fc.subarray(['a', 'b', 'c', 'd']),
        async (given, size, taken) => {
          const place = await newPlace()
          await using(place, async (store) => {
            for (let start = 0; start < given.length; start += size)
              await addDocuments(store, given.slice(start, start + size), options)
            expect(json(await resolveStore(store, analyser))).toBe(json(await buildKnowledge(given, { analyser })))
            const present = taken.filter((id) => given.some((one) => one.id === id))
            await removeDocuments(store, present)
            const rest = given.filter(({ id }) => !present.includes(id))
            expect(json(await resolveStore(store, analyser))).toBe(json(await buildKnowledge(rest, { analyser })))
          })
        },
      ),
      { numRuns: 8 },
    )
  }, 60_000)

  test('what has not changed is not read again; what has, and what another engine read, is', async () => {
    const place = await newPlace()
    const changed = article('b', 'Norway left.')
    await using(place, async (store) => {
      expect(await addDocuments(store, articles, options)).toEqual({
        added: ['a', 'b', 'c', 'd'],
        replaced: [],
        unchanged: [],
      })
      let loads = 0
      const counting = { ...options, loadAnalyser: () => (loads++, Promise.resolve(analyser)) }
      expect((await addDocuments(store, articles, counting)).unchanged).toHaveLength(4)
      expect(loads).toBe(0)
      expect(await addDocuments(store, [...articles.slice(2), changed], counting)).toEqual({
        added: [],
        replaced: ['b'],
        unchanged: ['c', 'd'],
      })
      expect((await addDocuments(store, articles, { ...options, engine: 'test 2' })).replaced).toHaveLength(4)
    })
  })

  test('more documents than are fetched at once are all given, in order', async () => {
    await using(await newPlace(), async (store) => {
      const many = Array.from({ length: 1003 }, (_, index) => article(`d${String((index * 7) % 1003)}`, 'Japan met.'))
      const nothing = { sentences: 1, mentions: [], claims: [], links: [] }
      for (const one of many)
        await store.put({ document: one, claims: { ...nothing, document: one.id } as never, engine: 'test' })
      const ids = many.map(({ id }) => id).sort()
      expect((await store.documents()).map(({ id }) => id)).toEqual(ids)
      expect((await store.read()).map(({ document: { id }, claims }) => [id, claims.document])).toEqual(
        ids.map((id) => [id, id]),
      )
    })
  })

  test('tables hold what an SQL question needs', async () => {
    const place = await newPlace()
    await using(place, async (store) => {
      await addDocuments(store, articles, options)
      await resolveStore(store, analyser)
      await resolveStore(store, analyser)
    })
    const database = raw(place)
    const rows = await database
      .selectFrom('statements')
      .innerJoin('entities as subject', 'subject.id', 'statements.subject')
      .innerJoin('evidence', 'evidence.statement', 'statements.id')
      .innerJoin('documents', 'documents.id', 'evidence.document')
      .select(['subject.name', 'evidence.quote', 'documents.source'])
      .where('statements.relation', 'like', 'sanction%')
      .orderBy('evidence.document')
      .orderBy('evidence.start_offset')
      .execute()
    expect(rows.map(({ name, source }) => `${name} ${source ?? ''}`)).toEqual([
      "Japan O'Reilly",
      "Russia O'Reilly",
      "Japan O'Reilly",
    ])
    await database.destroy()
  })

  test('a second writer is refused while the first is there; readers are not', async () => {
    const place = await newPlace()
    const first = await openStore(place, 'write')
    await addDocuments(first, articles, options)
    await expect(openStore(place, 'write')).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    const reader = await openStore(place, 'read')
    expect(await reader.list()).toHaveLength(4)
    await reader.close()
    await first.close()
    await (await openStore(place, 'write')).close()
  })

  test.each(Array.from({ length: STORE_VERSION - 1 }, (_, index) => index + 1))(
    'a store of version %i is brought forward with what it holds',
    async (version) => {
      const place = await newPlace()
      const database = raw(place)
      await migrate(database, version)
      await sql`insert into documents (id, hash, engine, document, claims) values ('old', 'h', 'e', ${JSON.stringify(articles[0])}, '{}')`.execute(
        database,
      )
      await database.destroy()
      await using(place, async (store) => expect((await store.list()).map(({ id }) => id)).toEqual(['old']))
    },
  )

  test('a store of a newer version is refused', async () => {
    const place = await newPlace()
    await using(place, () => Promise.resolve())
    const database = raw(place)
    await database.updateTable('relata_meta').set({ value: '99' }).where('name', '=', 'version').execute()
    await database.destroy()
    await expect(openStore(place, 'read')).rejects.toMatchObject({
      code: 'STORE_VERSION',
      message: expect.stringContaining('99') as string,
    })
  })

  test('removing what is not there says so, and takes nothing out', async () => {
    await using(await newPlace(), async (store) => {
      await addDocuments(store, articles, options)
      await expect(removeDocuments(store, ['a', 'e'])).rejects.toMatchObject({ code: 'UNKNOWN_DOCUMENT' })
      expect(await store.list()).toHaveLength(4)
    })
  })
})

describe('a store in a file', () => {
  test('what is known of each document is read without its text', async () => {
    const place = newFile()
    await using(place, (store) => addDocuments(store, articles, options))
    const database = raw(place)
    const plan = await sql<{ detail: string }>`explain query plan select id, hash, engine from documents`.execute(
      database,
    )
    await database.destroy()
    expect(plan.rows.map(({ detail }) => detail)).toEqual(['SCAN documents USING COVERING INDEX documents_by_state'])
  })
})

describe('places that cannot be a store', () => {
  test('a file that is something else', async () => {
    const file = newFile()
    writeFileSync(file, 'This is a letter, not a database, and a long one at that.'.repeat(50))
    await expect(openStore(file, 'write')).rejects.toMatchObject({
      code: 'STORE_FAILED',
      message: expect.stringContaining(file) as string,
    })
  })

  test('a folder that cannot be made', async () => {
    const file = newFile()
    writeFileSync(file, '')
    await expect(openStore(join(file, 'below', 'store.db'), 'write')).rejects.toMatchObject({ code: 'STORE_FAILED' })
  })

  test('a server that is not there, without its password in the message', async () => {
    const error = await openStore('postgres://me:secret@127.0.0.1:1/x', 'read').catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'STORE_FAILED' })
    expect(String(error)).not.toContain('secret')
  })

  test('a file that may only be read is read, and asked; writing into it is refused with the reason', async () => {
    const place = newFile()
    const writer = await openStore(place, 'write')
    await addDocuments(writer, articles, options)
    await resolveStore(writer, analyser)
    await writer.close()
    rmSync(`${place}.lock`)
    const folder = dirname(place)
    chmodSync(place, 0o444)
    chmodSync(folder, 0o555)
    const isRoot = process.getuid?.() === 0
    if (isRoot) process.seteuid?.(65_534)
    try {
      const store = await openStore(place, 'read')
      expect((await store.read()).map(({ document: { id } }) => id)).toEqual(['a', 'b', 'c', 'd'])
      expect(await store.size()).toMatchObject({ documents: 4 })
      await store.close()
      await expect(openStore(place, 'write')).rejects.toMatchObject({ code: 'STORE_FAILED' })
    } finally {
      if (isRoot) process.seteuid?.(0)
      chmodSync(folder, 0o755)
    }
  })

  test('a full disk', async () => {
    if (process.getuid?.() !== 0) return
    const place = mkdtempSync(join(tmpdir(), 'relata-full-'))
    chmodSync(place, 0o755)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' })
    } catch {
      return // no right to mount here
    }
    try {
      const store = await openStore(join(place, 'store.db'), 'write')
      const long = article('long', `Japan sanctioned Russia. ${'x'.repeat(2_000_000)}`)
      await expect(addDocuments(store, [long], options)).rejects.toMatchObject({
        code: 'STORE_FAILED',
        message: expect.stringMatching(/full|space/u) as string,
      })
      await store.close().catch(() => undefined)
    } finally {
      execFileSync('umount', ['-l', place])
    }
  })
})
