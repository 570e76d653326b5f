import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2'

/** One message to the layout worker. `nodes` is handed over, not copied. */
export interface LayoutRequest {
  readonly settings: ForceAtlas2Settings
  readonly steps: number
  readonly nodes: Float32Array<ArrayBuffer>
  readonly edges: Float32Array<ArrayBuffer>
}

export interface LayoutWorker {
  readonly run: (request: LayoutRequest) => void
  readonly terminate: () => void
}

/** Starts the worker; a worker that cannot start or fails is told to `onFailure`. */
export const startLayoutWorker = (
  onNodes: (nodes: Float32Array<ArrayBuffer>) => void,
  onFailure: () => void,
): LayoutWorker => {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Float32Array<ArrayBuffer>>) => onNodes(data))
  worker.addEventListener('error', onFailure)
  return {
    run: (request) => worker.postMessage(request, [request.nodes.buffer]),
    terminate: () => worker.terminate(),
  }
}
