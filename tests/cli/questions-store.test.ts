import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sampleKnowledge } from '../support/knowledge.ts'
import { newFolder, runCli } from './run-cli.ts'

const cwd = newFolder({ '.relata/graph.json': [...writeKnowledgeJson(sampleKnowledge)].join('') })
const store = await openStore(join(cwd, 'store.db'), 'write')
for (const document of sampleKnowledge.documents)
  await store.put({ document, claims: { document: document.id, sentences: 1 } as never, engine: 'test' })
await store.keepKnowledge(sampleKnowledge)
await store.close()

test.each([
  [['neighbors', 'Russia', '--quotes']],
  [['neighbors', 'Kishida', '--depth', '3', '--ids']],
  [['neighbors', 'Japan', '--speaker', 'Kishida']],
  [['search', 'kuril']],
  [['search', 'Rusia']],
  [['paths', 'Kishida', 'peace treaty talks']],
  [['timeline', 'Russia', '--with', 'Japan']],
  [['top', '--by', 'betweenness']],
  [['disputes', 'Russia', '--ids']],
  [['match', '(Russia)-[suspended]->(?x)', '--quotes']],
  [['co-mentions', 'Russia']],
  [['communities']],
  [['explain', 's5']],
  [['neighbors', 'Russland']],
  [['neighbors', 'Japan', '--relation', 'sanctionned']],
  [['explain', 's9']],
])('relata %j says the same of a store as of a file', async (args) => {
  const ofFile = await runCli(args, { cwd })
  const ofStore = await runCli([...args, '--store', 'store.db'], { cwd })
  expect(ofStore).toEqual(ofFile)
  expect(ofFile.stdout + ofFile.stderr).not.toBe('')
})

test('a store that is not there yet, or holds no graph, is told apart from an answer', async () => {
  const missing = await runCli(['top', '--store', 'other.db'], { cwd })
  expect(missing.code).not.toBe(0)
  expect(missing.stderr).toContain('There is no store at')
  expect(existsSync(join(cwd, 'other.db'))).toBe(false)
  await (await openStore(join(cwd, 'empty.db'), 'write')).close()
  const empty = await runCli(['top', '--store', 'empty.db'], { cwd })
  expect(empty.code).not.toBe(0)
  expect(empty.stderr).toContain('holds no graph yet')
})
