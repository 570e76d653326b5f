import { describe, expect, test } from 'vitest'
import { overlaps } from '../../src/explorer/state/filters-columns.ts'
import { binsToRange, countByBin, createTimeBins, playStep, rangeToBins } from '../../src/explorer/state/time-bins.ts'

const day = (start: string, end: string | null = start) => [{ start, end }]
const TIMES = [
  day('1875-05-07'),
  day('2018-11-14'),
  day('2018-01-01', '2018-12-31'),
  day('2019-02-01'),
  day('2022-03-21', null),
]

describe('bins of time', () => {
  test('take the finest unit that needs at most 48 of them', () => {
    expect(createTimeBins([day('2020-01-03'), day('2020-01-05')])).toEqual({
      unit: 'day',
      bins: ['2020-01-03', '2020-01-04', '2020-01-05'].map((at) => ({ from: at, to: at, gap: false })),
    })
    const months = Array.from({ length: 60 }, (_, at) =>
      day(`2020-${at < 30 ? '01' : '02'}-${String((at % 28) + 1).padStart(2, '0')}`),
    )
    expect(createTimeBins(months).unit).toBe('month')
    const years = Array.from({ length: 60 }, (_, at) => day(`${1950 + at}-06-01`))
    expect(createTimeBins(years)).toMatchObject({ unit: 'decade', bins: { length: 6 } })
  })

  test('fold long stretches in which nothing begins or ends, and leave no hole', () => {
    const { bins } = createTimeBins(TIMES)
    expect(bins.filter(({ gap }) => gap).length).toBeGreaterThan(0)
    for (const [at, { from }] of bins.entries()) {
      const before = bins[at - 1]
      if (before) expect(Date.parse(from) - Date.parse(before.to)).toBe(86_400_000)
    }
  })

  test('count what a bin alone would leave: a year counts in its days, an open time ever after', () => {
    const bins = createTimeBins(TIMES)
    const counts = countByBin(bins, TIMES)
    const at = (day: string) => counts[bins.bins.findIndex(({ from, to }) => from <= day && day <= to)]
    expect(at('1875-05-07')).toBe(1)
    expect(at('2018-11-14')).toBe(2)
    expect(at('2022-03-21')).toBe(1)
  })

  test('count each statement once a bin, and as the filter would', () => {
    const bins = createTimeBins(TIMES)
    const times = [
      [...day('2018-11-14'), ...day('2018-11-14'), ...day('2019-02-01')],
      day('1000-01-01', '1001-01-01'),
      [{ start: null, end: '2018-06-01' }],
      [{ start: null, end: null }],
      [],
    ]
    const slowly = bins.bins.map((bin) => times.filter((ranges) => ranges.some((one) => overlaps(one, bin))).length)
    expect(countByBin(bins, times)).toEqual(slowly)
    expect(Math.max(...slowly)).toBe(2)
  })

  test.each(['99999-01-01', '9999-12-31', 'soon', '2020-13-45'])(
    'the day %s finds no place and does no harm',
    (odd) => {
      expect(createTimeBins([day(odd), day('2020-01-03')]).bins).toHaveLength(1)
    },
  )

  test('nothing dated: no bin', () => {
    expect(createTimeBins([[], []]).bins).toEqual([])
    expect(binsToRange(createTimeBins([]), [0, 0])).toBeNull()
  })
})

describe('a range', () => {
  const bins = createTimeBins([day('2001-01-01'), day('2002-01-01'), day('2004-01-01'), day('2009-01-01')])

  test('of bins becomes days and bins again', () => {
    const range = binsToRange(bins, [1, 2])
    expect(range).toEqual({ from: bins.bins[1]?.from, to: bins.bins[2]?.to })
    expect(rangeToBins(bins, range)).toEqual([1, 2])
  })

  test('over everything is none', () => {
    const last = bins.bins.length - 1
    expect(binsToRange(bins, [0, last])).toBeNull()
    expect(rangeToBins(bins, null)).toEqual([0, last])
  })

  test('outside of all bins lies at the nearest end', () => {
    expect(rangeToBins(bins, { from: '1900-01-01', to: '1900-12-31' })).toEqual([0, 0])
    const last = bins.bins.length - 1
    expect(rangeToBins(bins, { from: '2050-01-01', to: '2050-12-31' })).toEqual([last, last])
  })
})

describe('the film', () => {
  const bins = createTimeBins([day('2001-01-01'), day('2001-01-02'), day('2001-01-09'), day('2001-01-10')])

  test('starts from the whole with the first bin, grows from there, jumps over gaps, and ends', () => {
    expect(bins.bins.map(({ gap }) => gap)).toEqual([false, false, true, false, false])
    expect(playStep(bins, [0, 4])).toEqual([0, 0])
    expect(playStep(bins, [0, 0])).toEqual([0, 1])
    expect(playStep(bins, [0, 1])).toEqual([0, 3])
    expect(playStep(bins, [1, 4])).toBeNull()
  })

  test('a window keeps its width', () => {
    expect(playStep(bins, [1, 1])).toEqual([3, 3])
    expect(playStep(bins, [3, 3])).toEqual([4, 4])
  })
})
