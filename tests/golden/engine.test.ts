import { beforeAll, describe, expect, test } from 'vitest'

import { loadAnalyser } from '../../src/builder/load-analyser.ts'
import type { Analyser } from '../../src/builder/load-analyser.ts'
import { plainDocument } from '../../src/evaluation/plain-document.ts'
import { parseUdText } from '../../src/evaluation/ud-words.ts'
import { analysisToConllu } from '../../src/evaluation/treebank.ts'
import { spanOf } from '../../src/language/layers.ts'
import type { Analysis } from '../../src/language/layers.ts'
import { at } from '../../src/model/index.ts'
import { createDataFolder } from '../../src/runtime/node/data-folder.ts'
import { createEncoder } from '../../src/runtime/node/create-encoder.ts'

let analyser: Analyser
beforeAll(async () => {
  analyser = await loadAnalyser(createDataFolder(), createEncoder)
})

const read = (text: string, publishedAt: string | null = '2022-03-22'): Promise<Analysis> =>
  analyser.english.read(plainDocument('example', text, publishedAt))

const sentencesOf = ({ document, tokens, sentences }: Analysis): string[] =>
  sentences.map((range) => {
    const { start, end } = spanOf(tokens, range)
    return document.text.slice(start, end)
  })

/** Sentences cover all words in order, and each is a tree: one root, every word reaches it. */
const expectTrees = (analysis: Analysis): void => {
  let next = 0
  for (const { first, end } of analysis.sentences) {
    expect(first).toBe(next)
    next = end
    let roots = 0
    for (let token = first; token < end; token++) {
      if (at(analysis.head, token) < 0) roots += 1
      let step = token
      for (let count = 0; at(analysis.head, step) >= 0; count++) {
        expect(count).toBeLessThan(end - first)
        step = at(analysis.head, step)
        expect(step >= first && step < end).toBe(true)
      }
    }
    expect(roots).toBe(1)
  }
  expect(next).toBe(analysis.tokens.count)
}

describe('sentences from raw text', () => {
  test.each([
    ['abbreviations', ['The U.S. envoy left St. Petersburg on Monday.', 'Mr. Orlov of Acme Inc. stayed.']],
    ['a dateline', ['ZENDA (Reuters) — The minister resigned on Friday.', 'He gave no reason.']],
    ['double quotes', ['"We will not sign," he said.', '"It is over."']],
    ['typographic quotes', ['“We will not sign,” she said.', '“It is over.”']],
    ['guillemets', ['«The treaty is dead», the envoy said.', 'Nobody answered.']],
    ['single quotes', ['He called it ‘a mistake’.', 'She agreed.']],
    ['brackets in quotes', ['“They [the rebels] will leave,” he said.', 'They did.']],
    ['a missing final stop', ['The talks began on Monday.', 'They ended in anger']],
    ['numbers and initials', ['J. R. Smith paid $3.5 million in 2021.', 'No. 10 declined to comment.']],
  ])('%s', async (_says, sentences) => {
    const analysis = await read(sentences.join(' '))
    expect(sentencesOf(analysis)).toEqual(sentences)
    expectTrees(analysis)
  })

  test('lines are paragraphs, with bullets and without stops', async () => {
    const analysis = await read('• The ceasefire holds\n• Talks resume on Monday\n- Prisoners go home')
    expect(sentencesOf(analysis)).toHaveLength(3)
  })

  test('no space after a stop', async () => {
    const analysis = await read('The talks ended in anger.The minister left the room.')
    expect(sentencesOf(analysis)).toEqual(['The talks ended in anger.', 'The minister left the room.'])
  })

  test('soft hyphens and zero-width characters stay in the text and leave the words', async () => {
    const analysis = await read('The govern\u00adment sanc\u200btioned Ruritania.')
    expect(analysis.tokens.form).toEqual(['The', 'government', 'sanctioned', 'Ruritania', '.'])
    expect(analysis.document.text.slice(at(analysis.tokens.start, 1), at(analysis.tokens.end, 1))).toBe('govern\u00adment')
  })
})

