import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { KnowledgeError } from '../../model/index.ts'
import type { BenchRow } from './bench-row.ts'
import type { GraphFigures } from './memory-child.ts'

/** The compact graph and graphology's, each in a process of its own over the same statements. */
export const benchMemory = (): Promise<readonly BenchRow[]> => {
  const [ours, theirs] = [measure('compact'), measure('graphology')]
  const milliseconds = (value: number): string => `${value.toFixed(2)} ms`
  const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`
  const bytes = (value: number): string => `${String(Math.round(value))} bytes`
  const row = (what: string, key: 'neighbors' | 'bytes' | 'build', unit: (value: number) => string) => ({
    what: `${what}, ${String(ours.statements)} statements, against graphology`,
    measured: `${(theirs[key] / ours[key]).toFixed(1)}× (${unit(ours[key])} against ${unit(theirs[key])})`,
  })
  if (ours.found !== theirs.found)
    throw new KnowledgeError(
      'BROKEN_GRAPH',
      `The graphs disagree: ${String(ours.found)}, ${String(theirs.found)} neighbours.`,
    )
  return Promise.resolve([
    { ...row('neighbours of the 100 largest hubs', 'neighbors', milliseconds), wanted: '10×, 25×' },
    { ...row('memory a statement (entities with it)', 'bytes', bytes), wanted: '4×, 10×' },
    { ...row('building from statements, against `import`', 'build', seconds), wanted: '5×, 20×' },
  ])
}

const measure = (kind: 'compact' | 'graphology'): GraphFigures => {
  const child = fileURLToPath(new URL('memory-child.ts', import.meta.url))
  const options = ['--expose-gc', '--max-old-space-size=8000', '--import', 'tsx']
  const { stdout, stderr, status } = spawnSync(process.execPath, [...options, child, kind], { encoding: 'utf8' })
  if (status !== 0) throw new KnowledgeError('BROKEN_GRAPH', `The benchmark's process failed. ${stderr}`)
  return JSON.parse(stdout) as GraphFigures
}
