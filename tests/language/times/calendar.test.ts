import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  civilDate,
  dayNumber,
  daysInMonth,
  formatDay,
  isLeapYear,
  monthStart,
  parseDay,
  weekdayOf,
} from '../../../src/language/times/calendar.ts'

describe('calendar', () => {
  test.each([
    [1900, false],
    [2000, true],
    [2024, true],
    [2023, false],
  ])('the year %i has a leap day: %s', (year, expected) => {
    expect(isLeapYear(year)).toBe(expected)
    expect(daysInMonth(year, 2)).toBe(expected ? 29 : 28)
  })

  test.each([
    ['1970-01-01', 0],
    ['2000-03-01', 11_017],
    ['1969-12-31', -1],
    ['0001-01-01', -719_162],
  ])('%s is day %i', (text, number) => {
    expect(parseDay(text)).toBe(number)
    expect(formatDay(number)).toBe(text)
  })

  test.each([
    ['2022-03-21', 0],
    ['2022-03-27', 6],
    ['1945-08-15', 2],
  ])('%s is weekday %i from Monday', (text, weekday) => {
    expect(weekdayOf(parseDay(text) ?? Number.NaN)).toBe(weekday)
  })

  test.each([
    ['2022-01-31', 1, '2022-02-28'],
    ['2020-02-29', -12, '2019-02-28'],
    ['2022-12-15', 2, '2023-02-15'],
    ['2022-01-15', -1, '2021-12-15'],
  ])('%s and %i months are %s', (from, months, to) => {
    expect(formatDay(addMonths(parseDay(from) ?? Number.NaN, months))).toBe(to)
  })

  test.each(['2022-02-30', '2022-13-01', '0000-01-01', '2022-3-1', 'March', '2022-03-071'])('%s is no day', (text) => {
    expect(parseDay(text)).toBeNull()
  })

  test('a time of day may follow a date', () => {
    expect(parseDay('2022-03-07T10:00:00Z')).toBe(parseDay('2022-03-07'))
  })

  test('every day number is the day of its date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 4_000_000 }), (number) => {
        const { year, month, day } = civilDate(number)
        expect(dayNumber(year, month, day)).toBe(number)
        expect(weekdayOf(number + 7)).toBe(weekdayOf(number))
      }),
    )
  })

  test('a month starts on its first day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -700_000, max: 2_000_000 }),
        fc.integer({ min: -500, max: 500 }),
        (number, months) => {
          expect(civilDate(monthStart(number, months)).day).toBe(1)
        },
      ),
    )
  })
})
