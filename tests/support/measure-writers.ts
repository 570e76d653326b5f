/**
 * Run with `--expose-gc`: writes a generated graph in every format and prints, as JSON, the longest piece that a writer
 * gave and what it held on to near its end, in bytes a statement.
 */
import { GRAPH_FORMATS } from '../../src/formats/write/graph-formats.ts'
import type { GraphFormat } from '../../src/formats/write/graph-formats.ts'
import type { Knowledge } from '../../src/model/index.ts'

const STATEMENTS = 40_000
const ENTITIES = 4000

const collect = (): number => {
  if (!globalThis.gc) throw new Error('Run it with --expose-gc.')
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

const entity = (index: number): string => `entity ${String(index)}`

const knowledge: Knowledge = {
  documents: [{ id: 'd', title: 'Talks', source: null, url: null, publishedAt: null, text: '', blocks: [] }],
  entities: Array.from({ length: ENTITIES }, (_, index) => ({
    id: entity(index),
    name: entity(index),
    type: 'ORG' as const,
    aliases: [],
    wikidata: null,
  })),
  statements: Array.from({ length: STATEMENTS }, (_, index) => ({
    id: `s${String(index)}`,
    subject: entity((index * 7919) % ENTITIES),
    relation: 'met',
    eventType: 'CONSULT',
    object: entity((index * 104_729 + 1) % ENTITIES),
    polarity: 'positive' as const,
    modality: 'asserted' as const,
    attributedTo: null,
    time: { start: '2022-03-21', end: null, precision: 'day' as const },
    confidence: 0.9,
    evidence: [{ document: 'd', start: 0, end: 9, quote: `they met ${String(index)}`, rule: 'verb', confidence: 0.9 }],
  })),
}

function* piecesOf(format: GraphFormat): Generator<string> {
  if ('write' in format) yield* format.write(knowledge)
  else for (const { pieces } of format.writeFolder(knowledge)) yield* pieces
}

const measure = (format: GraphFormat): { longest: number; kept: number } => {
  let pieces = 0
  for (const piece of piecesOf(format)) pieces += piece === '' ? 0 : 1
  const before = collect()
  let [longest, kept, nth] = [0, 0, 0]
  for (const piece of piecesOf(format)) {
    longest = Math.max(longest, piece.length)
    nth += 1
    if (nth === Math.floor(pieces * 0.9)) kept = (collect() - before) / STATEMENTS
  }
  return { longest, kept: Math.round(kept) }
}

console.log(JSON.stringify(Object.fromEntries(GRAPH_FORMATS.map((format) => [format.name, measure(format)]))))
