import './refuse-eval.ts'
import { createRoot } from 'react-dom/client'
import { checkKnowledge } from '../formats/read/knowledge-json.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Knowledge } from '../model/index.ts'
import './embedded.css'
import type { MountExplorer, MountOptions } from './mount-options.ts'
import { Explorer } from './panels/explorer.tsx'
import { embeddedVariables } from './panels/theme.ts'
import { openGraphFile } from './state/open-graph-file.ts'

/** What `mountExplorer` does; apart from it, so that its types need nothing of the page. */
export const mount: MountExplorer = (element, options) => {
  const load = createLoad(options)
  const root = document.createElement('div')
  root.className = 'relata-explorer'
  element.append(root)
  const sheet = styleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const react = createRoot(root)
  const address = options.keepVisit === true ? { address: location.href } : {}
  const embedding = { root, colorScheme: options.colorScheme ?? 'auto', language: options.language }
  react.render(<Explorer load={load} embedding={embedding} {...address} />)
  return () => {
    react.unmount()
    root.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  }
}

/** The styles of the built module stand in it as text; from the sources they come as files. */
const styleSheet = (): CSSStyleSheet => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync((import.meta.env.RELATA_STYLES ?? '') + embeddedVariables())
  return sheet
}

const createLoad = ({ knowledge, url }: MountOptions): (() => Promise<Knowledge>) => {
  if ((knowledge === undefined) === (url === undefined))
    throw new KnowledgeError(
      'WRONG_OPTION',
      'mountExplorer wants one graph: give "knowledge", or the address of a graph file as "url".',
    )
  return url === undefined ? () => Promise.resolve(checkKnowledge(knowledge)) : () => fetchGraph(url)
}

const fetchGraph = async (url: string | URL): Promise<Knowledge> => {
  const address = new URL(url, document.baseURI)
  const response = await fetch(address).catch((cause: unknown) => {
    throw new KnowledgeError('MISSING_GRAPH', `${address.href} could not be reached.`, { cause })
  })
  if (!response.ok)
    throw new KnowledgeError('MISSING_GRAPH', `${address.href} is not there (status ${response.status}).`)
  const bytes = await response.arrayBuffer()
  const name = address.pathname.slice(address.pathname.lastIndexOf('/') + 1)
  return openGraphFile({ name, size: bytes.byteLength, arrayBuffer: () => Promise.resolve(bytes) })
}
