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

/** Attributes by name, to be filled; no name is there before, not even those that every object knows. */
export type GraphValues = Record<string, GraphValue>

/** Makes empty attributes. Objects made so keep V8's fast form, which `Object.create(null)` has not. */
export const createValues = (): GraphValues => new Values()

const Values = (() => {
  function Empty() {
    // Nothing: its prototype has nothing either.
  }
  Empty.prototype = Object.create(null) as object
  return Empty as unknown as new () => GraphValues
})()
