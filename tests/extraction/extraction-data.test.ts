import { describe, expect, test } from 'vitest'

import { parseExtractionData } from '../../src/extraction/extraction-data.ts'
import { parseRows } from '../../src/extraction/parse-rows.ts'
import { data, tables } from './read-claims.ts'

describe('parseExtractionData', () => {
  test('entries of one verb stay together, in the order of the file', () => {
    expect(data.verbs.get('sign')).toEqual([
      { object: '*', relation: 'signed', eventType: 'AGREE' },
      { object: 'AGREEMENT', relation: 'signed', eventType: 'SIGN_AGREEMENT' },
    ])
  })

  test('prepositions of a noun are a list', () => {
    expect(data.eventNouns.get('sanction')?.objectPrepositions).toEqual(['on', 'against'])
  })

  test('words that report or control are known by their class', () => {
    expect(data.reporting.get('deny VERB')).toEqual({ content: 'denied', attitude: 'REJECT' })
    expect(data.control.get('urge VERB')).toEqual({ modality: 'demanded', polarity: 'positive', controller: 'object' })
    expect(data.control.has('urge NOUN')).toBe(false)
  })

  test.each(Object.keys(tables).filter((file) => !/s$/u.test(file) || /^(?:verbs|control)$/u.test(file)))(
    'a row of %s that is too short is broken data',
    (file) => {
      expect(() => parseExtractionData({ ...tables, [file]: 'only' }, new Set())).toThrow(
        expect.objectContaining({ code: 'BROKEN_DATA' }),
      )
    },
  )

  test('the message names the file and the line', () => {
    expect(() => parseRows('# head\na\tb\n\nlonely', 'schema/verbs.tsv', 2)).toThrow('data/schema/verbs.tsv:4')
  })

  test('comments and blank lines are no rows', () => {
    expect(parseRows('# a\n\nb\tc\n', 'x', 2)).toEqual([['b', 'c']])
  })
})
