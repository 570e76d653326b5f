import { KnowledgeError } from '../../model/index.ts'
import type { Knowledge } from '../../model/index.ts'
import { writeKnowledgeJson } from './knowledge-json.ts'

/** Id of the element of a page that holds its graph. */
export const GRAPH_ELEMENT = 'relata-graph'

const OPENING = `<script type="application/json" id="${GRAPH_ELEMENT}">`
const CLOSING = '</script>'

/** Where the graph goes in a page without one. */
export const GRAPH_MARK = `${OPENING}${CLOSING}`

/**
 * The page with the graph in it, in one file that opens without a server. The graph stands there as data: no character
 * of it can end its element. Throws BROKEN_DATA where the page has no place for a graph.
 */
export function* writeGraphPage(page: string, knowledge: Knowledge): Generator<string, void, undefined> {
  const at = page.indexOf(GRAPH_MARK)
  if (at === -1)
    throw new KnowledgeError(
      'BROKEN_DATA',
      'The page for single files has no place for a graph. Run "npm run build" to make it again.',
    )
  yield page.slice(0, at) + OPENING
  for (const piece of writeKnowledgeJson(knowledge)) yield piece.replaceAll('<', '\\u003c')
  yield CLOSING + page.slice(at + GRAPH_MARK.length)
}
