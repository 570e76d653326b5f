import { describe, expect, test } from 'vitest'
import { readDateline } from '../../../src/formats/read/datelines.ts'

describe('a dateline', () => {
  test.each([
    ['ST. MARTIN, December 13. /WIRE/. The policy failed.', 'WIRE', 12],
    ['LIMA, January 5. /Andes Wire/. The policy failed.', 'Andes Wire', 1],
    ['LIMA (Wire) - The policy failed.', 'Wire', null],
    ['LIMA, Jan 5 (Wire) -- The policy failed.', 'Wire', 1],
    ['LIMA, Jan. 5 (Wire)-- The policy failed.', 'Wire', 1],
    ['LIMA, March 22 (Wire) The policy failed.', 'Wire', 3],
    ['Lima (Wire) — "The policy failed," he said.', 'Wire', null],
    ['LIMA, Peru (Wire) — The policy failed.', 'Wire', null],
    ['LIMA/QUITO (Wire) - The policy failed.', 'Wire', null],
    ['LIMA, 5 January - Wire. The policy failed.', 'Wire', 1],
    ['LIMA, Jan 5 — The policy failed.', null, 1],
    ['LIMA — The policy failed.', null, null],
    ['Lima, Peru - The policy failed.', null, null],
    ['Lima, 3 January 2024. The policy failed.', null, 1],
    ['Lima, Peru, January 3: The policy failed.', null, 1],
    ['LIMA, Peru (wir) - The policy failed.', 'wir', null],
    ['(Wire) - The policy failed.', 'Wire', null],
  ])('stands in: %s', (text, agency, month) => {
    const dateline = readDateline(text)
    expect(dateline?.agency).toBe(agency)
    expect(dateline?.date?.month ?? null).toBe(month)
    expect(text.slice(dateline?.end).replace('"', '')).toMatch(/^The policy failed/)
  })

  test.each([
    'The islands — Big, Small and Round — are claimed by both.',
    'Ann Li (left) — The minister of Peru — smiled.',
    'Ann Li - The story of a life.',
    'Lima (the capital) is large.',
    'Lima (old) - The policy failed.',
    'In Lima, on 3 January 2024. The policy failed.',
    'Ann Li, aged 34. The policy failed.',
    'Lima, 4 to 6. The policy failed.',
    'On January 5, the talks failed - The policy failed.',
    'The and/or clause and the if/then clause failed.',
  ])('does not stand in: %s', (text) => {
    expect(readDateline(text)).toBeNull()
  })
})
