import type { Knowledge } from '../../model/index.ts'
import { writeCsvTables } from './csv.ts'
import { writeCypher } from './cypher.ts'
import { writeDot } from './dot.ts'
import type { FolderFile } from './folder-file.ts'
import { writeGexf } from './gexf.ts'
import { writeGraphml } from './graphml.ts'
import { writeGraphologyJson } from './graphology-json.ts'
import { writeKnowledgeJson } from './knowledge-json.ts'
import { writeNeo4jTables } from './neo4j.ts'
import { writeNodeLinkJson } from './node-link-json.ts'
import { writeNotes } from './obsidian.ts'
import { writeJsonLd, writeNQuads, writeTurtle } from './rdf.ts'

interface FormatFacts {
  readonly name: string
  /** Endings of file names that ask for it, the usual one first; none for folders. */
  readonly extensions: readonly string[]
  /** The programs that it is for. */
  readonly tools: string
  readonly keeps: string
}

/** A format of one file. */
export interface FileFormat extends FormatFacts {
  /** As HTTP names it. */
  readonly mediaType: string
  /** The file in pieces, so that a large one need not be held. */
  readonly write: (knowledge: Knowledge) => Iterable<string>
}

/** A format of several files in a folder. */
export interface FolderFormat extends FormatFacts {
  /** The files one after the other. */
  readonly writeFolder: (knowledge: Knowledge) => Iterable<FolderFile>
}

/** One of `GRAPH_FORMATS`. */
export type GraphFormat = FileFormat | FolderFormat

/** All formats that a graph can be written in, in the order of the help. */
export const GRAPH_FORMATS: readonly GraphFormat[] = [
  {
    name: 'json',
    extensions: ['json'],
    tools: 'Relata and your own programs',
    keeps: 'everything',
    mediaType: 'application/json',
    write: writeKnowledgeJson,
  },
  {
    name: 'gexf',
    extensions: ['gexf'],
    tools: 'Gephi, Gephi Lite, networkx',
    keeps: 'everything; typed attributes, times as dynamics',
    mediaType: 'application/gexf+xml',
    write: (knowledge) => writeGexf(knowledge, { creator: 'Relata' }),
  },
  {
    name: 'graphml',
    extensions: ['graphml'],
    tools: 'yEd, Cytoscape, igraph, networkx',
    keeps: 'everything; lists as JSON',
    mediaType: 'application/graphml+xml',
    write: writeGraphml,
  },
  {
    name: 'node-link',
    extensions: [],
    tools: 'networkx (node_link_graph), D3',
    keeps: 'entities, statements with evidence',
    mediaType: 'application/json',
    write: writeNodeLinkJson,
  },
  {
    name: 'graphology',
    extensions: [],
    tools: 'graphology, Sigma',
    keeps: 'entities, statements with evidence',
    mediaType: 'application/json',
    write: writeGraphologyJson,
  },
  {
    name: 'turtle',
    extensions: ['ttl'],
    tools: 'SPARQL stores',
    keeps: 'all but texts and merges; statements reified, evidence by PROV-O',
    mediaType: 'text/turtle; charset=utf-8',
    write: writeTurtle,
  },
  {
    name: 'nquads',
    extensions: ['nq'],
    tools: 'SPARQL stores',
    keeps: 'the same, each plain triple in the named graph of its statement',
    mediaType: 'application/n-quads',
    write: writeNQuads,
  },
  {
    name: 'jsonld',
    extensions: ['jsonld'],
    tools: 'linked-data tools',
    keeps: 'the same as turtle',
    mediaType: 'application/ld+json',
    write: writeJsonLd,
  },
  {
    name: 'cypher',
    extensions: ['cypher', 'cql'],
    tools: 'cypher-shell (Neo4j)',
    keeps: 'entities, documents, statements with quotes',
    mediaType: 'text/plain; charset=utf-8',
    write: writeCypher,
  },
  {
    name: 'dot',
    extensions: ['dot', 'gv'],
    tools: 'Graphviz',
    keeps: 'names, labels, the first quote',
    mediaType: 'text/vnd.graphviz; charset=utf-8',
    write: writeDot,
  },
  {
    name: 'csv',
    extensions: [],
    tools: 'spreadsheets, Gephi’s and Cytoscape’s table import',
    keeps: 'two tables: nodes.csv, edges.csv',
    writeFolder: writeCsvTables,
  },
  {
    name: 'neo4j',
    extensions: [],
    tools: 'neo4j-admin database import',
    keeps: 'tables of entities, documents, statements, evidence; import.sh',
    writeFolder: writeNeo4jTables,
  },
  {
    name: 'obsidian',
    extensions: [],
    tools: 'Obsidian and other Markdown notes',
    keeps: 'one note an entity and a document, links, quotes',
    writeFolder: writeNotes,
  },
]
