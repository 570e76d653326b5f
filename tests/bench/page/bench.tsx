import { createRoot } from 'react-dom/client'
import type { Root } from 'react-dom/client'
import { createDrawingGraph } from '../../../src/explorer/canvas/drawing-graph.ts'
import type { GraphCanvas } from '../../../src/explorer/canvas/graph-canvas.ts'
import { spiralPositions } from '../../../src/explorer/canvas/positions.ts'
import { Explorer } from '../../../src/explorer/panels/explorer.tsx'
import { NO_FILTERS, applyFilters, changeFilters } from '../../../src/explorer/state/filters.ts'
import type { FilterChange } from '../../../src/explorer/state/filters.ts'
import { indexKnowledge } from '../../../src/explorer/state/knowledge-index.ts'
import { weighEntities } from '../../../src/explorer/state/node-sizes.ts'
import { createGraph } from '../../../src/graph/create-graph.ts'
import { createLargeKnowledge } from '../../explorer/large-knowledge.ts'

const CHANGES: readonly FilterChange[] = [
  { kind: 'toggle', facet: 'relation', value: 'signed' },
  { kind: 'toggle', facet: 'entityType', value: 'GPE' },
  { kind: 'minConfidence', value: 0.6 },
  { kind: 'minDegree', value: 3 },
  { kind: 'time', axis: 'event', range: { from: '2010-01-01', to: '2015-12-31' } },
]

const host = document.getElementById('root') ?? document.body
host.style.height = '100%'
let root: Root | null = null
let canvas: GraphCanvas | null = null
const longTasks: number[] = []
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
  type: 'longtask',
})

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const until = async (condition: () => boolean) => {
  while (!condition()) await pause(20)
}
const isLaidOut = () => document.querySelector('[aria-label="Arrange"]') !== null

/** What the script that measures may ask of the page. */
export const bench = {
  /** Opens a made-up graph; resolves when the picture is there. */
  open: async (statements: number, entities?: number) => {
    const knowledge = createLargeKnowledge(statements, entities)
    root = createRoot(host)
    root.render(<Explorer load={() => Promise.resolve(knowledge)} onCanvas={(made) => (canvas = made)} />)
    const [first] = knowledge.entities
    await until(() => first !== undefined && canvas?.locate({ kind: 'entity', id: first.id }) != null)
    await frame()
    await frame()
  },
  close: async () => {
    root?.unmount()
    root = null
    await until(() => canvas === null)
  },
  /** Waits for the layout; tells the longest task of the page meanwhile, in ms (0: none above 50). */
  layOut: async () => {
    longTasks.length = 0
    await until(isLaidOut)
    await pause(200)
    return Math.max(0, ...longTasks)
  },
  stop: () => canvas?.stopLayout(),
  /** Frames a second in the next two seconds. */
  framesPerSecond: async () => {
    const start = performance.now()
    let frames = 0
    while (performance.now() - start < 2000) {
      await frame()
      frames++
    }
    return (frames * 1000) / (performance.now() - start)
  },
  /** From a changed filter to the graph that is to be drawn: median of several changes, in ms, and its two parts. */
  filter: (statements: number) => {
    const knowledge = createLargeKnowledge(statements)
    const index = indexKnowledge(knowledge)
    const graph = createGraph(knowledge)
    const positions = spiralPositions(index.ranked.map(({ id }) => id))
    const weights = weighEntities(index, 'statements', null)
    applyFilters(index, NO_FILTERS)
    const runs = Array.from({ length: 6 }, () => CHANGES)
      .flat()
      .map((change) => {
        const start = performance.now()
        const visible = applyFilters(index, changeFilters(NO_FILTERS, change))
        const filtered = performance.now()
        createDrawingGraph(graph, {
          visible,
          positions,
          weights,
          folding: { bundled: true, unfolded: new Set() },
        })
        return { state: filtered - start, drawing: performance.now() - filtered }
      })
    return { state: median(runs.map(({ state }) => state)), drawing: median(runs.map(({ drawing }) => drawing)) }
  },
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0

Object.assign(globalThis, { bench })
