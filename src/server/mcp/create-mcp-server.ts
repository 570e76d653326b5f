import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'

import {
  countByEntity,
  createEntitySearch,
  createGraph,
  describePath,
  disputes,
  findEntity,
  findStatement,
  matchPattern,
  neighbors,
  paths,
  referTo,
  rivalsOf,
  timeline,
  topEntities,
} from '../../graph/index.ts'
import type { EntitySearch, KnowledgeGraph, StatementFilter } from '../../graph/index.ts'
import type { Entity, Knowledge } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import { createAnswers, pageOf, sentenceAround } from './answers.ts'
import type { Answers } from './answers.ts'
import { inputs, outputs } from './schemas.ts'

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
  /** The graph as it is now. */
  readonly knowledge: () => Promise<Knowledge>
  /** Reads articles into the graph and gives the ids of their documents; null where adding is not allowed. */
  readonly add: ((articles: readonly GivenArticle[]) => Promise<readonly string[]>) | null
}

/** What answers need, made once for each state of the graph. */
interface View {
  readonly knowledge: Knowledge
  readonly graph: KnowledgeGraph
  readonly answers: Answers
  readonly search: EntitySearch<Entity>
}

const MAX_STATEMENTS_A_NEIGHBOUR = 5
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
  const view = createView(source)
  addTools(server, view)
  if (source.add !== null) addWriting(server, source.add, view)
  addResources(server, view)
  return server
}

const createView = (source: KnowledgeSource): (() => Promise<View>) => {
  let last: View | null = null
  return async () => {
    const knowledge = await source.knowledge()
    if (last?.knowledge === knowledge) return last
    last = {
      knowledge,
      graph: createGraph(knowledge),
      answers: createAnswers(knowledge),
      search: createEntitySearch(knowledge.entities),
    }
    return last
  }
}

const READS = { readOnlyHint: true, openWorldHint: false } as const

const addTools = (server: McpServer, view: () => Promise<View>): void => {
  server.registerTool(
    'search_entities',
    {
      description: 'Find entities by name or alias.',
      inputSchema: inputs.searchEntities,
      outputSchema: outputs.searchEntities,
      annotations: READS,
    },
    answering(view, ({ knowledge, search }, { query, limit, cursor }) => {
      const counts = countByEntity(knowledge.statements)
      const { items, total, next } = pageOf(search.search(query, MAX_LISTED), limit, cursor)
      const entities = items.map(({ id, name, type, aliases }) => ({
        id,
        name,
        type,
        aliases,
        statements: counts.get(id)?.statements ?? 0,
      }))
      return { entities, total, next }
    }),
  )
  server.registerTool(
    'top_entities',
    {
      description: 'The entities that matter most.',
      inputSchema: inputs.topEntities,
      outputSchema: outputs.topEntities,
      annotations: READS,
    },
    answering(view, ({ graph }, { by, type, limit, cursor }) => {
      const { items, total, next } = pageOf(
        topEntities(graph, { by, entityType: type, limit: Infinity }),
        limit,
        cursor,
      )
      return { entities: items.map(({ entity, score }) => ({ ...entity, score })), total, next }
    }),
  )
  server.registerTool(
    'neighbors',
    {
      description: 'What is said about an entity and the entities around it, with a quote each.',
      inputSchema: inputs.neighbors,
      outputSchema: outputs.neighbors,
      annotations: READS,
    },
    answering(view, ({ graph, answers }, { entity, direction, type, limit, cursor, ...filter }) => {
      const found = neighbors(graph, entity, { ...filterOf(filter), direction, entityType: type })
      const { items, total, next } = pageOf(found, limit, cursor)
      return {
        entity: referTo(graph, findEntity(graph, entity)),
        neighbors: items.map((neighbor) => ({
          entity: neighbor.entity,
          statements: neighbor.statements
            .slice(0, MAX_STATEMENTS_A_NEIGHBOUR)
            .map(({ statement }) => answers.statement(statement)),
        })),
        total,
        next,
      }
    }),
  )
  server.registerTool(
    'paths',
    {
      description: 'How two entities hang together over statements, the shortest ways first.',
      inputSchema: inputs.paths,
      outputSchema: outputs.paths,
      annotations: READS,
    },
    answering(view, ({ graph, answers }, { from, to, maxLength, limit, ...filter }) => ({
      paths: paths(graph, from, to, { ...filterOf(filter), maxLength, limit }).map((path) => ({
        words: describePath(path),
        statements: path.steps.flatMap(({ statements }) =>
          statements.slice(0, 1).map(({ statement }) => answers.statement(statement)),
        ),
      })),
    })),
  )
  server.registerTool(
    'timeline',
    {
      description: 'Dated statements about an entity, or between two, the earliest first.',
      inputSchema: inputs.timeline,
      outputSchema: outputs.timeline,
      annotations: READS,
    },
    answering(view, ({ graph, answers }, { entity, with: other, limit, cursor, ...filter }) => {
      const { items, total, next } = pageOf(
        timeline(graph, entity, { ...filterOf(filter), with: other }),
        limit,
        cursor,
      )
      return {
        entity: referTo(graph, findEntity(graph, entity)),
        statements: items.map(answers.statement),
        total,
        next,
      }
    }),
  )
  server.registerTool(
    'evidence',
    {
      description: 'All words behind a statement, in their sentences, with their articles, and what contradicts it.',
      inputSchema: inputs.evidence,
      outputSchema: outputs.evidence,
      annotations: READS,
    },
    answering(view, ({ knowledge, answers }, { statement: wanted }) => {
      const statement = findStatement(knowledge.statements, wanted)
      return {
        statement: answers.statement(statement),
        evidence: statement.evidence.map((evidence) => {
          const document = answers.documentOf(evidence.document)
          return {
            quote: evidence.quote,
            sentence: sentenceAround(document?.text ?? '', evidence),
            document: evidence.document,
            title: document?.title ?? null,
            source: document?.source ?? null,
            publishedAt: document?.publishedAt ?? null,
            url: document?.url ?? null,
            rule: evidence.rule,
            confidence: evidence.confidence,
          }
        }),
        contradictedBy: rivalsOf(knowledge.statements, statement).map(answers.statement),
      }
    }),
  )
  server.registerTool(
    'disputes',
    {
      description: 'What some hold true and others do not, side by side.',
      inputSchema: inputs.disputes,
      outputSchema: outputs.disputes,
      annotations: READS,
    },
    answering(view, ({ graph, answers }, { limit, cursor, ...options }) => {
      const { items, total, next } = pageOf(disputes(graph, options), limit, cursor)
      const told = items.map(({ subject, relation, object, affirming, rejecting }) => ({
        subject: subject.name,
        relation,
        object: object.name,
        affirming: affirming.map(answers.statement),
        rejecting: rejecting.map(answers.statement),
      }))
      return { disputes: told, total, next }
    }),
  )
  server.registerTool(
    'match',
    {
      description: 'Where a pattern of statements fits.',
      inputSchema: inputs.match,
      outputSchema: outputs.match,
      annotations: READS,
    },
    answering(view, ({ graph, answers }, { pattern, limit }) => ({
      matches: matchPattern(graph, pattern, { limit }).map(({ bindings, statements }) => ({
        bindings,
        statements: statements.flatMap((list) => list.slice(0, 1).map(answers.statement)),
      })),
    })),
  )
}

