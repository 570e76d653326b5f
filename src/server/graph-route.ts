import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { Hono } from 'hono'

import { writeKnowledgeJson } from '../formats/write/knowledge-json.ts'
import type { PicturePart } from '../graph/picture-part.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Knowledge } from '../model/index.ts'
import type { GraphSource } from './graph-source.ts'
import { namesEtag } from './names-etag.ts'
import { problem } from './problem.ts'
import { NEXT_NEIGHBORS_HEADER, WHOLE_GRAPH_HEADER, writeWholeGraph } from '../graph/graph-headers.ts'

/** How Relata's own graph files begin. */
const OWN_START = /^\uFEFF?\s*\{\s*"format"\s*:\s*"relata"/u
/** Graphs of more statements reach the page in parts. */
export const MAX_WHOLE_STATEMENTS = 20_000
/** What a page shows at first of a graph that comes in parts. */
const OVERVIEW: PicturePart = { ask: 'overview', entities: 250, statements: 2000 }
const SURROUNDINGS = { entities: 40, statements: 1000 }

/** Where the page's graph comes from. */
export interface GraphRouteOptions {
  /** The graph file; null: there is none, the graph stands in a store. */
  readonly file: string | null
  /** What questions are asked of; left out, only the file is served. */
  readonly source?: GraphSource | undefined
  readonly maxWholeStatements?: number | undefined
}

/** A graph as it goes over the wire. */
interface GraphFile {
  readonly etag: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer>
  /** Of a part: how large the whole is, as a header. */
  readonly whole: string | null
}

const compress = promisify(gzip)

/**
 * `GET /graph.json`: the graph, made again whenever it changed; of a large one the entities of whom most is said, with a
 * header that tells how large the whole is. `GET /graph/around?entity=…&start=…`: an entity and the nearest of those around
 * it, with a header that tells where the next ones start.
 */
export const graphRoute = (options: GraphRouteOptions): Hono => {
  const open = createGraphReader(options)
  const app = new Hono()
  app.onError((error, context) => {
    if (!(error instanceof KnowledgeError)) throw error
    const isMissing = error.code === 'UNKNOWN_ENTITY' || error.code === 'MISSING_GRAPH'
    return problem(context, isMissing ? 404 : 400, error.message, error.code)
  })
  app.get('/graph.json', async (context) => {
    const file = await open()
    if (file === null)
      return context.json({ error: 'There is no graph. Run "relata build" and load the page again.' }, 404)
    return answer(context, file)
  })
  const { source } = options
  if (source !== undefined) app.get('/graph/around', (context) => answerAround(context, source))
  return app
}

const answerAround = async (context: Context, source: GraphSource): Promise<Response> => {
  const entity = context.req.query('entity') ?? ''
  if (entity === '') return problem(context, 400, 'Name an entity: /graph/around?entity=ID.', 'WRONG_OPTION')
  const start = Number(context.req.query('start') ?? 0)
  if (!Number.isInteger(start) || start < 0)
    return problem(context, 400, 'start is the number of neighbours to pass over.', 'WRONG_OPTION')
  const { knowledge, total } = await source.part({ ask: 'surroundings', entity, start, ...SURROUNDINGS })
  const end = start + SURROUNDINGS.entities
  if (end < total) context.header(NEXT_NEIGHBORS_HEADER, String(end))
  return answer(context, await pack(knowledge, null))
}

const answer = (context: Context, { etag, plain, zipped, whole }: GraphFile): Response => {
  context.header('ETag', etag)
  context.header('Cache-Control', 'no-cache')
  context.header('Vary', 'Accept-Encoding')
  if (whole !== null) context.header(WHOLE_GRAPH_HEADER, whole)
  if (namesEtag(context.req.header('if-none-match'), etag)) return context.body(null, 304)
  context.header('Content-Type', 'application/json; charset=utf-8')
  if (!/\bgzip\b/u.test(context.req.header('accept-encoding') ?? '')) return context.body(plain)
  context.header('Content-Encoding', 'gzip')
  return context.body(zipped)
}

/** Reads and compresses once for each state of the graph; null while there is none. */
const createGraphReader = (options: GraphRouteOptions): (() => Promise<GraphFile | null>) => {
  let known: { readonly state: string; readonly file: Promise<GraphFile> } | null = null
  return async () => {
    const state = await stateOf(options)
    if (state === null) return null
    if (known?.state !== state) {
      const file = readGraph(options)
      known = { state, file }
      // What failed is tried again.
      file.catch(() => (known = null))
    }
    return known.file
  }
}

const stateOf = async ({ file, source }: GraphRouteOptions): Promise<string | null> => {
  if (file === null) return (await source?.stamp()) ?? null
  const found = await stat(file).catch(() => null)
  return found === null ? null : `${String(found.mtimeMs)} ${String(found.size)} ${String(found.ino)}`
}

const readGraph = async ({ file, source, maxWholeStatements }: GraphRouteOptions): Promise<GraphFile> => {
  const bytes = file === null ? null : new Uint8Array(await readFile(file))
  if (source !== undefined) {
    const size = await source.size()
    if (size.statements > (maxWholeStatements ?? MAX_WHOLE_STATEMENTS))
      return pack((await source.part(OVERVIEW)).knowledge, writeWholeGraph(size))
    // The page reads Relata's JSON only: a graph in another format is put into it here.
    if (bytes === null || !OWN_START.test(new TextDecoder().decode(bytes.subarray(0, 64))))
      return pack(await source.knowledge(), null)
  }
  return packBytes(bytes ?? new Uint8Array(), null)
}

const pack = (knowledge: Knowledge, whole: string | null): Promise<GraphFile> =>
  packBytes(new TextEncoder().encode([...writeKnowledgeJson(knowledge)].join('')), whole)

const packBytes = async (plain: Uint8Array<ArrayBuffer>, whole: string | null): Promise<GraphFile> => {
  const digest = createHash('sha256').update(plain).digest('base64url')
  return { etag: `W/"${digest}"`, plain, zipped: new Uint8Array(await compress(plain)), whole }
}
