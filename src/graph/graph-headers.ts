/** The header of a response that holds a part of a graph: how large the whole is. */
export const WHOLE_GRAPH_HEADER = 'Relata-Whole-Graph'

/** The header of a response that holds an entity and some of those around it: which `start` gives the next ones. */
export const NEXT_NEIGHBORS_HEADER = 'Relata-Next-Neighbors'

/** How large a graph is of which only a part is here. */
export interface WholeGraph {
  readonly entities: number
  readonly statements: number
}

export const writeWholeGraph = ({ entities, statements }: WholeGraph): string =>
  `entities=${String(entities)}, statements=${String(statements)}`

/** Null where the header is missing or says something else. */
export const readWholeGraph = (header: string | null): WholeGraph | null => {
  const found = /^entities=(\d{1,12}), statements=(\d{1,12})$/u.exec(header ?? '')
  return found === null ? null : { entities: Number(found[1]), statements: Number(found[2]) }
}
