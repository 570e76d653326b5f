import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readClaimsAnswer } from '../../../src/formats/read/claims-answer.ts'

const CLAIM = {
  quote: 'Peru left "the" talks {for good}.',
  subject: 'Peru',
  subjectType: 'GPE',
  relation: 'left',
  object: 'the talks',
  objectType: 'EVENT',
  polarity: 'positive',
  modality: 'asserted',
  speaker: null,
}
const ANSWER = JSON.stringify({ claims: [CLAIM, CLAIM] }, null, 1)

describe('the answer of a language model', () => {
  test.each([
    ['an object with claims', ANSWER],
    ['a bare list', JSON.stringify([CLAIM, CLAIM])],
    ['a fence around it', `\`\`\`json\n${ANSWER}\n\`\`\``],
    ['thoughts before it', `<think>Hm, {"claims": []}?</think>\n${ANSWER}`],
  ])('is read as %s', (_name, text) => {
    expect(readClaimsAnswer(text)).toEqual({ claims: [CLAIM, CLAIM], malformed: 0, isCut: false })
  })

  test.each([
    ['words', 'I am sorry, but I cannot do that.'],
    ['nothing', ''],
    ['other JSON', '{"answer": 42}'],
    ['claims that are no list', '{"claims": {}}'],
  ])('is nothing as %s', (_name, text) => {
    expect(readClaimsAnswer(text)).toBeNull()
  })

  test('that lacks fields loses only the claims that lack them', () => {
    const text = JSON.stringify({ claims: [{ ...CLAIM, polarity: 'maybe' }, CLAIM, null, { quote: 'x' }] })
    expect(readClaimsAnswer(text)).toEqual({ claims: [CLAIM], malformed: 3, isCut: false })
  })

  test('that is cut short keeps its whole claims, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 14, max: ANSWER.length - 1 }), (end) => {
        const read = readClaimsAnswer(ANSWER.slice(0, end))
        const whole = ANSWER.slice(0, end).split('"speaker": null\n  }').length - 1
        expect(read).toEqual({ claims: Array.from({ length: whole }, () => CLAIM), malformed: 0, isCut: true })
      }),
    )
  })

  test('may be anything without harm', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'claims', '1') }),
        (text) => {
          readClaimsAnswer(text)
          readClaimsAnswer(`{"claims":[${text}`)
        },
      ),
    )
  })
})
