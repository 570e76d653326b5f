import { basename, resolve } from 'node:path'

import { readGraphFile } from '../formats/read/graph/read-graph-file.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Knowledge } from '../model/index.ts'
import { STANDARD_INPUT } from '../runtime/node/find-files.ts'
import { systemCode, unreadableFile } from '../runtime/node/file-error.ts'
import { beginsAsXml, filePieces } from '../runtime/node/file-pieces.ts'
import { readInput } from '../runtime/node/read-input.ts'
import type { Session } from './command-io.ts'

/** Where `build` writes and the others read unless told otherwise, in the working folder. */
export const DEFAULT_GRAPH = '.relata/graph.json'

/** The flags of the option that names the graph file. */
export const GRAPH_OPTION = [
  '--graph <file>',
  'graph file to read (json, gexf, graphml); - for standard input',
  DEFAULT_GRAPH,
] as const

/** Strings of V8 end at about half a gigabyte. */
const MAX_GRAPH_BYTES = 536_000_000

/** Read a graph file. Throws MISSING_GRAPH, UNREADABLE_FILE, TOO_LARGE or BROKEN_GRAPH, naming the file. */
export const loadGraph = async ({ io }: Session, name: string): Promise<Knowledge> => {
  const path = name === STANDARD_INPUT ? null : resolve(io.cwd, name)
  try {
    // XML is read as it comes from the disk, whatever its size; JSON has to be one string.
    const source =
      path !== null && isXmlFile(name, path)
        ? filePieces(path)
        : await readInput({ name, path }, io.stdin, MAX_GRAPH_BYTES)
    return readGraphFile(source, name === STANDARD_INPUT ? 'graph' : basename(name))
  } catch (error) {
    throw explain(name, error)
  }
}

const isXmlFile = (name: string, path: string): boolean => {
  try {
    return beginsAsXml(path)
  } catch (error) {
    throw unreadableFile(name, error)
  }
}

const explain = (name: string, error: unknown): unknown => {
  if (!(error instanceof KnowledgeError)) return error
  if (systemCode(error.cause) === 'ENOENT') {
    const remedy = 'Build it with "relata build PATHS…", or say with --graph where one is.'
    return new KnowledgeError('MISSING_GRAPH', `There is no graph at ${name}. ${remedy}`, { cause: error })
  }
  if (error.code !== 'BROKEN_GRAPH') return error
  const shown = name === STANDARD_INPUT ? 'standard input' : name
  return new KnowledgeError('BROKEN_GRAPH', `${shown}: ${error.message}`, { cause: error })
}
