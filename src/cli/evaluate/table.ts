import { isReached } from '../../evaluation/figure.ts'
import type { Figure } from '../../evaluation/figure.ts'
import type { Floors } from './floors.ts'

const HEADER = ['what', 'measured', 'floor', 'wanted', 'go for', ''] as const

/** Figures as an aligned table, a line each. */
export const formatTable = (figures: readonly Figure[], floors: Floors): string => {
  const rows = [HEADER, ...figures.map((figure) => rowOf(figure, floors[figure.id]))]
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const rowOf = (figure: Figure, floor: number | undefined): string[] => {
  const { what, measured, wanted, anchor, unit } = figure
  const reached = isReached(figure)
  return [
    what,
    `${number(measured)}${unit === '' || unit === '%' ? '' : ` ${unit}`}`,
    floor === undefined ? '' : number(floor),
    wanted === null ? '' : number(wanted),
    anchor === null ? '' : number(anchor),
    reached === null ? '' : reached ? 'reached' : 'short',
  ]
}

const number = (value: number): string =>
  Math.abs(value) >= 1000 ? String(Math.round(value)) : value.toFixed(Math.abs(value) < 1 ? 3 : 1)
