import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { MultiGraph } from 'graphology'
import { parse, write } from 'graphology-gexf'

import { readGraphFile } from '../../formats/read/graph/read-graph-file.ts'
import { writeGexf } from '../../formats/write/gexf.ts'
import { createGraph } from '../../graph/index.ts'
import type { Knowledge } from '../../model/index.ts'
import type { BenchRow } from './bench-row.ts'
import { plainKnowledge } from './plain-knowledge.ts'

const EDGES = 100_000
const MANY_EDGES = 500_000
/** Everybody's code is compiled before it is timed. */
const WARMING_EDGES = 10_000

/** GEXF out and in, beside graphology-gexf on the same graph; the peak of memory of reading a large file. */
export const benchFormats = async (): Promise<readonly BenchRow[]> => {
  const knowledge = plainKnowledge(EDGES)
  const graph = createGraph(knowledge)
  const small = plainKnowledge(WARMING_EDGES)
  write(createGraph(small))
  parse(MultiGraph, joined(small))
  readGraphFile(new TextEncoder().encode(joined(small)), 'bench.gexf')
  const [ours, text] = timed(() => joined(knowledge))
  const [theirs] = timed(() => write(graph))
  const bytes = new TextEncoder().encode(text)
  const [reading] = timed(() => readGraphFile(bytes, 'bench.gexf'))
  const [theirReading] = timed(() => parse(MultiGraph, text))
  return [
    {
      what: `GEXF writing, ${String(EDGES)} edges, against graphology-gexf`,
      measured: `${ratio(theirs / ours)} (${speed(EDGES, ours)} against ${speed(EDGES, theirs)})`,
      wanted: '6×, 15×',
    },
    {
      what: `GEXF reading, ${String(EDGES)} edges, against graphology-gexf`,
      measured: `${ratio(theirReading / reading)} (${speed(EDGES, reading)} against ${speed(EDGES, theirReading)})`,
      wanted: '6×, 15×',
    },
    {
      what: `peak memory of reading ${String(MANY_EDGES)} edges`,
      measured: `${String(await peakMemory())} MB`,
      wanted: '1 GB, 400 MB',
    },
    {
      what: `peak memory beside the graph while ${String(MANY_EDGES)} edges are written`,
      measured: STREAMED.map((name) => `${name} ${String(writingMemory(name))} MB`).join(', '),
      wanted: 'does not grow with the graph',
    },
  ]
}

const STREAMED = ['gexf', 'graphml', 'json', 'nquads'] as const

/** What a process of its own needs to write a graph that it holds, beyond holding it, in MB. */
const writingMemory = (format: string): number => {
  const script = new URL('./writing-memory.ts', import.meta.url)
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', fileURLToPath(script), format, String(MANY_EDGES)],
    { encoding: 'utf8' },
  )
  return Number(output.trim())
}

const joined = (knowledge: Knowledge): string => {
  let text = ''
  for (const piece of writeGexf(knowledge)) text += piece
  return text
}

const timed = <Result>(work: () => Result): readonly [seconds: number, result: Result] => {
  const start = performance.now()
  const result = work()
  return [(performance.now() - start) / 1000, result]
}

const ratio = (value: number): string => `${value.toFixed(1)}×`
const speed = (edges: number, seconds: number): string => `${String(Math.round(edges / seconds))} edges/s`

/** Highest resident memory of a process of its own that reads the file, in MB. */
const peakMemory = async (): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'relata-bench-'))
  try {
    const file = join(folder, 'large.gexf')
    await writeFile(file, writeGexf(plainKnowledge(MANY_EDGES)))
    const reader = new URL('../../formats/read/graph/read-graph-file.ts', import.meta.url)
    const pieces = new URL('../../runtime/node/file-pieces.ts', import.meta.url)
    const script = `import { readGraphFile } from ${JSON.stringify(fileURLToPath(reader))}
      import { filePieces } from ${JSON.stringify(fileURLToPath(pieces))}
      readGraphFile(filePieces(${JSON.stringify(file)}), 'large.gexf')
      console.log(Math.round(process.resourceUsage().maxRSS / 1000))`
    const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    return Number(output.trim())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
