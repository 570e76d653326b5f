import { describe, expect, test } from 'vitest'
import { isDateLine, readDate } from '../../../src/formats/read/dates.ts'

describe('a date field', () => {
  test.each([
    ['2023-01-23', '2023-01-23'],
    ['2021-06-05T23:30:00-05:00', '2021-06-05'],
    ['20210605', '2021-06-05'],
    ['2021/6/5 10:00', '2021-06-05'],
    ['Sat, 05 Jun 2021 17:08:00 GMT', '2021-06-05'],
    ['June 5, 2021', '2021-06-05'],
    ['JUNE 5th 2021', '2021-06-05'],
    ['Sept. 5, 2021', '2021-09-05'],
    ['5 June 2021', '2021-06-05'],
    ['5-Jun-2021', '2021-06-05'],
    ['05.06.2021', '2021-06-05'],
    ['25/06/2021', '2021-06-25'],
    ['06/25/2021', '2021-06-25'],
    ['5/5/2021', '2021-05-05'],
    ['29 February 2024', '2024-02-29'],
  ])('%s is %s', (value, day) => {
    expect(readDate(value)).toBe(day)
  })

  test.each([
    ['5/6/2021', 'day and month could be either'],
    ['29 February 2023', 'there is no such day'],
    ['2021-13-05', 'there is no such month'],
    ['June 2021', 'it names no day'],
    ['5 June', 'it names no year'],
    ['0001-01-01', 'no news are that old'],
    ['soon', 'it is no date'],
    ['', 'it is empty'],
  ])('"%s" is none, for %s', (value) => {
    expect(readDate(value)).toBeNull()
  })
})

test.each(['The talks of June 5, 2021', 'June 5, 2021 was a Saturday', 'Monday', '2021', 'June 5'])(
  '"%s" is no date line',
  (line) => {
    expect(isDateLine(line)).toBe(false)
  },
)
