import type { Knowledge } from '../../../model/index.ts'
import { KnowledgeError } from '../../../model/index.ts'
import { textDecoder } from '../text-decoder.ts'
import { checkKnowledge, parseGraphJson } from '../knowledge-json.ts'
import { decodePieces } from './decode-pieces.ts'
import type { GraphFileSource } from './decode-pieces.ts'
import { adoptGraph } from './foreign-graph.ts'
import { collectGraph } from './generic-graph.ts'
import type { GraphSink } from './generic-graph.ts'
import { readGexf } from './gexf.ts'
import { readGraphml } from './graphml.ts'
import { readJsonGraph } from './json-graph.ts'
import { restoreKnowledge } from './own-graph.ts'

/**
 * Read a graph file of Relata or of another program: Relata's JSON, GEXF 1.1 to 1.3, GraphML, graphology's JSON and
 * node-link JSON, told apart by what is in it. What Relata wrote comes back as it was; a graph of others becomes
 * entities and statements whose evidence is the file. A function that gives the file piece by piece, from its beginning
 * each time it is called, spares XML files the memory for all of it. Throws BROKEN_GRAPH with the place.
 */
export const readGraphFile = (source: GraphFileSource, fileName: string): Knowledge => {
  const first = firstPiece(source)
  if (new TextDecoder().decode(first.subarray(0, SQLITE_MARK.length)) === SQLITE_MARK)
    throw new KnowledgeError('BROKEN_GRAPH', 'This is a store of Relata, not a graph file: ask it with --store.')
  const root = rootElement(first)
  if (root === 'gexf') return knowledgeOf((sink) => readGexf(source, sink), fileName)
  if (root === 'graphml') return knowledgeOf((sink) => readGraphml(source, sink), fileName)
  if (root !== null) {
    throw new KnowledgeError(
      'BROKEN_GRAPH',
      `The file begins with <${root}> and is no graph that can be read: GEXF, GraphML or JSON.`,
    )
  }
  if (/\.(?:gexf|graphml)$/iu.test(fileName))
    throw new KnowledgeError(
      'BROKEN_GRAPH',
      `The file is called ${fileName} but holds no XML. Rename it to .json if it is JSON, or export the graph anew.`,
    )
  const json = parseGraphJson([...decodePieces(source)].join(''))
  if (isOwnJson(json)) return checkKnowledge(json)
  const graph = readJsonGraph(json)
  if (graph === null) return checkKnowledge(json)
  return knowledgeOf((sink) => {
    graph.nodes.forEach(sink.node)
    graph.edges.forEach(sink.edge)
  }, fileName)
}

/** How files of SQLite begin. */
const SQLITE_MARK = 'SQLite format 3'

const firstPiece = (source: GraphFileSource): Uint8Array => {
  if (typeof source !== 'function') return source
  for (const piece of source()) return piece
  return new Uint8Array(0)
}

const knowledgeOf = (read: (sink: GraphSink) => void, fileName: string): Knowledge =>
  restoreKnowledge(read) ?? adoptGraph(collectGraph(read), fileName)

const isOwnJson = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && ('statements' in json || 'documents' in json)

/** The name of the first element where the file is XML, without its prefix. */
const rootElement = (bytes: Uint8Array): string | null => {
  const isWide = bytes[0] === 0xff || bytes[0] === 0xfe
  const head = textDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8')
    .decode(bytes.subarray(0, 65_536))
    .replace(/^\uFEFF/u, '')
  if (!head.trimStart().startsWith('<')) return null
  const found = /<(?![?!])(?:[\w.-]+:)?([\w.-]+)/u.exec(head.replace(/<!--[\s\S]*?-->/gu, ''))
  return found?.[1] ?? 'nothing'
}
