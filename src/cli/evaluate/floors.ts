import { readFile, writeFile } from 'node:fs/promises'

import { isBelowFloor } from '../../evaluation/figure.ts'
import type { Figure } from '../../evaluation/figure.ts'
import { KnowledgeError } from '../../model/index.ts'

/** Lowest accepted value of each figure, by its id. */
export type Floors = Readonly<Record<string, number>>

/** Read a file of floors; a missing file has none. Throws BROKEN_FILE. */
export const readFloors = async (path: string): Promise<Floors> => {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  try {
    return JSON.parse(text) as Floors
  } catch (cause) {
    throw new KnowledgeError('BROKEN_FILE', `${path} is no JSON. Write it again with --write-floors.`, { cause })
  }
}

/**
 * How far a figure may fall before it counts: int8 kernels of other processors round otherwise, which moves figures of a
 * few hundred cases by as much.
 */
const SLACK = { percent: 0.5, share: 0.005 }

/** Write what was measured, a little lowered, as the new floors. */
export const writeFloors = async (path: string, figures: readonly Figure[]): Promise<void> => {
  const floors = figures
    .filter(({ isTiming }) => isTiming !== true)
    .map(({ id, measured, best, unit }) => {
      // Counts stay as they are: one more is one too many.
      const slack = unit === '%' || unit === 'MB' ? SLACK.percent : Number.isInteger(measured) ? 0 : SLACK.share
      return [id, Number((best === 'high' ? measured - slack : measured + slack).toFixed(3))] as const
    })
    .sort(([left], [right]) => (left < right ? -1 : 1))
  await writeFile(path, `${JSON.stringify(Object.fromEntries(floors), null, 2)}\n`)
}

/** The figures that are below their floors. */
export const fallen = (figures: readonly Figure[], floors: Floors): Figure[] =>
  figures.filter((figure) => {
    const floor = floors[figure.id]
    return floor !== undefined && isBelowFloor(figure, floor)
  })
