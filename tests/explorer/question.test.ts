import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerQuestion } from '../../src/explorer/state/answer-question.ts'
import { completeQuestion, quoteName } from '../../src/explorer/state/complete-question.ts'
import { questionsToAsk } from '../../src/explorer/state/questions-to-ask.ts'
import { graphOf, searchOf } from '../../src/explorer/state/graph-of.ts'
import { indexKnowledge } from '../../src/explorer/state/knowledge-index.ts'
import { commandLine, typescriptCall } from '../../src/explorer/state/question-calls.ts'
import { parseQuestion } from '../../src/explorer/state/question.ts'
import { createEntitySearch, createGraph, matchPattern, neighbors, paths } from '../../src/graph/index.ts'
import { KnowledgeError } from '../../src/model/index.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

const index = indexKnowledge(sampleKnowledge)
const ask = (text: string) => answerQuestion(graphOf(index), index, parseQuestion(text))
const titles = (text: string) => ask(text).rows.map(({ title }) => title)
const codeOf = (text: string): string => {
  try {
    ask(text)
  } catch (error) {
    if (error instanceof KnowledgeError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'no error'
}

describe('a question', () => {
  test.each([
    ['neighbors(Meridia)', ['Treaty of Lume', 'Valdoria']],
    ['neighbors( the valdorian government , relation: sanctioned, since: 2022)', ['Meridia']],
    ['neighbors("Meridia", speaker: Elena Voss)', ['Treaty of Lume']],
    ['neighbors(Meridia, entityType: law, direction: OUT, minConfidence: .5)', ['Treaty of Lume']],
    ['search(Valdora)', ['Valdoria']],
    ['Kestrel City', ['Valdoria']],
    ['match((Valdoria)-[SANCTION]->(?x)-[]->(?y))', ['?x = Meridia, ?y = Treaty of Lume']],
    ['match (Valdoria)-[SANCTION]->(?x)-[]->(?y)', ['?x = Meridia, ?y = Treaty of Lume']],
    ['(Valdoria)-[sanctioned]->(?x), (?x)-[signed|rejected]->(?y:LAW)', ['?x = Meridia, ?y = Treaty of Lume']],
  ])('%s', (text, expected) => {
    expect(titles(text)).toEqual(expected)
  })

  test('for ways spells out the relations and lights what lies on them', () => {
    const { rows, entities, statements } = ask('paths(Valdoria, Treaty of Lume)')
    expect(rows.map(({ title }) => title)).toEqual([
      'Valdoria —sanctioned→ Meridia —rejected, signed (denied)→ Treaty of Lume',
    ])
    expect([...entities].sort()).toEqual(['e1', 'e2', 'e3'])
    expect([...statements].sort()).toEqual(['s1', 's2', 's3'])
  })

  test.each([
    ['', /^WRONG_PATTERN: Nothing is asked/],
    ['neighbours(Meridia)', /^WRONG_PATTERN: .*Did you mean "neighbors"/],
    ['constructor(Meridia)', /^WRONG_PATTERN: "constructor" is nothing/],
    ['neighbors(Meridia', /^WRONG_PATTERN: .*"\)" is missing at the end/],
    ['neighbors("Meridia)', /^WRONG_PATTERN: .*character 11 .*quotation marks are not closed/],
    ['neighbors(Meridia) and more', /^WRONG_PATTERN: .*nothing may follow/],
    ['neighbors()', /^WRONG_PATTERN: neighbors needs entity/],
    ['neighbors(Meridia, Valdoria)', /^WRONG_PATTERN: neighbors needs entity/],
    ['paths(Meridia)', /^WRONG_PATTERN: paths needs from and to/],
    ['neighbors(Meridia, relatoin: signed)', /^WRONG_OPTION: .*Did you mean "relation"/],
    ['neighbors(Meridia, toString: signed)', /^WRONG_OPTION: neighbors has no option "toString"/],
    ['neighbors(Meridia, relation: signed, relation: rejected)', /^WRONG_OPTION: relation is given twice/],
    ['neighbors(Meridia, relation: )', /^WRONG_OPTION: relation is ""/],
    ['neighbors(Meridia, since: last year)', /^WRONG_OPTION: since is "last year"/],
    ['neighbors(Meridia, depth: 1e9)', /^WRONG_OPTION: depth is "1e9"; it must be a whole number from 1 to 100/],
    ['paths(Meridia, Valdoria, maxLength: 11)', /^WRONG_OPTION: maxLength is "11".*1 to 10/],
    ['neighbors(Meridia, minConfidence: 1.2)', /^WRONG_OPTION: minConfidence/],
    ['neighbors(Meridia, entityType: robot)', /^WRONG_OPTION: entityType is "robot"/],
    ['neighbors(Meridia, relation: sanctiond)', /^UNKNOWN_RELATION: .*Did you mean "sanctioned"/],
    ['neighbors(Meridja)', /^UNKNOWN_ENTITY: .*Did you mean "Meridia"/],
    ['match((Valdoria)-[x)', /^WRONG_PATTERN/],
  ])('%s is refused with a reason', (text, reason) => {
    expect(codeOf(text)).toMatch(reason)
  })

  test('of any text is answered or refused, never anything else', () => {
    const piece = fc.constantFrom(
      'neighbors',
      'match',
      'paths',
      '(',
      ')',
      '[',
      ']',
      '"',
      ',',
      ':',
      ' ',
      'Meridia',
      '?x',
      '__proto__',
      '-',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 14 }).map((words) => words.join('')),
        ),
        (text) => {
          expect(codeOf(text)).toMatch(/^(no error|[A-Z_]+: )/)
        },
      ),
    )
  })

  test('holds any name in quotation marks', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((name) => !name.includes('"') && name.trim() === name),
        (name) => {
          expect(parseQuestion(`neighbors(${JSON.stringify(name).length > 0 ? `"${name}"` : ''})`).texts).toEqual([
            name,
          ])
        },
      ),
    )
    expect(quoteName('Smith, Jones (law)')).toBe('"Smith, Jones (law)"')
  })
})

