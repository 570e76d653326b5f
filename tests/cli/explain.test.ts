import { describe, expect, test } from 'vitest'

import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { sampleKnowledge } from '../support/knowledge.ts'
import { newFolder, readIn, runCli, runReal } from './run-cli.ts'

const folder = (): string => newFolder({ '.relata/graph.json': [...writeKnowledgeJson(sampleKnowledge)].join('') })

const ARTICLE = [
  'Norway imposed sanctions on Belarus on March 3, 2022 because Belarus arrested the editor of a newspaper.',
  'Prime Minister Ann Li praised Oslo. She visited Warsaw. Belarus denied that Norway had sanctioned it.',
].join('\n\n')

describe('relata explain', () => {
  test('prints quotes in their sentences, rules with an example, references and merges', async () => {
    const cwd = newFolder({ 'a.txt': ARTICLE })
    expect((await runReal(['build', 'a.txt'], { cwd })).code).toBe(0)
    const knowledge = JSON.parse(readIn(cwd, '.relata/graph.json')) as Knowledge
    const visit = knowledge.statements.find(({ relation }) => relation === 'visited')
    const { code, stdout } = await runCli(['explain', visit?.id ?? ''], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('Ann Li — visited → Warsaw')
    expect(stdout).toContain('“She visited Warsaw.”')
    expect(stdout).toContain('rule subject-verb-object')
    expect(stdout).toMatch(/subject: “She” is “.*Ann Li” \(rule pronoun, 0\.\d\d\)/u)
    const sanction = knowledge.statements.find(
      ({ relation, polarity }) => relation === 'sanctioned' && polarity === 'positive',
    )
    const why = await runCli(['explain', sanction?.id ?? '', '--json'], { cwd })
    const explained = JSON.parse(why.stdout) as { links: { kind: string }[]; independentSources: number }
    expect(explained.links.map(({ kind }) => kind)).toContain('because')
    expect(explained.independentSources).toBe(1)
  })

  test('an unknown statement is told, and ends with 2', async () => {
    const { code, stderr } = await runCli(['explain', 'zzz'], { cwd: folder() })
    expect(code).toBe(2)
    expect(stderr).toContain('zzz')
  })
})

describe('relata disputes', () => {
  test('lists both sides with their speakers', async () => {
    const { code, stdout } = await runCli(['disputes'], { cwd: folder() })
    expect(code).toBe(0)
    expect(stdout).toMatch(/so {6}Fumio Kishida/u)
    expect(stdout).toMatch(/not so {2}Russia/u)
  })

  test('says so when there are none', async () => {
    const { stderr, stdout } = await runCli(['disputes', '--min-confidence', '0.99'], { cwd: folder() })
    expect(stdout).toBe('')
    expect(stderr).toContain('Nothing is told both ways.')
  })
})

describe('relata build with decisions', () => {
  const cwd = (): string =>
    newFolder({
      'a.txt': ARTICLE,
      'apart.txt': 'Oslo = Norway',
      'own.yaml': 'relations: [sanctioned]',
      'broken.txt': 'Oslo',
    })
  const build = async (...flags: readonly string[]): Promise<Knowledge> => {
    const folder = cwd()
    await runReal(['build', 'a.txt', ...flags], { cwd: folder })
    return JSON.parse(readIn(folder, '.relata/graph.json')) as Knowledge
  }

  test('keeps names apart', async () => {
    const names = (knowledge: Knowledge): string[] => knowledge.entities.map(({ name }) => name)
    expect(names(await build())).not.toContain('Oslo')
    expect(names(await build('--keep-apart', 'apart.txt'))).toContain('Oslo')
  })

  test('keeps only what a schema asks for', async () => {
    const { statements } = await build('--schema', 'own.yaml')
    expect([...new Set(statements.map(({ relation }) => relation))]).toEqual(['sanctioned'])
  })

  test('leaves out what is less sure', async () => {
    for (const { confidence } of (await build('--min-confidence', '0.8')).statements)
      expect(confidence).toBeGreaterThanOrEqual(0.8)
  })

  test.each([
    [['--keep-apart', 'broken.txt'], 'broken.txt:1'],
    [['--same-as', 'none.txt'], 'none.txt'],
    [['--min-confidence', '2'], 'from 0 to 1'],
  ])('%j is refused before anything is read', async (flags, message) => {
    const { code, stderr } = await runCli(['build', 'a.txt', ...flags], { cwd: cwd() })
    expect(code).toBeGreaterThan(1)
    expect(stderr).toContain(message)
  })
})
