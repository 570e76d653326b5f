import { Hono } from 'hono'
import type { Context } from 'hono'
import { compress } from 'hono/compress'
import { z } from 'zod'

import { GRAPH_FORMATS } from '../formats/write/graph-formats.ts'
import type { FileFormat } from '../formats/write/graph-formats.ts'
import { KnowledgeError } from '../model/index.ts'
import { docsPage } from './docs-page.ts'
import { documentsRoute } from './documents-route.ts'
import type { DocumentsOptions } from './documents-route.ts'
import { namesEtag } from './names-etag.ts'
import { apiDocument } from './openapi.ts'
import { problem } from './problem.ts'
import type { GraphSource } from './graph-source.ts'
import { QUESTIONS } from './questions.ts'

const FILE_FORMATS = GRAPH_FORMATS.filter((format): format is FileFormat => 'write' in format)

/**
 * `GET /api/QUESTION?…`: the questions of `questions.ts` with their options as parameters, `/api/export/FORMAT` as a
 * stream, `/api/openapi.json` and a page on it at `/api`. Errors are problem+json (RFC 9457) and tell what to do.
 */
export const apiRoute = (graph: GraphSource, version: string, writes: DocumentsOptions | null = null): Hono => {
  const document = apiDocument(version, writes !== null)
  const api = new Hono()
  // Events must not wait until a block to compress is full.
  const packed = compress()
  api.use((context, next) => (context.req.path.endsWith('/events') ? next() : packed(context, next)))
  api.onError((error, context) => {
    if (!(error instanceof KnowledgeError)) throw error
    return problem(context, statusOf(error), error.message, error.code)
  })
  if (writes !== null) api.route('/', documentsRoute(writes))
  api.get('/api/openapi.json', (context) => context.json(document))
  api.get('/api/docs', (context) => context.html(docsPage(version, writes !== null)))
  api.get('/api', (context) => context.text(overview(writes !== null)))
  for (const { name, input, answer } of QUESTIONS) {
    const parameters = parametersOf(input)
    api.get(`/api/${name}`, (context) =>
      answered(context, graph, async () => context.json(await answer(graph, parameters(context)))),
    )
  }
  const withoutParameters = parametersOf({})
  api.get('/api/export/:format', (context) =>
    answered(context, graph, async () => {
      withoutParameters(context)
      const wanted = context.req.param('format')
      const format = FILE_FORMATS.find(({ name }) => name === wanted)
      if (!format) {
        const names = FILE_FORMATS.map(({ name }) => name).join(', ')
        throw new KnowledgeError('WRONG_OPTION', `There is no format "${wanted}" of one file; there are ${names}.`)
      }
      const pieces = format.write(await graph.knowledge())
      return context.body(streamOf(pieces), 200, {
        'Content-Type': format.mediaType,
        'Content-Disposition': `attachment; filename="relata.${format.extensions[0] ?? 'json'}"`,
      })
    }),
  )
  api.all('/api/*', (context) => {
    const { method, path } = context.req
    const allowed = methodsAt(api.routes, path)
    if (allowed.length === 0 || allowed.includes(method))
      return problem(context, 404, `There is nothing at ${path}; /api lists what there is.`)
    return problem(context, 405, `${path} takes ${allowed.join(', ')}, not ${method}.`, 'WRONG_METHOD', {
      Allow: allowed.join(', '),
    })
  })
  return api
}

/** Which methods the routes take at an address; none where there is nothing. */
const methodsAt = (routes: Hono['routes'], path: string): readonly string[] => {
  const fitting = routes.filter(
    (route) => route.method !== 'ALL' && new RegExp(`^${route.path.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u').test(path),
  )
  return [...new Set(fitting.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))]
}

const WRITING = [
  'GET /api/documents?limit&cursor\n    The articles of the graph.',
  'POST /api/documents\n    Read articles into the graph, by a job.',
  'DELETE /api/documents/ID\n    Take an article out, by a job.',
  'GET /api/jobs, GET /api/jobs/ID, GET /api/jobs/ID/events, DELETE /api/jobs/ID\n    The latest jobs, one of them, its changes as they come, and an end to it.',
]

const overview = (isWriting: boolean): string =>
  [
    'Relata answers questions to its graph; /api/docs shows all of them, /api/openapi.json describes them for programs (OpenAPI 3.1).',
    '',
    ...QUESTIONS.map(
      ({ name, description, input }) => `GET /api/${name}?${Object.keys(input).join('&')}\n    ${description}`,
    ),
    `GET /api/export/FORMAT\n    The whole graph: ${FILE_FORMATS.map(({ name }) => name).join(', ')}.`,
    ...(isWriting ? WRITING : ['Articles are taken by "relata serve --write".']),
    '',
  ].join('\n')

/** Parameters as the schema wants them: numbers out of digits; what is given twice or is unknown is refused. */
const parametersOf = (shape: z.ZodRawShape): ((context: Context) => unknown) => {
  const schema = z.object(shape)
  const numeric = new Set(Object.keys(shape).filter((name) => isNumeric(shape[name])))
  return (context) => readParameters(context, { shape, schema, numeric })
}

interface Parameters {
  readonly shape: z.ZodRawShape
  readonly schema: z.ZodType
  /** Parameters that are numbers. */
  readonly numeric: ReadonlySet<string>
}

const readParameters = (context: Context, { shape, schema, numeric }: Parameters): unknown => {
  const given: Record<string, unknown> = {}
  const known = Object.keys(shape).join(', ')
  for (const [name, values] of Object.entries(context.req.queries())) {
    if (!Object.hasOwn(shape, name)) {
      throw new KnowledgeError(
        'WRONG_OPTION',
        `There is no parameter "${name}"; there ${known === '' ? 'is none' : `are ${known}`}.`,
      )
    }
    if (values.length > 1) throw new KnowledgeError('WRONG_OPTION', `The parameter "${name}" is given twice.`)
    const text = values[0] ?? ''
    given[name] = numeric.has(name) && /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new KnowledgeError('WRONG_OPTION', `The parameters are wrong. ${problems.join('; ')}.`)
}

const isNumeric = (schema: unknown): boolean => {
  const json = z.toJSONSchema(schema as z.ZodType, { io: 'input' })
  return json.type === 'number' || json.type === 'integer'
}

const answered = async (context: Context, graph: GraphSource, work: () => Promise<Response>): Promise<Response> => {
  try {
    const etag = `W/"${await graph.stamp()}"`
    context.header('ETag', etag)
    context.header('Cache-Control', 'no-cache')
    if (namesEtag(context.req.header('if-none-match'), etag)) return context.body(null, 304)
    return await work()
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return problem(context, statusOf(error), error.message, error.code)
  }
}

const statusOf = ({ code }: KnowledgeError): 400 | 404 | 409 => {
  if (code === 'STORE_LOCKED') return 409
  return code.startsWith('UNKNOWN_') || code === 'MISSING_GRAPH' ? 404 : 400
}

const streamOf = (pieces: Iterable<string>): ReadableStream<Uint8Array> => {
  const iterator = pieces[Symbol.iterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: (controller) => {
      let gathered = ''
      while (gathered.length < 65_536) {
        const { value, done } = iterator.next()
        if (done === true) {
          if (gathered !== '') controller.enqueue(encoder.encode(gathered))
          controller.close()
          return
        }
        gathered += value
      }
      controller.enqueue(encoder.encode(gathered))
    },
  })
}
