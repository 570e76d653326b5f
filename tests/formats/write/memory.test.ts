import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { GRAPH_FORMATS } from '../../../src/formats/write/graph-formats.ts'

/** Room for 64 KB and the record that goes beyond it. */
const MAX_PIECE_LENGTH = 100_000
/** GEXF has to remember which pairs have which relations; a statement itself takes five times as much. */
const MAX_KEPT_BYTES = 150

test('writers give the graph piece by piece and keep next to nothing of it', () => {
  const script = join(import.meta.dirname, '../../support/measure-writers.ts')
  const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], { encoding: 'utf8' })
  const measured = JSON.parse(output) as Record<string, { readonly longest: number; readonly kept: number }>
  expect(Object.keys(measured)).toEqual(GRAPH_FORMATS.map(({ name }) => name))
  for (const [name, { longest, kept }] of Object.entries(measured)) {
    expect(longest, `longest piece of ${name}`).toBeLessThan(MAX_PIECE_LENGTH)
    expect(kept, `bytes that ${name} keeps of a statement`).toBeLessThan(MAX_KEPT_BYTES)
  }
}, 60_000)
