import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { fitCalibration, reliability } from '../../evaluation/calibration.ts'
import type { CalibrationRow, ReliabilityBand, Verdict } from '../../evaluation/calibration.ts'
import { parseConfidences } from '../../extraction/confidence.ts'

/**
 * Fit the table of confidences to the verdicts in `docs/verdicts` and say how reliable it is: each file is predicted from
 * the others. With `write` the table of `data/schema` is replaced.
 */
export const calibrate = async (packageFolder: string, write: boolean): Promise<string> => {
  const folder = join(packageFolder, 'docs/verdicts')
  const files: Verdict[][] = []
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.jsonl')).sort())
    files.push(
      (await readFile(join(folder, name), 'utf8'))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Verdict),
    )
  const table = tableOf(fitCalibration(files.flat()))
  if (write) await writeFile(join(packageFolder, 'data/schema/confidence.tsv'), table)
  const unseen = files.flatMap((verdicts, index) => {
    const fitted = parseConfidences(tableOf(fitCalibration(files.filter((_, other) => other !== index).flat())))
    return verdicts.map((verdict) => ({ ...verdict, raw: fitted(verdict.rule, verdict.raw) }))
  })
  return [
    'Each draw predicted from the others:',
    ...bandLines(reliability(unseen, (_rule, raw) => raw)),
    'All draws, as fitted:',
    ...bandLines(reliability(files.flat(), parseConfidences(table))),
  ].join('\n')
}

const tableOf = (rows: readonly CalibrationRow[]): string =>
  [
    '# rule\traw\tconfidence\tjudged',
    ...rows.map(({ rule, raw, confidence, judged }) => [rule, raw, confidence, judged].join('\t')),
    '',
  ].join('\n')

const bandLines = (bands: readonly ReliabilityBand[]): string[] =>
  bands.map(
    ({ from, statements, promised, found }) =>
      `  from ${from.toFixed(2)}: ${String(statements).padStart(4)} statements, promised ${promised.toFixed(2)}, right ${found.toFixed(2)}`,
  )
