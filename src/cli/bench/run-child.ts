import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { KnowledgeError } from '../../model/index.ts'

/** What a file beside this one prints as JSON, run by itself so that its memory is its own. */
export const runChild = <Figures>(file: string, ...args: readonly string[]): Figures => {
  const child = fileURLToPath(new URL(file, import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', child, ...args], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new KnowledgeError('BROKEN_GRAPH', `The benchmark's process failed. ${stderr}`)
  return JSON.parse(stdout) as Figures
}
