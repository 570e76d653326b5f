import { KnowledgeError } from '../../model/index.ts'
import type { Knowledge } from '../../model/index.ts'

/** What the page can hold; larger graphs are for the command line. */
const MAX_MEGABYTES = 256
const MAX_ENTITIES = 200_000
const MAX_STATEMENTS = 500_000

/** What is needed of a browser's `File`. */
export type GraphFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>

/** Throws TOO_LARGE before anything is read. */
export const refuseSize = ({ size }: Pick<GraphFile, 'size'>): void => {
  if (size <= MAX_MEGABYTES * 2 ** 20) return
  throw new KnowledgeError(
    'TOO_LARGE',
    `The file has ${String(Math.round(size / 2 ** 20))} MB; the page opens up to ${String(MAX_MEGABYTES)} MB. Take a part with "relata export --around ENTITY".`,
  )
}

/**
 * Read a graph file of the reader's own: JSON, GEXF or GraphML, of Relata or of another program. It stays on the machine;
 * the readers come only when they are needed. Throws TOO_LARGE, BROKEN_GRAPH.
 */
export const openGraphFile = async (file: GraphFile): Promise<Knowledge> => {
  refuseSize(file)
  const { readGraphFile } = await import('../../formats/read/graph/read-graph-file.ts')
  const knowledge = readGraphFile(new Uint8Array(await file.arrayBuffer()), file.name)
  refuseCrowds(knowledge)
  return knowledge
}

/** More than a browser can draw and list is refused with the way out, not tried. */
const refuseCrowds = ({ entities, statements }: Knowledge): void => {
  if (entities.length <= MAX_ENTITIES && statements.length <= MAX_STATEMENTS) return
  throw new KnowledgeError(
    'TOO_LARGE',
    `The graph has ${String(entities.length)} entities and ${String(statements.length)} statements; the page shows up to ${String(MAX_ENTITIES)} and ${String(MAX_STATEMENTS)}. Take a part with "relata export --around ENTITY".`,
  )
}
