/** Builds one kind of graph and measures it: `memory-child.ts compact | graphology`. Prints `GraphFigures`. */
import { MultiDirectedGraph } from 'graphology'

import {
  createWorld,
  loadSyntheticLists,
  syntheticBatches,
  syntheticEntities,
} from '../../evaluation/synthetic/index.ts'
import type { CompactStatement } from '../../graph/index.ts'
import { buildCompactGraph, createMarks, forEachNeighborOf } from '../../graph/index.ts'
import type { Entity, Statement } from '../../model/index.ts'
import { createDataFolder } from '../../runtime/node/data-folder.ts'

/** What was measured of one graph. */
export interface GraphFigures {
  readonly statements: number
  /** Milliseconds from statements in memory to the graph: the best of the rounds. */
  readonly build: number
  /** Bytes a statement, entities with it. */
  readonly bytes: number
  /** Milliseconds for all neighbours of the hubs: the median of the rounds. */
  readonly neighbors: number
  /** How many neighbours the hubs have together. */
  readonly found: number
}

const [STATEMENTS, ENTITIES, HUBS] = [1_000_000, 100_000, 100]
const [BUILDS, WALKS] = [3, 31]

/** Bytes held before there is anything. */
const empty = heldBytes()
let input: Input | null = null
await fillInput()
const hubs = largestHubs()
const measured = process.argv[2] === 'graphology' ? measureGraphology() : measureCompact()
console.log(JSON.stringify({ statements: STATEMENTS, ...measured } satisfies GraphFigures))

interface Input {
  readonly entities: Entity[]
  readonly statements: CompactStatement[]
}

async function fillInput(): Promise<void> {
  const lists = await loadSyntheticLists(createDataFolder().text)
  const world = createWorld(lists, { seed: 1, entities: ENTITIES })
  const statements: CompactStatement[] = []
  for (const batch of syntheticBatches(world, STATEMENTS))
    for (const statement of batch.statements) statements.push(rowOf(statement))
  input = { entities: syntheticEntities(world), statements }
}

/** Property by property: a copy by spreading is slow to read ever after. */
function rowOf(statement: Statement): CompactStatement {
  return {
    id: statement.id,
    subject: statement.subject,
    relation: statement.relation,
    eventType: statement.eventType,
    object: statement.object,
    polarity: statement.polarity,
    modality: statement.modality,
    attributedTo: statement.attributedTo,
    time: statement.time,
    confidence: statement.confidence,
    evidence: { length: statement.evidence.length },
  }
}

function largestHubs(): string[] {
  const counts = new Map<string, number>()
  for (const { subject, object } of input?.statements ?? [])
    for (const end of [subject, object]) counts.set(end, (counts.get(end) ?? 0) + 1)
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, HUBS)
    .map(([id]) => id)
}

function measureCompact(): Omit<GraphFigures, 'statements'> {
  const { graph, build, bytes } = built(
    ({ entities, statements }) =>
      () =>
        buildCompactGraph(entities, statements),
  )
  const numbers = hubs.map((id) => graph.entityIds.find(id))
  const marks = createMarks(graph)
  let found = 0
  const visit = (): void => {
    found += 1
  }
  const neighbors = median(() => {
    found = 0
    for (const hub of numbers) forEachNeighborOf(graph, hub, { marks, visit })
  })
  return { build, bytes, neighbors, found }
}

function measureGraphology(): Omit<GraphFigures, 'statements'> {
  const { graph, build, bytes } = built(({ entities, statements }) => {
    const serialized = {
      attributes: {},
      nodes: entities.map(({ id, name, type }) => ({ key: id, attributes: { label: name, entityType: type } })),
      edges: statements.map(({ id, subject, object, relation, confidence }) => ({
        key: id,
        source: subject,
        target: object,
        attributes: { relation, confidence },
      })),
    }
    return () => {
      const made = new MultiDirectedGraph()
      made.import(serialized)
      return made
    }
  })
  let found = 0
  const neighbors = median(() => {
    found = 0
    for (const hub of hubs)
      graph.forEachNeighbor(hub, () => {
        found += 1
      })
  })
  return { build, bytes, neighbors, found }
}

/** Build some times; then give the input up, and see what the graph alone holds. */
function built<Graph>(prepare: (input: Input) => () => Graph): { graph: Graph; build: number; bytes: number } {
  // A frame of its own: what its registers point to would count as held.
  const { graph, build } = timeBuilds(prepare)
  input = null
  return { graph, build, bytes: (heldBytes() - empty) / STATEMENTS }
}

function timeBuilds<Graph>(prepare: (input: Input) => () => Graph): { graph: Graph; build: number } {
  const build = prepare(input ?? { entities: [], statements: [] })
  let best = Infinity
  let graph: Graph | null = null
  for (let round = 0; round < BUILDS; round += 1) {
    graph = null
    heldBytes()
    const start = performance.now()
    graph = build()
    best = Math.min(best, performance.now() - start)
  }
  if (graph === null) throw new RangeError('Nothing was built')
  return { graph, build: best }
}

function heldBytes(): number {
  // Arrays are given back by the second round only.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function median(work: () => void): number {
  const times = Array.from({ length: WALKS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((left, right) => left - right)
  return times[WALKS >> 1] ?? 0
}
