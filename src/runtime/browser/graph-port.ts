/** Ends of edges, two numbers each: places of nodes in some list. */
export type EdgeEnds = Uint32Array<ArrayBuffer>

/** Asks for numbers about a whole graph. */
export interface MeasureRequest {
  readonly task: 'measure'
  /** How many nodes there are. */
  readonly order: number
  readonly ends: EdgeEnds
}

/** Numbers by place of the node. */
export interface MeasureResult {
  /** Louvain communities, numbered from 0. */
  readonly communities: Uint32Array<ArrayBuffer>
  readonly pagerank: Float64Array<ArrayBuffer>
  /** Null where the graph is so large that it would take minutes. */
  readonly betweenness: Float64Array<ArrayBuffer> | null
}

/** Work under way in a worker of its own. */
export interface GraphTask {
  readonly cancel: () => void
}

/** Measures a graph away from the page. A worker that cannot start or fails tells nobody: the page does without. */
export const startMeasuring = (request: MeasureRequest, onResult: (result: MeasureResult) => void): GraphTask => {
  const worker = new Worker(new URL('./graph-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<MeasureResult>) => {
    worker.terminate()
    onResult(data)
  })
  worker.addEventListener('error', () => worker.terminate())
  worker.postMessage(request)
  return { cancel: () => worker.terminate() }
}
