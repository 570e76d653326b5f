import { afterAll, describe, expect, test } from 'vitest'

import { addDocuments, readKept, removeDocuments, resolveStore } from '../../src/builder/update-store.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import type { Document, KnowledgeItems, Statement } from '../../src/model/index.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { OpenStore } from '../../src/store/open-store.ts'
import { createFakeAnalyser } from '../cli/fake-analyser.ts'
import { document } from '../support/knowledge.ts'
import { driversWith } from './drivers.ts'
import { startPostgres } from './postgres-server.ts'

const server = startPostgres()
afterAll(() => server?.stop())

const analyser = createFakeAnalyser()
const options = { loadAnalyser: () => Promise.resolve(analyser), engine: 'test' }
const json = (knowledge: KnowledgeItems): string => [...writeKnowledgeJson(knowledge)].join('')
const article = (id: string, text: string): Document =>
  document({ id, text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }] })

/** A writer and a reader on one store that holds the graph of three articles. */
const withBoth = async (
  place: string,
  work: (writer: OpenStore, reader: OpenStore) => Promise<void>,
): Promise<void> => {
  const writer = await openStore(place, 'write')
  const reader = await openStore(place, 'read')
  try {
    await addDocuments(
      writer,
      [
        article('a', 'Japan sanctioned Russia.'),
        article('b', 'Norway praised Japan.'),
        article('c', 'Peru visited Chile.'),
      ],
      options,
    )
    await resolveStore(writer, analyser)
    await work(writer, reader)
  } finally {
    await reader.close()
    await writer.close()
  }
}

/** One article is another, one is gone, one is new. */
const change = async (writer: OpenStore): Promise<void> => {
  await addDocuments(
    writer,
    [article('a', 'Long before that, Chile praised Peru.'), article('d', 'Japan left.')],
    options,
  )
  await removeDocuments(writer, ['b'])
}

const quotesStand = (statements: readonly Statement[], documents: readonly Document[]): boolean =>
  statements.every(({ evidence }) =>
    evidence.every(({ document: id, start, end, quote }) => {
      const text = documents.find((one) => one.id === id)?.text ?? ''
      return quote === text.slice(start, end)
    }),
  )

describe.each(driversWith(server))('readers of a store in %s', (_driver, newPlace) => {
  test('get the graph with the texts that it was made from, until the next is kept', async () => {
    await withBoth(await newPlace(), async (writer, reader) => {
      const before = json(await readKept(reader))
      await change(writer)
      expect(json(await readKept(reader))).toBe(before)
      expect(await reader.document('a')).toMatchObject({ text: 'Japan sanctioned Russia.' })
      expect(await reader.document('b')).toMatchObject({ text: 'Norway praised Japan.' })
      const listed = await reader.listed('documents', { start: 0, limit: 10 })
      expect(listed.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
      const { knowledge } = await reader.partFor({ ask: 'subgraph', entities: ['Japan'], depth: 2 })
      expect(knowledge.documents.map(({ id }) => id)).toEqual(['a', 'b'])
      expect(quotesStand(knowledge.statements, knowledge.documents)).toBe(true)
      const heads = (await reader.partFor({ ask: 'timeline', entity: 'Japan' })).knowledge.documents
      expect(heads.map(({ id }) => id)).toEqual(['a', 'b'])
      const after = json(await resolveStore(writer, analyser))
      expect(json(await readKept(reader))).toBe(after)
      expect(await reader.document('b')).toBeNull()
    })
  })

  test('see one graph, however long they read and whatever is kept meanwhile', async () => {
    await withBoth(await newPlace(), async (writer, reader) => {
      const before = json(await readKept(reader))
      const seen = await reader.kept(async (lists) => {
        const documents: Document[] = []
        for await (const one of lists.documents()) documents.push(one)
        await change(writer)
        await resolveStore(writer, analyser)
        const [entities, statements] = [[], []] as [unknown[], Statement[]]
        for await (const one of lists.entities()) entities.push(one)
        for await (const one of lists.statements()) statements.push(one)
        return { documents, entities, statements, links: await lists.links() }
      })
      expect(json(seen as never)).toBe(before)
    })
  })

  test('many questions at once are answered as one after the other', async () => {
    await withBoth(await newPlace(), async (_writer, reader) => {
      const names = ['Japan', 'Russia', 'Norway', 'Peru', 'Chile', 'Nobody']
      const ask = (entity: string) => reader.ask({ ask: 'neighbors', entity }).catch((error: unknown) => String(error))
      const one = []
      for (const name of names) one.push(await ask(name))
      expect(await Promise.all(names.map(ask))).toEqual(one)
      expect(String(one.at(-1))).toContain('Nobody')
    })
  })
})
