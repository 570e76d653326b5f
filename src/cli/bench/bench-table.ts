import { readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

import type { BenchRow } from './bench-row.ts'

const FILE = new URL('../../../docs/benchmarks.md', import.meta.url)

/** Rows as a table of Markdown. */
export const tableOf = (rows: readonly BenchRow[]): string =>
  [
    '| what | measured | at least, go for |',
    '|---|---|---|',
    ...rows.map(({ what, measured, wanted }) => `| ${what} | ${measured} | ${wanted} |`),
  ].join('\n')

/** Put a topic's table into docs/benchmarks.md, with machine, day and the command that measured it. */
export const writeTable = async (topic: string, command: string, table: string): Promise<void> => {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.version}`
  const section = `## ${topic}\n\n${new Date().toISOString().slice(0, 10)}, ${machine}, \`${command}\`\n\n${table}\n`
  const before = await readFile(FILE, 'utf8').catch(() => '# Benchmarks\n\nRatios are of one run; machines differ.\n')
  const sections = before.split(/(?=^## )/mu).filter((part) => !part.startsWith(`## ${topic}\n`))
  const [head = '', ...rest] = sections
  const all = [head.trimEnd(), ...[...rest, section].map((part) => part.trimEnd()).sort()].join('\n\n')
  await writeFile(FILE, `${all}\n`)
  console.error(`Written to ${fileURLToPath(FILE)}`)
}