describe('odd input gives a result', () => {
  test('nothing at all', async () => {
    const analysis = await read('')
    expect(analysis.tokens.count).toBe(0)
    expect(analysis.sentences).toEqual([])
  })

  test.each([
    ['spaces only', '   \n \u00a0 \n'],
    ['emoji only', '😀🎉👩‍👩‍👧 🇯🇵🇷🇺 ❤️'],
    ['another script', 'Правительство отказалось продолжать переговоры. 日本政府は抗議した。'],
    ['right to left', 'وقال الوزير إن المحادثات انتهت. הממשלה סירבה.'],
    ['combining marks', 'e\u0301\u0301\u0301 a\u0308\u0308 Ni\u0303no.'],
    ['a lone surrogate', 'He said \ud800 nothing \udc00.'],
    ['control characters', 'He\u0001 said\u0000 no\u001b[31m.'],
    ['words that every JavaScript object knows', 'The constructor of both constructor teams may not hasOwnProperty toString __proto__ valueOf.'],
    ['punctuation only', '…!?—“”""\'\'(([[{{//\\\\'],
    ['one long word', 'x'.repeat(20_000)],
  ])('%s', async (_says, text) => {
    const analysis = await read(text)
    expectTrees(analysis)
    for (let token = 0; token < analysis.tokens.count; token++)
      expect(at(analysis.tokens.end, token)).toBeGreaterThan(at(analysis.tokens.start, token))
  })

  test('a sentence of two thousand words without a stop', async () => {
    const analysis = await read(Array.from({ length: 2000 }, (_, index) => (index % 7 === 0 ? 'and' : 'town')).join(' '))
    expect(analysis.tokens.count).toBe(2000)
    expectTrees(analysis)
  })

  test('what is written as CoNLL-U is a tree for each sentence', async () => {
    const words = parseUdText(analysisToConllu(await read('He left. She did not.'))).words
    expect(words.filter(({ head }) => head < 0)).toHaveLength(2)
  })
})

test('time grows with the text, not with its square', async () => {
  const paragraph = 'The minister of Ruritania said on Monday that the talks with Graustark had ended. He blamed its king.\n'
  const time = async (count: number): Promise<number> => {
    const start = performance.now()
    await read(paragraph.repeat(count))
    return performance.now() - start
  }
  await time(20)
  const [short, long] = [await time(60), await time(480)]
  expect(long / short).toBeLessThan(24)
}, 60_000)

describe('names, nested ones and times', () => {
  test('the types of a political graph', async () => {
    const { document, tokens, names } = await read(
      'Olaf Scholz met NATO officials in Berlin on Monday. The European Parliament voted. Norwegian fishermen protested near the Kola Peninsula.',
    )
    const found = names.map((name) => {
      const { start, end } = spanOf(tokens, name)
      return `${name.type} ${document.text.slice(start, end)}`
    })
    expect(found).toEqual(expect.arrayContaining(['PERSON Olaf Scholz', 'ORG NATO', 'GPE Berlin', 'NORP Norwegian']))
  })

  test.each([
    ['Hurricane Maria struck Puerto Rico. Maria weakened on Friday.', ['EVENT Maria', 'GPE Puerto Rico', 'EVENT Maria']],
    ['Palestinian officials in the West Bank protested.', ['NORP Palestinian', 'LOC West Bank']],
    ['Write to ann.li@acme.com before Friday.', []],
  ])('%s', async (text, expected) => {
    const { document, tokens, names } = await read(text)
    const found = names
      .filter(({ type }) => type !== 'TIME')
      .map((name) => {
        const { start, end } = spanOf(tokens, name)
        return `${name.type} ${document.text.slice(start, end)}`
      })
    expect(found).toEqual(expected)
  })

  test.each([
    ['They met on Monday.', '2022-03-21', '2022-03-21'],
    ['It fell in March 2022.', '2022-03-01', '2022-03-31'],
    ['It was signed in 1956.', '1956-01-01', '1956-12-31'],
    ['It has been so since 2018.', '2018-01-01', null],
    ['It lasted from 2012 to 2017.', '2012-01-01', '2017-12-31'],
    ['It began in the late 1990s.', '1997-01-01', '1999-12-31'],
    ['They met on January 30.', '2022-01-30', '2022-01-30'],
    ['It fell last month.', '2022-02-01', '2022-02-28'],
    ['Exports fell in the first quarter of 2021.', '2021-01-01', '2021-03-31'],
  ])('%s', async (text, start, end) => {
    const { times } = await read(text)
    expect(times.map(({ interval }) => [interval?.start, interval?.end])).toEqual([[start, end]])
  })
})

test.each(['The two countries met.', 'It rained. The three states met. Both sides left.', 'The two leaders of Norway met.'])(
  'a plural without anybody before it refers to nobody: %s',
  async (text) => {
    for (const { rule } of (await read(text)).references) expect(rule).toMatch(/./u)
  },
)

describe('references carry their rule and score', () => {
  test.each([
    ['Norway and Sweden signed it. The two countries will meet again.', 'The two countries'],
    ['Norway and Sweden signed it. Both sides were pleased.', 'Both sides'],
  ])('%s', async (text, words) => {
    const { document, tokens, references } = await read(text)
    const found = references.find((reference) => {
      const { start, end } = spanOf(tokens, reference)
      return document.text.slice(start, end) === words
    })
    expect(found?.members).toHaveLength(2)
    expect(found?.rule).toMatch(/./u)
    expect(found?.score).toBeGreaterThan(0)
  })
})
