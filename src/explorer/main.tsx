import './refuse-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Explorer } from './panels/explorer.tsx'
import { embeddedKnowledge, loadKnowledge } from './state/load-knowledge.ts'

// On its way while the graph is read. Where it cannot come, the page says so once it needs it.
void import('./canvas/graph-canvas.ts').catch(() => undefined)

const load = async () => embeddedKnowledge(document) ?? loadKnowledge(location.href, (input) => fetch(input))

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Explorer address={location.href} load={load} welcome />
    </StrictMode>,
  )
}
