import { describe, expect, test } from 'vitest'

import { labelOfVerb, pastOf } from '../../src/extraction/relation-label.ts'
import { data } from './read-claims.ts'

describe('pastOf', () => {
  test.each([
    ['suspend', 'suspended'],
    ['propose', 'proposed'],
    ['ally', 'allied'],
    ['deploy', 'deployed'],
    ['plan', 'planned'],
    ['ban', 'banned'],
    ['visit', 'visited'],
    ['join', 'joined'],
    ['sign', 'signed'],
    ['seek', 'sought'],
    ['retake', 'retook'],
    ['undertake', 'undertook'],
    ['respond', 'responded'],
  ])('of %s is %s', (lemma, past) => {
    expect(pastOf(data, lemma)).toBe(past)
  })

  test.each([
    ['commit', 'committed'],
    ['rebut', 'rebutted'],
    ['patrol', 'patrolled'],
  ])('of %s is %s: doubled letters are known from the table of forms', (lemma, past) => {
    expect(pastOf(data, lemma)).toBe(past)
  })
})

describe('labelOfVerb', () => {
  const of = (verb: string, particle = '', preposition = '', object: Parameters<typeof labelOfVerb>[4] = null) => {
    const { relation, eventType } = labelOfVerb(data, verb, particle, preposition, object)
    return `${relation}: ${eventType}`
  }

  test('a class of object has its own entry', () => {
    expect(of('suspend', '', '', { nounClass: 'NEGOTIATION', type: 'EVENT' })).toBe('suspended: HALT_NEGOTIATIONS')
  })

  test('a type of object has its own entry', () => {
    expect(of('meet', '', '', { nounClass: null, type: 'PERSON' })).toBe('met: CONSULT')
  })

  test('other objects take the general entry', () => {
    expect(of('suspend', '', '', { nounClass: 'TERRITORY', type: 'LOC' })).toBe('suspended: CHANGE')
  })

  test('a verb with its preposition comes before the bare verb', () => {
    expect(of('withdraw', '', 'from')).toBe('withdrew from: RETREAT')
  })

  test('a preposition that the table does not know is added', () => {
    expect(of('sign', '', 'for')).toBe('signed for: AGREE')
  })

  test('a verb with its particle has its own entry', () => {
    expect(of('call', 'off')).toBe('called off: TERMINATE')
  })

  test.each([
    ['an unknown verb is its past', 'seek', '', '', 'sought: OTHER'],
    ['with its particle', 'back', 'up', '', 'backed up: OTHER'],
    ['with its preposition', 'side', '', 'with', 'sided with: OTHER'],
    ['with both', 'take', 'over', 'from', 'took over from: OTHER'],
    ['a word of every object is no word of a verb', 'constructor', '', '', 'constructored: OTHER'],
  ])('%s', (_name, verb, particle, preposition, expected) => {
    expect(of(verb, particle, preposition)).toBe(expected)
  })
})
