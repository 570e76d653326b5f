import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { GraphQuestion } from '../../graph/graph-questions.ts'
import type { Knowledge } from '../../model/index.ts'
import { openStore } from '../../store/open-store.ts'
import type { OpenStore } from '../../store/open-store.ts'
import type { BenchRow } from './bench-row.ts'
import { hubKnowledge, syntheticName } from './hub-knowledge.ts'

/** How many statements, `RELATA_BENCH_STATEMENTS` says otherwise; a tenth as many entities, each with an alias. */
const STATEMENTS = Number(process.env['RELATA_BENCH_STATEMENTS'] ?? 1_000_000)
const ASKED = 300

/** Loading into the embedded store, and what questions to it take. */
export const benchQueries = async (): Promise<readonly BenchRow[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'relata-bench-'))
  try {
    const knowledge = hubKnowledge(STATEMENTS)
    const file = join(folder, 'store.db')
    const store = await openStore(file, 'write')
    const loading = await seconds(() => store.keepKnowledge(knowledge))
    const again = await seconds(() => store.keepKnowledge(withOneMore(knowledge)))
    const rows: BenchRow[] = [
      {
        what: `loading ${String(STATEMENTS)} statements with evidence into the embedded store`,
        measured: `${String(Math.round(STATEMENTS / loading))} statements/s (${String(Math.round(statSync(file).size / STATEMENTS))} bytes each)`,
        wanted: '60000, 150000',
      },
      {
        what: 'the whole graph given again, with one statement more',
        measured: `${again.toFixed(2)} s`,
        wanted: '',
      },
      ...(await questions(store, knowledge)),
    ]
    await store.close()
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const withOneMore = (knowledge: Knowledge): Knowledge => {
  const [first] = knowledge.statements
  return first === undefined
    ? knowledge
    : { ...knowledge, statements: [...knowledge.statements, { ...first, id: 'zz' }] }
}

const questions = async (store: OpenStore, knowledge: Knowledge): Promise<BenchRow[]> => {
  const entities = knowledge.entities.length
  const some = (index: number): string => `e${String((index * 7919) % entities)}`
  const typo = (index: number): string => {
    const name = syntheticName((index * 7919) % entities)
    return name.slice(0, 3) + name.slice(4)
  }
  const names = knowledge.entities.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0)
  const first = await seconds(() => store.ask({ ask: 'search', query: 'x' }))
  const of = (question: (index: number) => GraphQuestion) => figures(store, question)
  return [
    {
      what: 'neighbours, first page of 50, any entities',
      measured: await of((index) => ({ ask: 'neighbors', entity: some(index) })),
      wanted: 'p99 5 ms, 1 ms',
    },
    {
      what: 'neighbours, first page of 50, the 100 largest hubs',
      measured: await of((index) => ({ ask: 'neighbors', entity: `e${String(index % 100)}` })),
      wanted: 'p99 5 ms, 1 ms',
    },
    {
      what: 'neighbours of hubs by one relation',
      measured: await of((index) => ({ ask: 'neighbors', entity: `e${String(index % 100)}`, relation: 'joined' })),
      wanted: '',
    },
    {
      what: 'two steps around, first 1000, any entities',
      measured: await of((index) => ({ ask: 'around', entity: some(index) })),
      wanted: 'p99 50 ms, 15 ms',
    },
    {
      what: 'two steps around, first 1000, the 100 largest hubs',
      measured: await of((index) => ({ ask: 'around', entity: `e${String(index % 100)}` })),
      wanted: 'p99 50 ms, 15 ms',
    },
    {
      what: `search with a slip over ${String(names)} names and aliases (first question ${first.toFixed(1)} s)`,
      measured: await of((index) => ({ ask: 'search', query: typo(index) })),
      wanted: 'p99 10 ms, 3 ms',
    },
  ]
}

const figures = async (store: OpenStore, question: (index: number) => GraphQuestion): Promise<string> => {
  for (let index = 0; index < 20; index += 1) await store.ask(question(index + ASKED))
  const times: number[] = []
  for (let index = 0; index < ASKED; index += 1) times.push((await seconds(() => store.ask(question(index)))) * 1000)
  times.sort((left, right) => left - right)
  const at = (share: number): string => (times[Math.min(ASKED - 1, Math.floor(ASKED * share))] ?? 0).toFixed(2)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}
