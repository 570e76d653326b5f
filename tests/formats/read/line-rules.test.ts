import { describe, expect, test } from 'vitest'
import { findLineRule, LINE_RULES } from '../../../src/formats/read/line-rules.ts'

describe('a line rule', () => {
  test.each(LINE_RULES.map((rule) => [rule.rule, rule.yes] as const))('%s takes: %s', (name, line) => {
    expect(findLineRule(line)?.rule).toBe(name)
  })

  test.each(LINE_RULES.map((rule) => [rule.rule, rule.no] as const))('%s leaves: %s', (name, line) => {
    expect(findLineRule(line)?.rule).not.toBe(name)
  })
})

describe('a line', () => {
  test.each([
    ['caption', 'Ann Li | ANDES WIRE'],
    ['caption', '© Ann Li/WIRE'],
    ['caption', 'Ann Li/Andes Wire'],
    ['caption', 'Photo by Ann Li'],
    ['caption', 'Image credit: Ann Li'],
    ['caption', 'Warships in a 2020 parade, via Andes Wire.'],
    ['caption', 'A boat in the port. (Ann Li/Andes Wire via AP)'],
    ['byline', 'by Ann Li'],
    ['byline', 'BY ANN LI AND BO EK'],
    ['byline', "Bo Ek's Photo"],
    ['navigation', 'Latest stories'],
    ['navigation', 'Most read'],
    ['navigation', 'Advertisement'],
    ['navigation', 'READ ALSO: Ministers leave'],
    ['navigation', 'Related articles'],
    ['navigation', 'Share this article'],
    ['navigation', 'Facebook Twitter WhatsApp'],
    ['navigation', '12 comments'],
    ['navigation', 'Accept all cookies'],
    ['metadata', 'Tuesday, Jan 03, 2023 - 05:08 PM'],
    ['metadata', '13 Dec 2022'],
    ['metadata', 'December 13, 2022'],
    ['metadata', 'Jan. 5, 2021 at 5:08 p.m. EST'],
    ['metadata', '2021-06-05T23:30:00Z'],
    ['metadata', 'Published June 5, 2021 | Updated June 6, 2021'],
    ['metadata', 'Tags: fish, treaty'],
  ])('is %s: %s', (kind, line) => {
    expect(findLineRule(line)?.kind).toBe(kind)
  })

  test.each([
    'Peru signed nothing.',
    'He told reporters on Monday.',
    'The photo was taken in Lima in 2020, the court said.',
    'By 2020 the treaty was dead.',
    'Share prices fell.',
    'More news is expected on Monday.',
    'In 2022, Peru left the treaty.',
    'Peru and/or Chile will sign, the minister said.',
    'The source said: "We will sign."',
    'Follow-up talks are planned.',
  ])('is left to its shape: %s', (line) => {
    expect(findLineRule(line)).toBeNull()
  })
})
