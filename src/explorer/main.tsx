import './refuse-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Explorer } from './panels/explorer.tsx'
import { loadKnowledge } from './state/load-knowledge.ts'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Explorer load={() => loadKnowledge(location.href, (input) => fetch(input))} />
    </StrictMode>,
  )
}
