/** A value of an attribute in a graph file; lists keep their order. */
export type GraphValue = string | number | boolean | readonly string[]

/** A node of a graph file of any program. */
export interface GraphNode {
  readonly id: string
  readonly label: string | null
  readonly attributes: Readonly<Record<string, GraphValue>>
  /** The node that this one lies in. */
  readonly parent: string | null
}

/** An edge of a graph file of any program; days as `YYYY-MM-DD`, null where the file has none. */
export interface GraphEdge {
  readonly id: string | null
  readonly source: string
  readonly target: string
  readonly label: string | null
  readonly kind: string | null
  readonly isDirected: boolean
  readonly start: string | null
  readonly end: string | null
  readonly attributes: Readonly<Record<string, GraphValue>>
}

/** What Relata wrote beside nodes and edges (`writeExtras`): the name of the instruction and its JSON. */
export interface GraphExtra {
  readonly target: string
  readonly content: Readonly<Record<string, unknown>>
}

/** Takes what a graph file holds, in its order, so that a large one need not be kept whole. */
export interface GraphSink {
  readonly node: (node: GraphNode) => void
  readonly edge: (edge: GraphEdge) => void
  readonly extra: (extra: GraphExtra) => void
}

/** A graph file, read but not yet understood. */
export interface GenericGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** A sink that keeps everything. */
export const collectGraph = (read: (sink: GraphSink) => void): GenericGraph => {
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  read({ node: (node) => nodes.push(node), edge: (edge) => edges.push(edge), extra: () => undefined })
  return { nodes, edges }
}

const MAX_SHARED = 100_000
const MAX_SHARED_LENGTH = 80

/**
 * Copies of strings, each short one once. A string cut from a long one keeps the long one alive in V8; a copy does not.
 */
export const createStrings = (): ((text: string) => string) => {
  const shared = new Map<string, string>()
  return (text) => {
    if (text.length > MAX_SHARED_LENGTH) return ownCopy(text)
    const known = shared.get(text)
    if (known !== undefined) return known
    const copy = ownCopy(text)
    if (shared.size < MAX_SHARED) shared.set(copy, copy)
    return copy
  }
}

const ownCopy = (text: string): string => (text.length < 2 ? text : [text.slice(0, 1), text.slice(1)].join(''))
