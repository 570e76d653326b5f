import { createColors } from 'picocolors'

import type { CommandIo } from './command-io.ts'

export type Colors = ReturnType<typeof createColors>

/** Colours for a stream: on a terminal only, and never with NO_COLOR (https://no-color.org) or a dumb terminal. */
export const colorsFor = (io: CommandIo, stream: 'stdout' | 'stderr'): Colors => createColors(hasColors(io, stream))

/** Whether a stream takes colours. */
export const hasColors = ({ env, isTTY }: CommandIo, stream: 'stdout' | 'stderr'): boolean =>
  isTTY[stream] && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'

const CONTROL = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu

/** Text of an article as a terminal may show it: on one line, without control characters that would steer it. */
export const plain = (text: string): string => text.replace(CONTROL, ' ')

/** Write a line of a message. */
export const say = (io: CommandIo, line: string): void => {
  io.stderr.write(`${line}\n`)
}

/** Write a warning: the work goes on. */
export const warn = (io: CommandIo, message: string): void => {
  say(io, `${colorsFor(io, 'stderr').yellow('!')} ${message}`)
}

/** `1 document`, `14 documents`; the plural is given where it is not the word with an s. */
export const count = (number: number, word: string, words = `${word}s`): string =>
  `${formatNumber(number)} ${number === 1 ? word : words}`

/** `12,345` */
export const formatNumber = (number: number): string => number.toLocaleString('en-US')

/** `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min` */
export const formatDuration = (milliseconds: number): string => {
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  if (seconds < 59.5) return `${seconds.toFixed(0)} s`
  const minutes = Math.floor(Math.round(seconds) / 60)
  if (minutes < 60) return `${String(minutes)} min ${String(Math.round(seconds) % 60).padStart(2, '0')} s`
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** Cells that are longer do not make their column wider: their own row is pushed to the right instead. */
const MAX_COLUMN_WIDTH = 36

/** Cells as columns, each as wide as its widest cell; colours come after the measuring. Trailing blanks are cut. */
export const alignRows = (
  rows: readonly (readonly string[])[],
  paint: (cell: string, column: number, row: number) => string = (cell) => cell,
): string[] => {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, Math.min(lengthOf(cell), MAX_COLUMN_WIDTH))),
    [],
  )
  return rows.map((row, index) => {
    const last = row.findLastIndex((cell) => cell !== '')
    const cells = row.slice(0, last + 1).map((cell, column) => {
      const blanks = column === last ? 0 : Math.max(0, (widths[column] ?? 0) - lengthOf(cell))
      return (cell === '' ? '' : paint(cell, column, index)) + ' '.repeat(blanks)
    })
    return cells.join('  ')
  })
}

const lengthOf = (text: string): number => Array.from(text).length
