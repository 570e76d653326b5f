import { expect, test } from 'vitest'

import { createServices } from '../../src/cli/main.ts'
import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { createAnalyserPool } from '../../src/runtime/node/analyser-pool.ts'

const documentsOf = (...texts: readonly string[]) =>
  texts.flatMap(
    (text, index) => readDocuments({ name: `d${String(index)}.txt`, bytes: new TextEncoder().encode(text) }).documents,
  )

test('threads read with the model what the analyser itself reads, with a user’s own words too', async () => {
  const documents = documentsOf('Peru sanctioned Chile on Monday.', 'Ann Li, the president of Chile, said she was ill.')
  const analyser = await createServices().loadAnalyser()
  const pool = createAnalyserPool(2)
  try {
    const inThreads = await Promise.all(documents.map((document) => pool.read(document)))
    expect(inThreads).toEqual(await Promise.all(documents.map((document) => analyser.read(document))))
    expect(inThreads[0]?.claims.length).toBeGreaterThan(0)
  } finally {
    await pool.close()
  }
})

test('words of one’s own reach the threads', async () => {
  const pool = createAnalyserPool(1, {
    verbs: [{ verb: 'greenlight', object: '*', relation: 'approved', eventType: 'AGREE' }],
    nouns: [],
  })
  try {
    const claims = await Promise.all(documentsOf('Peru greenlighted the canal project.').map(pool.read))
    expect(claims[0]?.claims.map(({ relation }) => relation)).toContain('approved')
  } finally {
    await pool.close()
  }
})

test('closing waits for what is being read: a thread that is ended within the runtime would end the process', async () => {
  const sentence = 'Peru sanctioned Chile on Monday, said the minister of foreign affairs of Norway. '
  const documents = documentsOf('Peru sanctioned Chile.', ...Array.from({ length: 6 }, () => sentence.repeat(60)))
  const pool = createAnalyserPool(2)
  const reads = documents.map((document) => pool.read(document))
  await reads[0]
  await pool.close()
  const read = await Promise.all(reads)
  expect(read.map(({ claims }) => claims.length > 0)).toEqual(documents.map(() => true))
})
