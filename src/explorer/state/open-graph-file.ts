import { KnowledgeError } from '../../model/index.ts'
import type { Knowledge } from '../../model/index.ts'

/** What the page can hold; larger graphs are for the command line. */
const MAX_MEGABYTES = 256

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
  return readGraphFile(new Uint8Array(await file.arrayBuffer()), file.name)
}
