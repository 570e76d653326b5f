import { describe, expect, test } from 'vitest'

import { parseKnowledgeJson } from '../../src/formats/read/knowledge-json.ts'
import { complete, startChatServer } from '../runtime/chat-server.ts'
import type { Answering } from '../runtime/chat-server.ts'
import { newFolder, readIn, runCli } from './run-cli.ts'

const ARTICLE = 'Japan sanctioned Russia over the war. After that Russia cut ties with Japan.\n'
const CLAIM = {
  quote: 'Russia cut ties with Japan',
  subject: 'Russia',
  subjectType: 'GPE',
  relation: 'cut ties with',
  object: 'Japan',
  objectType: 'GPE',
  polarity: 'positive',
  modality: 'asserted',
  speaker: null,
}
const INVENTED = { ...CLAIM, quote: 'Russia declared war on Japan', relation: 'declared war on' }
const ANSWER = JSON.stringify({ claims: [CLAIM, INVENTED] })

const build = async (answer: Answering, options: readonly string[] = [], env: Record<string, string> = {}) => {
  const { url, seen } = await startChatServer(answer)
  const cwd = newFolder({ 'a.txt': ARTICLE })
  const outcome = await runCli(['build', 'a.txt', '--llm', url, '--llm-model', 'small', ...options], { cwd, env })
  const statements =
    outcome.code > 1
      ? []
      : parseKnowledgeJson(readIn(cwd, '.relata/graph.json')).statements.map(({ relation, evidence: [first] }) => ({
          relation,
          rule: first.rule,
          quote: first.quote,
        }))
  return { ...outcome, seen, statements }
}

const relationsOf = ({ statements }: Awaited<ReturnType<typeof build>>): string[] =>
  statements.map(({ relation }) => relation).sort()

describe('relata build --llm', () => {
  test('adds what the model says in words of the article, and leaves out what it invents', async () => {
    const built = await build((response) => complete(response, ANSWER))
    expect(built.code).toBe(0)
    expect(relationsOf(built)).toEqual(['cut ties with', 'sanctioned'])
    expect(built.statements).toContainEqual({
      relation: 'cut ties with',
      rule: 'language-model',
      quote: 'Russia cut ties with Japan',
    })
    expect(built.stderr).toContain('1 claim(s) of the language model do not stand there')
  })

  test('takes the key from the environment and shows it nowhere', async () => {
    const built = await build((response) => complete(response, ANSWER), ['--verbose'], { RELATA_LLM_KEY: 'secret' })
    expect(built.seen[0]?.headers.authorization).toBe('Bearer secret')
    expect(built.stderr + built.stdout).not.toContain('secret')
  })

  test.each<[string, string, string[]]>([
    ['breaks off', ANSWER.slice(0, -8), ['cut ties with', 'sanctioned']],
    ['is no JSON', 'As you wish.', ['sanctioned']],
  ])('keeps what the rules read, and tells it, when the answer %s', async (_name, answer, relations) => {
    const built = await build((response) => complete(response, answer))
    expect(built.code).toBe(0)
    expect(relationsOf(built)).toEqual(relations)
    expect(built.stderr).toContain('language model')
  })

  test('asks nothing beyond the budget', async () => {
    const built = await build((response) => complete(response, ANSWER), ['--llm-budget', '1000'])
    expect(built.seen).toHaveLength(0)
    expect(relationsOf(built)).toEqual(['sanctioned'])
    expect(built.stderr).toContain('the budget for the language model is spent')
  })

  test('ends where the endpoint refuses the key', async () => {
    const built = await build((response) => response.writeHead(401).end())
    expect(built).toMatchObject({ code: 3, stderr: expect.stringContaining('RELATA_LLM_KEY') as string })
  })

  test.each([
    [['--llm', 'http://127.0.0.1:1/v1']],
    [['--llm-model', 'small']],
    [['--llm', 'x', '--llm-model', 'small']],
  ])('with %j alone is wrong use', async (options) => {
    const cwd = newFolder({ 'a.txt': ARTICLE })
    expect((await runCli(['build', 'a.txt', ...options], { cwd })).code).toBe(2)
  })
})
