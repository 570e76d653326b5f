import { expect, test } from 'vitest'

import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { sampleKnowledge } from '../support/knowledge.ts'
import { newFolder, runCli } from './run-cli.ts'

const cwd = newFolder({ '.relata/graph.json': [...writeKnowledgeJson(sampleKnowledge)].join('') })

test.each([
  [['top', '--by', 'degree', '--limit', '1'], /^Japan +GPE +3\n$/],
  [['top', '--type', 'person', '--by', 'statements'], /^Fumio Kishida +PERSON +1\n$/],
  [['communities'], /^1 {2}\d entities/],
  [
    ['timeline', 'Russia', '--quotes', '--ids'],
    /since 2022-02-24 +Japan — sanctioned → Russia +×2 +s2\n +“Japan[\s\S]*2022-03-21 +Russia — suspended → peace/,
  ],
  [['co-mentions', 'Russia', '--type', 'PERSON'], /^Fumio Kishida +PERSON +\d documents? +no statement ties them\n$/],
  [
    ['match', '(Russia)-[suspended]->(?x)', '--quotes'],
    /\?x = peace treaty talks\n {2}Russia — suspended → peace treaty talks {2}2022-03-21\n {6}“Russia suspended/,
  ],
])('relata %j', async (args, output) => {
  const { code, stdout } = await runCli(args, { cwd })
  expect(code).toBe(0)
  expect(stdout).toMatch(output)
})

test.each([['top'], ['communities'], ['timeline', 'Russia'], ['co-mentions', 'Russia'], ['match', '(?a)-[]->(?b)']])(
  'relata %s … --json is JSON',
  async (...args) => {
    const { code, stdout } = await runCli([...args, '--json'], { cwd })
    expect(code).toBe(0)
    expect(() => JSON.parse(stdout) as unknown).not.toThrow()
  },
)

test('a pattern that cannot be read is wrong use, with a hint', async () => {
  const { code, stderr } = await runCli(['match', '(Russia'], { cwd })
  expect(code).toBe(2)
  expect(stderr).toContain('Write it like (Japan)-[SANCTION]->')
})

test('export writes the surroundings of an entity, and folders only where nothing is', async () => {
  const around = await runCli(['export', '--around', 'Kishida', '--format', 'json'], { cwd })
  expect((JSON.parse(around.stdout) as { statements: unknown[] }).statements).toHaveLength(1)
  const first = await runCli(['export', '--format', 'csv', '--out', 'tables'], { cwd })
  expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('written to tables')])
  const second = await runCli(['export', '--format', 'csv', '--out', 'tables'], { cwd })
  expect([second.code, second.stderr]).toEqual([2, expect.stringContaining('is not empty (edges.csv, nodes.csv)')])
  const piped = await runCli(['export', '--format', 'neo4j'], { cwd })
  expect([piped.code, piped.stderr]).toEqual([2, expect.stringContaining('several files')])
})

test('every command reads a graph of another format', async () => {
  await runCli(['export', '--out', 'graph.graphml'], { cwd })
  const { stdout } = await runCli(['neighbors', 'Kishida', '--graph', 'graph.graphml'], { cwd })
  expect(stdout).toContain('head of')
})
