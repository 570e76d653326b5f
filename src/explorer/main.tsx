import './refuse-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Explorer } from './panels/explorer.tsx'
import { embeddedKnowledge, loadKnowledge } from './state/load-knowledge.ts'
import type { LoadedGraph } from './state/load-knowledge.ts'
import { createServedGraph } from './state/served-graph.ts'

// On its way while the graph is read. Where it cannot come, the page says so once it needs it.
void import('./canvas/graph-canvas.ts').catch(() => undefined)

const ask: typeof fetch = (input, init) => fetch(input, init)
const load = async (): Promise<LoadedGraph> => {
  const embedded = embeddedKnowledge(document)
  return embedded === null ? loadKnowledge(location.href, ask) : { knowledge: embedded, whole: null }
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Explorer address={location.href} load={load} served={createServedGraph(location.href, ask)} welcome />
    </StrictMode>,
  )
}
