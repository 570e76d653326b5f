import { isEditsFile } from '../../formats/read/edits-file.ts'
import { isSession } from './session-file.ts'

/** What a file that was dropped or chosen holds, as far as its name and beginning tell. */
export type FileKind = 'graph' | 'session' | 'edits' | 'articles'

const GRAPH_NAMES = /\.(?:gexf|graphml)$/iu
const GRAPH_KEYS = ['entities', 'statements', 'nodes', 'edges', 'links', 'graph'] as const

/** Tells graphs and sessions from articles: both come as JSON and XML. */
export const fileKind = (name: string, bytes: Uint8Array): FileKind => {
  if (GRAPH_NAMES.test(name)) return 'graph'
  if (/\.json$/iu.test(name)) return jsonKind(new TextDecoder().decode(bytes))
  if (/\.xml$/iu.test(name)) return /<(?:\w+:)?(?:gexf|graphml)[\s/>]/u.test(head(bytes)) ? 'graph' : 'articles'
  return 'articles'
}

const jsonKind = (text: string): FileKind => {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''))
    if (isSession(json)) return 'session'
    if (isEditsFile(json)) return 'edits'
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'articles'
    return GRAPH_KEYS.some((key) => Object.hasOwn(json, key)) ? 'graph' : 'articles'
  } catch {
    // Broken JSON is told by the reader of what it was meant to be.
    return /"(?:entities|statements|nodes|edges)"\s*:/u.test(text) ? 'graph' : 'articles'
  }
}

const HEAD_BYTES = 4096
const head = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES))