const addWriting = (
  server: McpServer,
  add: (articles: readonly GivenArticle[]) => Promise<readonly string[]>,
  view: () => Promise<View>,
): void => {
  server.registerTool(
    'add_articles',
    {
      description: 'Read articles into the graph. They stay on this machine.',
      inputSchema: inputs.addArticles,
      outputSchema: outputs.addArticles,
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    },
    async ({ articles }: { articles: readonly GivenArticle[] }) =>
      told(async () => {
        const added = await add(articles)
        const { knowledge } = await view()
        const { documents, entities, statements } = knowledge
        return {
          documents: documents.length,
          entities: entities.length,
          statements: statements.length,
          added: [...added],
        }
      }),
  )
}

const addResources = (server: McpServer, view: () => Promise<View>): void => {
  const list = (kind: 'entities' | 'documents') => async () => {
    const { knowledge } = await view()
    const records = knowledge[kind].slice(0, MAX_LISTED)
    return {
      resources: records.map((record) => ({
        uri: uriOf(kind, record.id),
        name: 'name' in record ? record.name : (record.title ?? record.id),
      })),
    }
  }
  server.registerResource(
    'entity',
    new ResourceTemplate('relata://entities/{id}', { list: list('entities') }),
    {
      description: 'An entity: its names, why they are one, and all that is said of it.',
      mimeType: 'application/json',
    },
    async (uri, { id }) => {
      const { knowledge, graph, answers } = await view()
      const wanted = findEntity(graph, decodeURIComponent(String(id)))
      const entity = knowledge.entities.find((known) => known.id === wanted)
      const statements = knowledge.statements.filter(({ subject, object }) => subject === wanted || object === wanted)
      return json(uri, { ...entity, statements: statements.map(answers.statement) })
    },
  )
  server.registerResource(
    'document',
    new ResourceTemplate('relata://documents/{id}', { list: list('documents') }),
    { description: 'An article with its text.', mimeType: 'application/json' },
    async (uri, { id }) => {
      const { answers } = await view()
      const document = answers.documentOf(decodeURIComponent(String(id)))
      if (document === undefined) throw new KnowledgeError('UNKNOWN_ENTITY', `There is no document ${String(id)}.`)
      return json(uri, document)
    },
  )
}

const uriOf = (kind: 'entities' | 'documents', id: string): string => `relata://${kind}/${encodeURIComponent(id)}`

const json = (uri: URL, value: unknown) => ({
  contents: [{ uri: uri.href, mimeType: 'application/json', text: JSON.stringify(value, null, 1) }],
})

type GivenFilter = Omit<StatementFilter, 'attributedTo'> & { readonly speaker?: string | undefined }

const filterOf = ({ speaker, ...filter }: GivenFilter): StatementFilter => ({ ...filter, attributedTo: speaker })

const answering =
  <Input>(view: () => Promise<View>, answer: (view: View, input: Input) => Readonly<Record<string, unknown>>) =>
  (input: Input): Promise<CallToolResult> =>
    told(async () => answer(await view(), input))

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
