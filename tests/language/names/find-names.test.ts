import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findNames } from '../../../src/language/names/find-names.ts'
import type { TokenRange } from '../../../src/language/layers.ts'
import { chunkOf, labels, layerOf } from '../encode/layers.ts'

type Row = Readonly<Record<string, number>>

/** Names from a row of probabilities a word; labels that a row leaves out share next to nothing. */
const namesOf = (rows: readonly Row[], sentences: readonly TokenRange[] = [{ first: 0, end: rows.length }]) => {
  const layer = layerOf(rows.map(() => 'w').join(' '))
  const names = Float32Array.from(rows.flatMap((row) => labels.names.map((label) => Math.log(row[label] ?? 0.0001))))
  return findNames({ ...layer, sentences, chunk: chunkOf(layer, { names }) }, labels).names
}

const O: Row = { O: 0.9 }
const briefly = (names: ReturnType<typeof namesOf>) => names.map(({ first, end, type }) => [first, end, type])

describe('findNames', () => {
  test('words outside of names give none', () => {
    expect(namesOf([O, O])).toEqual([])
  })

  test('a B and the I behind it are one name', () => {
    expect(briefly(namesOf([O, { 'B-PERSON': 0.8 }, { 'I-PERSON': 0.8 }, O]))).toEqual([[1, 3, 'PERSON']])
  })

  test('two B in a row are two names', () => {
    expect(briefly(namesOf([{ 'B-GPE': 0.8 }, { 'B-GPE': 0.8 }]))).toEqual([
      [0, 1, 'GPE'],
      [1, 2, 'GPE'],
    ])
  })

  test('an I cannot begin a sentence', () => {
    expect(briefly(namesOf([{ 'I-GPE': 0.8, 'B-GPE': 0.15, O: 0.05 }, O]))).toEqual([[0, 1, 'GPE']])
  })

  test('an I goes on only behind its own type: the best path pays for one change, not two', () => {
    const found = namesOf([
      { 'B-GPE': 0.9, 'B-PERSON': 0.09 },
      { 'I-PERSON': 0.6, 'I-GPE': 0.3 },
    ])
    expect(briefly(found)).toEqual([[0, 2, 'GPE']])
  })

  test('a strong ending may change the type of the beginning', () => {
    const found = namesOf([
      { 'B-GPE': 0.5, 'B-PERSON': 0.45 },
      { 'I-PERSON': 0.9, 'I-GPE': 0.01 },
    ])
    expect(briefly(found)).toEqual([[0, 2, 'PERSON']])
  })

  test('an I behind an O becomes what is likeliest without it', () => {
    expect(briefly(namesOf([{ O: 0.99 }, { 'I-GPE': 0.7, O: 0.3 }]))).toEqual([])
  })

  test('the score is the mean probability of the labels chosen', () => {
    expect(namesOf([{ 'B-PERSON': 0.9 }, { 'I-PERSON': 0.5 }])[0]?.score).toBeCloseTo(0.7, 4)
  })

  test('a name ends with its sentence', () => {
    const rows = [{ 'B-GPE': 0.9 }, { 'I-GPE': 0.6, 'B-GPE': 0.3 }]
    const sentences = [
      { first: 0, end: 1 },
      { first: 1, end: 2 },
    ]
    expect(briefly(namesOf(rows, sentences))).toEqual([
      [0, 1, 'GPE'],
      [1, 2, 'GPE'],
    ])
  })

  test('no sequence of labels that is allowed scores better than the one chosen', () => {
    const probability = fc.double({ min: 0.01, max: 1, noNaN: true })
    const row = fc.tuple(probability, probability, probability, probability, probability)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const named = rows.map((values) => Object.fromEntries(labels.names.map((label, i) => [label, values[i] ?? 0])))
        const chosen = labelsOf(namesOf(named), rows.length)
        const best = Math.max(...allowedPaths(rows.length).map((path) => scoreOf(named, path)))
        expect(scoreOf(named, chosen)).toBeCloseTo(best, 3)
      }),
      { numRuns: 60 },
    )
  })
})

const labelsOf = (names: ReturnType<typeof namesOf>, size: number): string[] => {
  const path = Array.from({ length: size }, () => 'O')
  for (const { first, end, type } of names)
    for (let word = first; word < end; word++) path[word] = `${word === first ? 'B' : 'I'}-${type}`
  return path
}

const allowedPaths = (size: number): string[][] => {
  let paths: string[][] = [[]]
  for (let word = 0; word < size; word++)
    paths = paths.flatMap((path) =>
      labels.names
        .filter((label) => !label.startsWith('I-') || path.at(-1)?.slice(1) === label.slice(1))
        .map((label) => [...path, label]),
    )
  return paths
}

const scoreOf = (rows: readonly Row[], path: readonly string[]): number =>
  path.reduce((sum, label, word) => sum + Math.log(rows[word]?.[label] ?? 0), 0)
