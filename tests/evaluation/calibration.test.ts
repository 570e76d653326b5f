import { expect, test } from 'vitest'

import { fitCalibration, reliability } from '../../src/evaluation/calibration.ts'
import { parseConfidences } from '../../src/extraction/confidence.ts'

const verdicts = (rule: string, raw: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ rule, raw, right: true })),
  ...Array.from({ length: wrong }, () => ({ rule, raw, right: false })),
]

const TABLE = '# rule\traw\tconfidence\tjudged\n*\t0.7\t0.8\t9\nsure\t0.5\t0.6\t4\nsure\t0.9\t0.95\t4\n'

test('the nearest row of a rule counts, else the nearest of any rule', () => {
  const confidenceOf = parseConfidences(TABLE)
  expect([confidenceOf('sure', 0.9), confidenceOf('sure', 0.6), confidenceOf('other', 0.2)]).toEqual([0.95, 0.6, 0.8])
})

test('an empty table changes nothing', () => {
  expect(parseConfidences('')('any', 0.42)).toBe(0.42)
})

test('many verdicts move a figure far, few only a little', () => {
  const rows = fitCalibration([
    ...verdicts('often', 0.7, 20, 180),
    ...verdicts('once', 0.7, 0, 1),
    ...verdicts('good', 0.7, 200, 0),
  ])
  const of = (rule: string): number => rows.find((row) => row.rule === rule)?.confidence ?? Number.NaN
  expect(of('often')).toBeLessThan(0.2)
  expect(of('good')).toBeGreaterThan(0.9)
  expect(of('once')).toBeGreaterThan(0.4)
  expect(rows.map(({ rule }) => rule)).toEqual(['*', 'good', 'often', 'once'])
})

test('bands tell what was promised and what was found', () => {
  const judged = [...verdicts('a', 0.82, 8, 2), ...verdicts('a', 0.95, 1, 0)]
  expect(reliability(judged, (_rule, raw) => raw)).toMatchObject([
    { from: 0.8, statements: 10, found: 0.8 },
    { from: 0.9, statements: 1, found: 1 },
  ])
})
