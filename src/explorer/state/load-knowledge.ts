import { parseKnowledgeJson } from '../../formats/read/knowledge-json.ts'
import { GRAPH_ELEMENT } from '../../formats/write/graph-page.ts'
import type { WholeGraph } from '../../graph/graph-headers.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { Knowledge } from '../../model/index.ts'
import { wholeOf } from './served-graph.ts'

const DEFAULT_GRAPH = 'graph.json'

/** Where the page takes its graph from: beside itself, or the same-origin file that `?graph=` names. */
export const graphUrl = (page: string): URL => {
  const named = new URL(page).searchParams.get('graph') ?? DEFAULT_GRAPH
  const url = URL.canParse(named, page) ? new URL(named, page) : null
  if (url?.origin !== new URL(page).origin)
    throw new KnowledgeError(
      'WRONG_OPTION',
      `"${named}" is not a file beside this page. Give ?graph= the name of a file on the same server.`,
    )
  return url
}

/** The graph that stands in the page itself, where it is a single file; null where it is not. */
export const embeddedKnowledge = (page: ParentNode): Knowledge | null => {
  const text = page.querySelector(`#${GRAPH_ELEMENT}`)?.textContent ?? ''
  return text === '' ? null : parseKnowledgeJson(text)
}

/** The graph of a page, and how large the one is of which it is a part; null where it is whole. */
export interface LoadedGraph {
  readonly knowledge: Knowledge
  readonly whole: WholeGraph | null
}

/** Fetches and validates; whatever goes wrong comes back as an error with words for the reader. */
export const loadKnowledge = async (page: string, fetchFile: typeof fetch): Promise<LoadedGraph> => {
  const url = graphUrl(page)
  const response = await fetchFile(url).catch((cause: unknown) => {
    throw new KnowledgeError(
      'MISSING_GRAPH',
      `${url.pathname} could not be reached. Is "relata start" still running?`,
      {
        cause,
      },
    )
  })
  if (!response.ok)
    throw new KnowledgeError('MISSING_GRAPH', `${url.pathname} is not there (status ${response.status}).`)
  return { knowledge: parseKnowledgeJson(await response.text()), whole: wholeOf(response) }
}
