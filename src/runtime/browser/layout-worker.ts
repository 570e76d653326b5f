import iterate from 'graphology-layout-forceatlas2/iterate.js'
import type { LayoutRequest } from './layout-port.ts'

/** Takes positions, makes some steps of ForceAtlas2, sends positions back. It keeps nothing between messages. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  for (let step = 0; step < data.steps; step++) iterate(data.settings, data.nodes, data.edges)
  self.postMessage(data.nodes, { transfer: [data.nodes.buffer] })
})
