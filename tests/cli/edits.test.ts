import { expect, test } from 'vitest'

import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import { writeEditsFile } from '../../src/formats/read/edits-file.ts'
import type { Edit } from '../../src/model/index.ts'
import { newFolder, readIn, runCli } from './run-cli.ts'

const news = { 'news/a.txt': 'Japan sanctioned Russia.\n', 'news/b.txt': 'Norway praised Japan.\n' }
const edits: Edit[] = [
  { kind: 'rename', entity: { id: 'x', name: 'Japan', type: 'GPE' }, name: 'Nippon' },
  { kind: 'delete-entity', entity: { id: 'y', name: 'Nowhere', type: 'GPE' } },
]
const names = (cwd: string, file = '.relata/graph.json') =>
  parseKnowledgeJson(readIn(cwd, file)).entities.map(({ name }) => name)

test.each([
  ['build', ['build', 'news']],
  ['add', ['add', 'news']],
])('relata %s makes the edits that were saved in the explorer and tells which find nothing', async (_, args) => {
  const cwd = newFolder({ ...news, 'edits.json': writeEditsFile(edits) })
  const { code, stderr } = await runCli([...args, '--edits', 'edits.json'], { cwd })
  expect(code).toBe(0)
  expect(stderr).toContain('Edit 2 changes nothing: “Nowhere” is not in this graph.')
  expect(stderr).toContain('1 of 2 edits made.')
  expect(names(cwd)).toEqual(['Nippon', 'Norway', 'Russia'])
})

test('relata export makes them too, and leaves the graph as it is', async () => {
  const cwd = newFolder({ ...news, 'edits.json': writeEditsFile(edits) })
  await runCli(['build', 'news'], { cwd })
  await runCli(['export', '--format', 'json', '--edits', 'edits.json', '--out', 'out.json'], { cwd })
  expect([names(cwd, 'out.json'), names(cwd)]).toEqual([
    ['Nippon', 'Norway', 'Russia'],
    ['Japan', 'Norway', 'Russia'],
  ])
})

test.each([
  ['no JSON', '{', /is no JSON/],
  ['another file', '{"format":"x"}', /is no list of edits/],
  ['a broken edit', '{"format":"relata-edits","version":1,"edits":[{"kind":"rename"}]}', /edits\.0/],
])('a file of edits that is %s is refused before anything is read', async (_, text, message) => {
  const cwd = newFolder({ ...news, 'edits.json': text })
  const { code, stderr } = await runCli(['build', 'news', '--edits', 'edits.json'], { cwd })
  expect([code, stderr]).toEqual([3, expect.stringMatching(message)])
})
