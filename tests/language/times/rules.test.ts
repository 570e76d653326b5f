import { describe, expect, test } from 'vitest'
import { TIME_RULES } from '../../../src/language/times/find-times.ts'
import { timesIn } from './read-text.ts'

const rules = TIME_RULES.flat()

/** The text without its brackets, and what stands in the last pair of them: earlier pairs only set the scene. */
const readExample = (marked: string): { readonly text: string; readonly time: string } => ({
  text: marked.replaceAll(/[[\]]/gu, ''),
  time: [...marked.matchAll(/\[([^\]]*)\]/gu)].at(-1)?.[1] ?? '',
})

describe.each(rules)('rule $rule', ({ rule, yes, no }) => {
  test.each(yes)('%s is %s', (marked, gives) => {
    const { text, time } = readExample(marked)
    expect(timesIn(text)).toContainEqual({ text: time, gives, rule })
  })

  test.each(no)('%s has none', (text) => {
    expect(timesIn(text).filter((time) => time.rule === rule)).toEqual([])
  })
})

test('every rule has a name of its own', () => {
  expect(new Set(rules.map(({ rule }) => rule)).size).toBe(rules.length)
})
