import { describe, expect, test } from 'vitest'
import { indexKnowledge } from '../../src/explorer/state/knowledge-index.ts'
import { documentsOf, groupRelations } from '../../src/explorer/state/relation-groups.ts'
import { toneOf } from '../../src/explorer/state/tone.ts'
import type { Tone } from '../../src/explorer/state/tone.ts'
import { sayEventType, sayStanding, sayTime } from '../../src/explorer/state/words.ts'
import type { Statement, TimeInterval } from '../../src/model/index.ts'
import { sampleKnowledge } from './sample-knowledge.ts'

type Standing = Pick<Statement, 'polarity' | 'modality' | 'attributedTo'>
const standing = (parts: Partial<Standing>): Standing => ({
  polarity: 'positive',
  modality: 'asserted',
  attributedTo: null,
  ...parts,
})

describe('words', () => {
  test.each<[Partial<Standing>, Tone, string | null]>([
    [{}, 'stated', null],
    [{ attributedTo: 'e1' }, 'claimed', null],
    [{ modality: 'planned', attributedTo: 'e1' }, 'open', 'planned'],
    [{ modality: 'denied' }, 'denied', 'denied'],
    [{ polarity: 'negative' }, 'denied', 'negated'],
    [{ polarity: 'negative', modality: 'possible' }, 'denied', 'negated, possible'],
  ])('%j is %s: %s', (parts, tone, words) => {
    expect(toneOf(standing(parts))).toBe(tone)
    expect(sayStanding(standing(parts))).toBe(words)
  })

  test.each<[TimeInterval, string]>([
    [{ start: '2022-03-21', end: '2022-03-21', precision: 'day' }, '21 March 2022'],
    [{ start: '2022-03-01', end: '2022-03-31', precision: 'month' }, 'March 2022'],
    [{ start: '2022-01-01', end: '2022-12-31', precision: 'year' }, '2022'],
    [{ start: '2018-01-01', end: null, precision: 'year' }, 'since 2018'],
    [{ start: null, end: '2022-05-01', precision: 'day' }, 'until 1 May 2022'],
    [{ start: '2022-01-03', end: '2022-01-09', precision: 'week' }, 'week of 3 January 2022'],
    [{ start: '2018-02-01', end: '2020-03-01', precision: 'range' }, '1 February 2018 to 1 March 2020'],
    [{ start: null, end: null, precision: 'range' }, 'not said'],
  ])('%j is “%s”', (time, words) => {
    expect(sayTime(time)).toBe(words)
  })

  test('event types read like words', () => {
    expect(sayEventType('TERMINATE_AGREEMENT')).toBe('Terminate agreement')
  })
})

describe('the relations of an entity', () => {
  const index = indexKnowledge(sampleKnowledge)
  const all = new Set(index.statements.keys())

  test('are grouped by relation and direction, its own doings first', () => {
    const groups = groupRelations(index, 'e1', all)
    expect(groups.map(({ relation, direction }) => [relation, direction])).toEqual([
      ['sanctioned', 'out'],
      ['met with', 'in'],
    ])
  })

  test('leave out what the filters hide', () => {
    expect(groupRelations(index, 'e1', new Set(['s1'])).map(({ relation }) => relation)).toEqual(['sanctioned'])
  })

  test('name the documents that hold the evidence', () => {
    expect(documentsOf(index, 'e1')).toEqual(['d1', 'd2'])
    expect(documentsOf(index, 'e4')).toEqual([])
  })

  test('the weightiest entity is ranked first', () => {
    expect(index.ranked.map(({ id }) => id).slice(0, 3)).toEqual(['e2', 'e3', 'e1'])
  })
})
