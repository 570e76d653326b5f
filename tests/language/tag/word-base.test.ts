import { expect, test } from 'vitest'

import { nounBase, verbBase } from '../../../src/language/tag/word-base.ts'

const data = {
  nounsInIe: new Set(['movie']),
  bases: new Set([
    'resolve',
    'side',
    'become',
    'put',
    'putt',
    'wage',
    'wag',
    'call',
    'die',
    'carry',
    'hold',
    'pass',
    'retake',
    'build',
    'run',
    'aim',
  ]),
  irregular: new Map([
    ['became', 'become'],
    ['held', 'hold'],
    ['built', 'build'],
    ['ran', 'run'],
  ]),
}

test.each([
  ['resolving', 'resolving', 'resolve'],
  ['sided', 'sid', 'side'],
  ['became', 'becae', 'become'],
  ['putting', 'putt', 'put'],
  ['waging', 'wag', 'wage'],
  ['wagging', 'wag', 'wag'],
  ['calling', 'call', 'call'],
  ['passed', 'pass', 'pass'],
  ['carries', 'carrie', 'carry'],
  ['carried', 'carri', 'carry'],
  ['Held', 'held', 'hold'],
  ['rebuilt', 'rebuilt', 'rebuilt'],
  ['aimed', 'aime', 'aim'],
  ['frobnicated', 'frobnicate', 'frobnicate'],
])('%s, guessed %s, is of %s', (form, guess, base) => {
  expect(verbBase(form, guess, data)).toBe(base)
})

test.each([
  ['authoritie', 'authority'],
  ['movie', 'movie'],
  ['lie', 'lie'],
  ['talk', 'talk'],
])('the guess %s means %s', (guess, base) => {
  expect(nounBase(guess, data)).toBe(base)
})
