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

/** Asks for places: on a circle, in circles of groups, or as they are but off each other. */
export interface ArrangeRequest {
  readonly task: 'circle' | 'groups' | 'separate'
  /** Rows of x, y and radius, all in one unit. */
  readonly nodes: Float32Array<ArrayBuffer>
  /** Number of the group of each node. */
  readonly groups: Uint32Array<ArrayBuffer>
}

/** Rows of x and y. */
export type ArrangeResult = Float32Array<ArrayBuffer>

/** Work under way in a worker of its own. */
export interface GraphTask {
  readonly cancel: () => void
}

/** Measures a graph away from the page. A worker that cannot start or fails tells nobody: the page does without. */
export const startMeasuring = (request: MeasureRequest, onResult: (result: MeasureResult) => void): GraphTask =>
  startTask(request, onResult, () => undefined)

/** Places nodes away from the page. */
export const startArranging = (
  request: ArrangeRequest,
  onResult: (result: ArrangeResult) => void,
  onFailure: () => void,
): GraphTask => startTask(request, onResult, onFailure)

const startTask = <Result>(
  request: MeasureRequest | ArrangeRequest,
  onResult: (result: Result) => void,
  onFailure: () => void,
): GraphTask => {
  const worker = new Worker(new URL('./graph-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Result>) => {
    worker.terminate()
    onResult(data)
  })
  worker.addEventListener('error', () => {
    worker.terminate()
    onFailure()
  })
  worker.postMessage(request)
  return { cancel: () => worker.terminate() }
}
