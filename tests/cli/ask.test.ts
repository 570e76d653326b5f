import { describe, expect, test } from 'vitest'

import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { entity, sampleKnowledge, statement } from '../support/knowledge.ts'
import { newFolder, readIn, runCli } from './run-cli.ts'

const json = (knowledge: Knowledge): string => [...writeKnowledgeJson(knowledge)].join('')
const folder = (knowledge: Knowledge = sampleKnowledge): string => newFolder({ '.relata/graph.json': json(knowledge) })

describe('relata neighbors', () => {
  test('groups statements by neighbour, with polarity, modality, speaker, time and number of places', async () => {
    const { code, stdout } = await runCli(['neighbors', 'Russia'], { cwd: folder() })
    expect(code).toBe(0)
    expect(stdout).toBe(
      [
        'Russia GPE  2 neighbours, 3 statements',
        '',
        'peace treaty talks EVENT',
        '  →  resumed (denied)    says Russia',
        '  →  suspended                        2022-03-21',
        '',
        'Japan GPE',
        '  ←  sanctioned                       since 2022-02-24  ×2',
        '',
      ].join('\n'),
    )
  })

  test('marks what is denied and who says so', async () => {
    const { stdout } = await runCli(['neighbors', 'the Kurils', '--direction', 'in'], { cwd: folder() })
    expect(stdout).toMatch(/← {2}claims +says Fumio Kishida\n/u)
    expect(stdout).toMatch(/← {2}not claims +says Russia\n/u)
  })

  test('shows a quote with its source for each statement', async () => {
    const { stdout } = await runCli(['neighbors', 'Russia', '--quotes', '--relation', 'suspended'], { cwd: folder() })
    expect(stdout).toContain('“Russia suspended the peace treaty talks” (Kyodo News, 2022-03-22)')
  })

  test.each([
    [['--direction', 'out'], ['talks']],
    [['--direction', 'in'], ['japan']],
    [['--relation', 'Sanctioned'], ['japan']],
    [['--event-type', 'SANCTION'], ['japan']],
    [['--type', 'event'], ['talks']],
    [
      ['--depth', '2'],
      ['talks', 'japan', 'kurils', 'kishida'],
    ],
    [['--type', 'PERSON', '--depth', '2'], ['kishida']],
  ])('with %j finds %j', async (flags, ids) => {
    const { code, stdout } = await runCli(['neighbors', 'Moscow', '--json', ...flags], { cwd: folder() })
    const { entity: asked, neighbors } = JSON.parse(stdout) as {
      entity: { id: string }
      neighbors: { entity: { id: string } }[]
    }
    expect(code).toBe(0)
    expect(asked.id).toBe('russia')
    expect(neighbors.map((neighbor) => neighbor.entity.id)).toEqual(ids)
  })

  test('says over whom a farther neighbour is reached', async () => {
    const { stdout } = await runCli(['neighbors', 'Russia', '--depth', '2', '--type', 'PERSON'], { cwd: folder() })
    expect(stdout).toContain('Fumio Kishida PERSON  2 steps away\n  ←  head of  to Japan')
  })

  test.each([
    ['a misspelt entity', ['Rusia'], 'No entity is called "Rusia". Did you mean "Russia"?'],
    ['a misspelt relation', ['Russia', '--relation', 'sanctoined'], 'Did you mean "sanctioned"?'],
    ['a misspelt event type', ['Russia', '--event-type', 'SANCTIONS'], 'Did you mean "SANCTION"?'],
  ])('ends with 2 and the nearest ones for %s', async (_what, argv, hint) => {
    const { code, stdout, stderr } = await runCli(['neighbors', ...argv], { cwd: folder() })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(hint)
  })

  test('says so when nothing fits', async () => {
    const { code, stdout, stderr } = await runCli(['neighbors', 'Russia', '--type', 'FAC'], { cwd: folder() })
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'Nothing around Russia fits.\n' })
  })

  test('lets no control character of an article through to the terminal', async () => {
    const names = { japan: 'Ja\u001B[31mpan', russia: 'Russia' }
    const knowledge = {
      documents: sampleKnowledge.documents,
      entities: Object.entries(names).map(([id, name]) => entity({ id, name })),
      statements: [statement({ id: 's1', subject: 'russia', relation: 'met\u0007', object: 'japan' })],
    }
    const { stdout } = await runCli(['neighbors', 'Russia', '--quotes'], { cwd: folder(knowledge) })
    expect(stdout).toContain('Ja [31mpan')
    expect(stdout).not.toMatch(/[\u0007\u001B]/u)
  })
})

