import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import { ErrorCode, ListResourcesRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js'
import type { CallToolResult, ListResourcesResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'

import { findEntity } from '../../graph/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { GraphSource } from '../graph-source.ts'
import { QUESTIONS } from '../questions.ts'
import { inputs, outputs } from '../schemas.ts'

/** An article that an agent hands in. */
export interface GivenArticle {
  readonly text: string
  readonly title?: string | undefined
  readonly date?: string | undefined
  readonly source?: string | undefined
  readonly url?: string | undefined
}

/** Where the graph comes from, and where articles go. */
export interface KnowledgeSource {
  readonly graph: GraphSource
  /** Reads articles into the graph and gives the ids of their documents; null where adding is not allowed. */
  readonly add: ((articles: readonly GivenArticle[]) => Promise<readonly string[]>) | null
}

const MAX_LISTED = 200
const INSTRUCTIONS =
  'A knowledge graph read from news articles. Statements tell what articles say, with speaker, polarity, modality, time ' +
  'and quotes; what is disputed stays side by side. Search entities first, then ask for neighbors, paths or a timeline; ' +
  'quote the evidence and its source. "denied" and "not" in a relation matter.'

/**
 * The graph as a server of the Model Context Protocol: tools with small, paged, cited answers, and entities and documents
 * as resources. Errors tell what to do, as results of the tool and not as breaks of the protocol.
 */
export const createMcpServer = (source: KnowledgeSource, version: string): McpServer => {
  const server = new McpServer({ name: 'relata', version }, { instructions: INSTRUCTIONS })
  addTools(server, source.graph)
  if (source.add !== null) addWriting(server, source.add, source.graph)
  addResources(server, source.graph)
  listResources(server, source.graph)
  return server
}

const READS = { readOnlyHint: true, openWorldHint: false } as const

const addTools = (server: McpServer, graph: GraphSource): void => {
  for (const { name, description, input, output, answer } of QUESTIONS) {
    server.registerTool(
      name,
      { description, inputSchema: z.strictObject(input), outputSchema: output, annotations: READS },
      (given: unknown) => told(() => answer(graph, given)),
    )
  }
}

const addWriting = (
  server: McpServer,
  add: (articles: readonly GivenArticle[]) => Promise<readonly string[]>,
  graph: GraphSource,
): void => {
  server.registerTool(
    'add_articles',
    {
      description: 'Read articles into the graph. They stay on this machine.',
      inputSchema: z.strictObject(inputs.addArticles),
      outputSchema: outputs.addArticles,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    async ({ articles }: { articles: readonly GivenArticle[] }) =>
      told(async () => {
        const added = await add(articles)
        return { ...(await graph.size()), added: [...added] }
      }),
  )
}

const addResources = (server: McpServer, graph: GraphSource): void => {
  server.registerResource(
    'entity',
    new ResourceTemplate('relata://entities/{id}', { list: undefined }),
    {
      description: 'An entity: its names, why they are one, and all that is said of it.',
      mimeType: 'application/json',
    },
    async (uri, { id }) => {
      const name = decodeURIComponent(String(id))
      const { knowledge, graph: view, answers } = await graph.viewFor({ ask: 'entity', entity: name })
      const wanted = findEntity(view, name)
      const entity = knowledge.entities.find((known) => known.id === wanted)
      const statements = knowledge.statements.filter(({ subject, object }) => subject === wanted || object === wanted)
      return json(uri, { ...entity, statements: statements.map(answers.statement) })
    },
  )
  server.registerResource(
    'document',
    new ResourceTemplate('relata://documents/{id}', { list: undefined }),
    { description: 'An article with its text.', mimeType: 'application/json' },
    async (uri, { id }) => {
      const document = await graph.document(decodeURIComponent(String(id)))
      if (document === null) throw new KnowledgeError('UNKNOWN_ENTITY', `There is no document ${String(id)}.`)
      return json(uri, document)
    },
  )
}

type Kind = 'documents' | 'entities'

/** The articles, then the entities, page by page: the SDK's own lists of templates have no pages. */
const listResources = (server: McpServer, graph: GraphSource): void => {
  server.server.setRequestHandler(ListResourcesRequestSchema, async ({ params }) => {
    const [, kind, digits] = /^(documents|entities):(\d{1,9})$/u.exec(params?.cursor ?? 'documents:0') ?? []
    if (kind === undefined)
      throw new McpError(ErrorCode.InvalidParams, 'This cursor is not one of a page before; leave it out to begin.')
    return pageOfResources(graph, kind as Kind, Number(digits))
  })
}

const pageOfResources = async (graph: GraphSource, kind: Kind, start: number): Promise<ListResourcesResult> => {
  const records = await graph.list(kind, { start, limit: MAX_LISTED + 1 })
  const shown = records.slice(0, MAX_LISTED).map((record) => ({
    uri: uriOf(kind, record.id),
    name: 'name' in record ? record.name : (record.title ?? record.id),
    mimeType: 'application/json',
  }))
  const more = records.length > MAX_LISTED ? `${kind}:${String(start + MAX_LISTED)}` : undefined
  const next = more ?? (kind === 'documents' ? 'entities:0' : undefined)
  return { resources: shown, ...(next === undefined ? {} : { nextCursor: next }) }
}

const uriOf = (kind: 'entities' | 'documents', id: string): string => `relata://${kind}/${encodeURIComponent(id)}`

const json = (uri: URL, value: unknown) => ({
  contents: [{ uri: uri.href, mimeType: 'application/json', text: JSON.stringify(value, null, 1) }],
})

/** The answer as data and as text; an error of ours as words that say what to do. */
const told = async (work: () => Promise<Readonly<Record<string, unknown>>>): Promise<CallToolResult> => {
  try {
    const structuredContent = await work()
    return { structuredContent, content: [{ type: 'text', text: JSON.stringify(structuredContent) }] }
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return { isError: true, content: [{ type: 'text', text: `${error.code}: ${error.message}` }] }
  }
}