describe('the same question elsewhere', () => {
  test.each([
    'neighbors(Meridia, relation: signed, depth: 2)',
    'neighbors(Meridia, speaker: Elena Voss)',
    'paths(Valdoria, Treaty of Lume)',
    'search(Valdora)',
    'match((Valdoria)-[SANCTION]->(?x))',
  ])('%s: the TypeScript runs and gives the same', (text) => {
    const question = parseQuestion(text)
    // The call is code that we wrote ourselves, run here only to see that it is what it says.
    const run = new Function(
      'graph',
      'knowledge',
      'neighbors',
      'paths',
      'matchPattern',
      'createEntitySearch',
      `return ${typescriptCall(question)}`,
    ) as (...given: unknown[]) => readonly unknown[]
    const found = run(createGraph(sampleKnowledge), sampleKnowledge, neighbors, paths, matchPattern, createEntitySearch)
    expect(found.length).toBe(ask(text).rows.length)
    expect(found.length).toBeGreaterThan(0)
  })

  test.each([
    [
      'neighbors(Japan, relation: sanctioned, since: 2022)',
      'relata neighbors Japan --relation sanctioned --since 2022',
    ],
    ['paths(Japan, peace talks)', "relata paths Japan 'peace talks' --depth 3 --limit 20"],
    ['neighbors(A, entityType: gpe, eventType: SANCTION)', 'relata neighbors A --type GPE --event-type SANCTION'],
    ['neighbors(-x, relation: -y)', 'relata neighbors --relation=-y -- -x'],
  ])('%s on the command line', (text, line) => {
    expect(commandLine(parseQuestion(text))).toBe(line)
  })

  test('a shell and an engine read back the very words, whatever they are', () => {
    const hostile = `it's $(rm -rf /) \`x\` \\ "; é\n!`
    const question = { verb: 'search', texts: [hostile], options: {} } as const
    const line = commandLine(question).replace(/^relata search/, "printf '%s\\037'")
    expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\u001f')[0]).toBe(hostile)
    const spoken = typescriptCall(question)
      .replace(/^.*search\(/s, '[')
      .replace(/\)$/, ']')
    expect((new Function(`return ${spoken}`) as () => unknown)()).toEqual([hostile, 20])
  })
})

describe('completion', () => {
  const { relations, eventTypes } = graphOf(index).getAttributes()
  const next = (text: string) =>
    completeQuestion(text, { search: searchOf(index), relations, eventTypes }).map((completion) => completion.text)

  test.each([
    ['nei', 'neighbors('],
    ['neighbors(Val', 'neighbors(Valdoria'],
    ['paths(Valdoria, Meri', 'paths(Valdoria, Meridia'],
    ['neighbors(Meridia, rel', 'neighbors(Meridia, relation: '],
    ['neighbors(Meridia, relation: sa', 'neighbors(Meridia, relation: sanctioned'],
    ['neighbors(Meridia, speaker: Vos', 'neighbors(Meridia, speaker: Elena Voss'],
    ['neighbors(Meridia, entityType: P', 'neighbors(Meridia, entityType: PERSON'],
  ])('%s goes on as %s', (text, expected) => {
    expect(next(text)).toContain(expected)
  })

  test('a name that two entities bear is offered once', () => {
    const { search } = searchOf(index)
    const twice = { search: (words: string) => search(words).flatMap((entity) => [entity, entity]) }
    const offered = completeQuestion('neighbors(Val', { search: twice, relations, eventTypes })
    expect(offered.map(({ text }) => text)).toContain('neighbors(Valdoria')
    expect(new Set(offered.map(({ text }) => text)).size).toBe(offered.length)
  })

  test('has nothing to add to a whole question, and every example has an answer', () => {
    expect(next('neighbors(Meridia)')).toEqual([])
    const examples = questionsToAsk(index)
    expect(examples).toHaveLength(3)
    for (const example of examples) expect(titles(example), example).not.toEqual([])
  })
})