describe('relata search', () => {
  test('finds by the beginning of an alias', async () => {
    const { code, stdout } = await runCli(['search', 'north'], { cwd: folder() })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^the Kurils {2}LOC {2}2 statements {2}also Northern Territories, Southern Kurils\n$/u)
  })

  test('gives JSON', async () => {
    const { stdout } = await runCli(['search', 'peace', 'treaty', '--json'], { cwd: folder() })
    expect(JSON.parse(stdout)).toMatchObject({ query: 'peace treaty', entities: [{ id: 'talks' }] })
  })

  test('says so when nothing matches', async () => {
    const { code, stdout, stderr } = await runCli(['search', 'zzz'], { cwd: folder() })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('No entity matches "zzz".')
  })
})

describe('relata paths', () => {
  test('lists the shortest way first', async () => {
    const { code, stdout } = await runCli(['paths', 'Kishida', 'peace treaty talks'], { cwd: folder() })
    expect(code).toBe(0)
    expect(stdout).toBe(
      'Fumio Kishida —head of→ Japan —sanctioned→ Russia —resumed (denied), suspended→ peace treaty talks\n',
    )
  })

  test('says so when there is none', async () => {
    const { code, stderr } = await runCli(['paths', 'Kishida', 'talks', '--depth', '1'], { cwd: folder() })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'No way of at most 1 statement leads between Fumio Kishida and peace treaty talks.\n',
    })
  })
})

describe('relata export', () => {
  test('writes GEXF to standard output', async () => {
    const { code, stdout } = await runCli(['export', '--format', 'gexf'], { cwd: folder() })
    expect(code).toBe(0)
    expect(stdout).toContain('<gexf xmlns="http://gexf.net/1.3"')
  })

  test('writes JSON as it came', async () => {
    const { stdout } = await runCli(['export', '--format', 'json'], { cwd: folder() })
    expect(stdout).toBe(json(sampleKnowledge))
  })

  test('reads the format off the name of the file', async () => {
    const cwd = folder()
    const { code, stdout } = await runCli(['export', '--out', 'out/graph.gexf'], { cwd })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(readIn(cwd, 'out/graph.gexf')).toContain('</gexf>')
  })

  test('reads a graph from standard input', async () => {
    const { stdout } = await runCli(['export', '--format', 'json', '--graph', '-'], { stdin: json(sampleKnowledge) })
    expect(parseKnowledgeJson(stdout)).toEqual(sampleKnowledge)
  })
})

describe('every question', () => {
  test.each([
    [['neighbors', 'x']],
    [['search', 'x']],
    [['paths', 'x', 'y']],
    [['export', '--format', 'json']],
    [['serve']],
  ])('%j says what to do when there is no graph', async (argv) => {
    const { code, stderr } = await runCli(argv)
    expect(code).toBe(3)
    expect(stderr).toContain('There is no graph at .relata/graph.json. Build it with "relata build PATHS…"')
  })

  test('names the graph file that is broken', async () => {
    const cwd = newFolder({ 'g.json': '{"entities": 1}' })
    const { code, stderr } = await runCli(['search', 'x', '--graph', 'g.json'], { cwd })
    expect(code).toBe(3)
    expect(stderr).toContain('g.json: The graph file is broken')
  })
})
