import { parseKnowledgeJson } from '../../formats/read/knowledge-json.ts'
import { NEXT_NEIGHBORS_HEADER, WHOLE_GRAPH_HEADER, readWholeGraph } from '../../graph/graph-headers.ts'
import type { WholeGraph } from '../../graph/graph-headers.ts'
import { ENTITY_TYPES, KnowledgeError } from '../../model/index.ts'
import type { EntityId, EntityType, Knowledge } from '../../model/index.ts'

/** An entity that the server knows. */
export interface FoundOnServer {
  readonly id: EntityId
  readonly name: string
  readonly type: EntityType
  readonly statements: number
}

/** An entity with some of those around it, and where to go on. */
export interface Surroundings {
  readonly knowledge: Knowledge
  /** What to pass over for the next ones; null: there are no more. */
  readonly next: number | null
}

/** A graph on a server that is too large for the page, which holds a part of it. */
export interface ServedGraph {
  readonly search: (query: string, signal: AbortSignal) => Promise<readonly FoundOnServer[]>
  /** Throws errors whose message is fit to read. */
  readonly around: (entity: EntityId, start: number) => Promise<Surroundings>
}

const MAX_FOUND = '8'

/** How large the graph is of which a response holds a part; null where it holds all. */
export const wholeOf = (response: Response): WholeGraph | null =>
  readWholeGraph(response.headers.get(WHOLE_GRAPH_HEADER))

/** The server that a page came from. */
export const createServedGraph = (page: string, fetchFile: typeof fetch): ServedGraph => ({
  search: async (query, signal) => {
    const url = new URL('api/search_entities', page)
    url.search = new URLSearchParams({ query: query.slice(0, 200), limit: MAX_FOUND }).toString()
    const response = await fetchFile(url, { signal })
    if (!response.ok) return []
    return readFound(await response.json())
  },
  around: async (entity, start) => {
    const url = new URL('graph/around', page)
    url.search = new URLSearchParams({ entity, start: String(start) }).toString()
    const response = await fetchFile(url).catch((cause: unknown) => {
      throw new KnowledgeError('MISSING_GRAPH', 'The server does not answer. Is "relata serve" still running?', {
        cause,
      })
    })
    if (!response.ok) throw new KnowledgeError('MISSING_GRAPH', await problemOf(response))
    const next = Number(response.headers.get(NEXT_NEIGHBORS_HEADER) ?? Number.NaN)
    return { knowledge: parseKnowledgeJson(await response.text()), next: Number.isInteger(next) ? next : null }
  },
})

const readFound = (answer: unknown): readonly FoundOnServer[] => {
  if (typeof answer !== 'object' || answer === null || !('entities' in answer)) return []
  return Array.isArray(answer.entities) ? answer.entities.filter(isFound) : []
}

const isFound = (given: unknown): given is FoundOnServer =>
  typeof given === 'object' &&
  given !== null &&
  'id' in given &&
  typeof given.id === 'string' &&
  'name' in given &&
  typeof given.name === 'string' &&
  'statements' in given &&
  typeof given.statements === 'number' &&
  'type' in given &&
  ENTITY_TYPES.some((type) => type === given.type)

const problemOf = async (response: Response): Promise<string> => {
  const answer: unknown = await response.json().catch(() => null)
  return typeof answer === 'object' && answer !== null && 'detail' in answer
    ? String(answer.detail)
    : `The server answered with status ${String(response.status)}.`
}

/** Both parts of one graph: what has the same id is the same. */
export const uniteParts = (base: Knowledge, other: Knowledge): Knowledge => {
  const links = [...(base.links ?? []), ...(other.links ?? [])]
  return {
    documents: united(base.documents, other.documents),
    entities: united(base.entities, other.entities),
    statements: united(base.statements, other.statements),
    links: [...new Map(links.map((link) => [JSON.stringify(link), link])).values()],
  }
}

const united = <Item extends { readonly id: string }>(base: readonly Item[], other: readonly Item[]): Item[] =>
  [...new Map([...base, ...other].map((item) => [item.id, item])).values()].sort((left, right) =>
    left.id < right.id ? -1 : left.id > right.id ? 1 : 0,
  )
