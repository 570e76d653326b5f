import { resolve } from 'node:path'

import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Command } from 'commander'

import { buildKnowledge } from '../builder/build-knowledge.ts'
import type { Analyser } from '../builder/load-analyser.ts'
import { readDocuments } from '../formats/read/read-documents.ts'
import { writeKnowledgeJson } from '../formats/write/knowledge-json.ts'
import type { Document, DocumentClaims } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { STANDARD_INPUT } from '../runtime/node/find-files.ts'
import { writeFileAtomically } from '../runtime/node/write-output.ts'
import { memorySource, storeSource } from '../server/graph-source.ts'
import { createMcpServer } from '../server/mcp/create-mcp-server.ts'
import type { GivenArticle, KnowledgeSource } from '../server/mcp/create-mcp-server.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { EXIT } from './exit-codes.ts'
import { DEFAULT_GRAPH } from './load-graph.ts'
import { currentGraph } from './current-graph.ts'
import { createGrowingGraph } from './growing-graph.ts'
import { storeSourceOption } from './question-source.ts'
import { makeStore, withStore } from './store-options.ts'
import { readVersion } from './read-version.ts'

interface McpOptions {
  readonly graph?: string
  readonly store?: string
  readonly allowAdding?: true
}

/** `relata mcp`: the graph as tools for an agent. */
export const addMcpCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('mcp')
    .summary('let an agent ask the graph (Model Context Protocol over standard input and output)')
    .description(
      'Answer an agent over standard input and output: search_entities, top_entities, neighbors, paths, timeline, co_mentions, communities, evidence, disputes, match, and entities and documents as resources. A graph that is built again is read again.',
    )
    .option('--graph <file>', `graph file to ask (default: ${DEFAULT_GRAPH})`)
    .addOption(storeSourceOption())
    .option(
      '--allow-adding',
      'offer add_articles too, which reads articles and writes the graph file (JSON) or the store',
    )
    .addHelpText(
      'after',
      examples([
        ['relata mcp --graph /full/path/graph.json', 'the line for the settings of an agent'],
        ['relata mcp --store /full/path/store.db', 'what a store holds, of any size'],
        [
          'claude mcp add relata -- node /full/path/relata/bin/relata.js mcp --graph /full/path/graph.json',
          'for one that adds servers by command',
        ],
      ]),
    )
    .action(async (options: McpOptions) => {
      await serveMcp(session, options)
      finish(EXIT.done)
    })
}

const serveMcp = async (session: Session, options: McpOptions): Promise<void> => {
  if (options.graph === STANDARD_INPUT)
    throw new KnowledgeError('WRONG_OPTION', 'Standard input is for the agent: give the graph as a file with --graph.')
  if (options.store === undefined) return answerAgent(session, fileSource(session, options))
  const { store: place, allowAdding } = options
  if (allowAdding === true) await makeStore(session, place)
  await withStore(session, { place, access: 'read' }, (store) =>
    answerAgent(session, {
      graph: storeSource(store),
      add: allowAdding === true ? addToStore(session, place) : null,
    }),
  )
}

const answerAgent = async (session: Session, source: KnowledgeSource): Promise<void> => {
  const { io, services } = session
  await source.graph.size() // a missing or broken graph is told at once
  const server = createMcpServer(source, await readVersion(services.packageFolder))
  const transport = new StdioServerTransport(io.stdin, io.stdout)
  const closed = new Promise<void>((done) => {
    server.server.onclose = done
    io.stdin.once('end', done)
    io.signal?.addEventListener('abort', () => done(), { once: true })
  })
  await server.connect(transport)
  await closed
  await server.close()
}

/** Articles into a store, from which the agent is answered. */
const addToStore = (session: Session, place: string): KnowledgeSource['add'] => {
  const growing = createGrowingGraph(session, { store: place, out: null })
  return inTurn(async (articles) => {
    const { documents } = readGiven(articles)
    const { added, replaced } = await growing.add(documents, new AbortController().signal, () => undefined)
    return [...added, ...replaced]
  })
}

const readGiven = (articles: readonly GivenArticle[]) =>
  readDocuments({
    name: 'articles.json',
    bytes: new TextEncoder().encode(JSON.stringify(articles.map((article) => ({ ...article, id: idOf(article) })))),
  })

/** One after the other: each builds upon what the one before has written. */
const inTurn = <Given, Result>(work: (given: Given) => Promise<Result>): ((given: Given) => Promise<Result>) => {
  let turn: Promise<unknown> = Promise.resolve()
  return (given) => {
    const mine = turn.then(() => work(given))
    turn = mine.catch(() => undefined)
    return mine
  }
}

const fileSource = (session: Session, { graph = DEFAULT_GRAPH, allowAdding }: McpOptions): KnowledgeSource => {
  const path = resolve(session.io.cwd, graph)
  const current = currentGraph(session, graph)
  const { knowledge } = current
  const remembered = new Map<string, Promise<DocumentClaims>>()
  const add = async (articles: readonly GivenArticle[]): Promise<readonly string[]> => {
    const given = readGiven(articles)
    const before = await knowledge()
    const known = new Set(before.documents.map(({ id }) => id))
    const added = given.documents.filter(({ id }) => !known.has(id))
    if (added.length === 0) return []
    const textless = before.documents.find(({ text }) => text === '')
    if (textless !== undefined)
      throw new KnowledgeError('BROKEN_GRAPH', `The graph has no text of ${textless.id}; build it from the articles.`)
    const analyser = remembering(await session.services.loadAnalyser(), remembered)
    const built = await buildKnowledge([...before.documents, ...added], { analyser })
    await writeFileAtomically(path, writeKnowledgeJson(built))
    return added.map(({ id }) => id)
  }
  return { graph: memorySource(current), add: allowAdding === true ? inTurn(add) : null }
}

/** The same article has the same id, whenever it is handed in. */
const idOf = ({ title, text }: GivenArticle): string => {
  let hash = 0x811c9dc5
  for (const character of `${title ?? ''}\n${text}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return `added-${(hash >>> 0).toString(16).padStart(8, '0')}`
}

/** Reads each document once. */
const remembering = (analyser: Analyser, known: Map<string, Promise<DocumentClaims>>): Analyser => ({
  ...analyser,
  read: (document: Document) => {
    const key = `${document.id}\n${document.text}`
    const claims = known.get(key) ?? analyser.read(document)
    known.set(key, claims)
    return claims
  },
})
