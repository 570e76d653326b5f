import { createHash } from 'node:crypto'

import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'

import { readDocuments } from '../formats/read/read-documents.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Diagnostic, Document, DocumentId } from '../model/index.ts'
import { pageOf } from './answers.ts'
import { isOver, MAX_WAITING_JOBS } from './jobs.ts'
import type { Jobs, JobView } from './jobs.ts'
import { problem } from './problem.ts'

/** A graph that grows and shrinks by documents; `cli` has one on a store. */
export interface GrowingGraph {
  readonly documents: () => Promise<readonly DocumentLine[]>
  readonly add: (
    documents: readonly Document[],
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ) => Promise<Readonly<Record<string, unknown>>>
  readonly remove: (ids: readonly DocumentId[]) => Promise<Readonly<Record<string, unknown>>>
}

/** What is told of a document in a list. */
export interface DocumentLine {
  readonly id: DocumentId
  readonly title: string | null
  readonly source: string | null
  readonly url: string | null
  readonly publishedAt: string | null
}

export interface DocumentsOptions {
  readonly graph: GrowingGraph
  readonly jobs: Jobs
  /** The largest body that is taken. */
  readonly maxBodyBytes: number
}

const NAMES: Readonly<Record<string, string>> = {
  'application/json': 'articles.json',
  'application/x-ndjson': 'articles.jsonl',
  'application/jsonl': 'articles.jsonl',
  'text/csv': 'articles.csv',
  'text/html': 'article.html',
  'text/markdown': 'article.md',
  'text/plain': 'article.txt',
  'application/rss+xml': 'articles.rss',
  'application/atom+xml': 'articles.atom',
}

/** Articles over HTTP: put in and taken out by jobs that can be asked, watched and cancelled. */
export const documentsRoute = ({ graph, jobs, maxBodyBytes }: DocumentsOptions): Hono => {
  const route = new Hono()
  route.get('/api/documents', async (context) => {
    const limit = Number(context.req.query('limit') ?? 50)
    if (!Number.isInteger(limit) || limit < 1 || limit > 500)
      return problem(context, 400, 'limit is a whole number from 1 to 500.', 'WRONG_OPTION')
    const page = pageOf(await graph.documents(), limit, context.req.query('cursor'))
    return context.json({ documents: page.items, total: page.total, next: page.next })
  })
  route.post(
    '/api/documents',
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (context) =>
        problem(
          context,
          413,
          `The body may have ${String(maxBodyBytes)} bytes (--max-body); send fewer articles at once.`,
          'TOO_LARGE',
        ),
    }),
    async (context) => {
      if (isBusy(jobs))
        return problem(context, 429, 'Too many jobs wait; ask again later.', 'TOO_MANY_JOBS', { 'Retry-After': '10' })
      const { documents, diagnostics } = await articlesOf(context)
      const job = jobs.start({
        kind: 'add',
        total: documents.length,
        run: (signal, onProgress) => graph.add(documents, signal, onProgress),
      })
      return accepted(context, job, diagnostics)
    },
  )
  route.delete('/api/documents/:id', async (context) => {
    const id = context.req.param('id')
    if (!(await graph.documents()).some((document) => document.id === id))
      return problem(context, 404, `There is no document "${id}"; /api/documents lists them.`, 'UNKNOWN_DOCUMENT')
    return accepted(context, jobs.start({ kind: 'remove', total: 1, run: () => graph.remove([id]) }))
  })
  route.get('/api/jobs', (context) => context.json({ jobs: jobs.list() }))
  route.get('/api/jobs/:id', (context) => {
    const job = jobs.get(context.req.param('id'))
    return job === null ? noJob(context) : context.json(job, 200, { 'Cache-Control': 'no-store' })
  })
  route.delete('/api/jobs/:id', (context) => {
    const id = context.req.param('id')
    const job = jobs.get(id)
    if (job === null) return noJob(context)
    return jobs.cancel(id)
      ? context.json(jobs.get(id), 202)
      : problem(context, 409, `The job is ${job.state} already.`, 'JOB_OVER')
  })
  route.get('/api/jobs/:id/events', (context) => {
    const id = context.req.param('id')
    return jobs.get(id) === null ? noJob(context) : events(context, jobs, id)
  })
  return route
}

const isBusy = (jobs: Jobs): boolean =>
  jobs.list().filter(({ state }) => state === 'waiting').length >= MAX_WAITING_JOBS

const noJob = (context: Context): Response =>
  problem(context, 404, 'There is no such job; /api/jobs lists the latest.', 'UNKNOWN_JOB')

const accepted = (context: Context, job: JobView, diagnostics: readonly Diagnostic[] = []): Response => {
  context.header('Location', `/api/jobs/${job.id}`)
  return context.json({ ...job, notes: diagnostics.map(({ message }) => message) }, 202)
}

/** The documents in a body, by its media type. Throws WRONG_OPTION, BROKEN_FILE, EMPTY_INPUT. */
const articlesOf = async (
  context: Context,
): Promise<{ readonly documents: readonly Document[]; readonly diagnostics: readonly Diagnostic[] }> => {
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const name = NAMES[type]
  if (name === undefined)
    throw new KnowledgeError(
      'WRONG_OPTION',
      `Articles come as ${Object.keys(NAMES).join(', ')}; the body says ${type === '' ? 'nothing' : type} (Content-Type).`,
    )
  const bytes = new Uint8Array(await context.req.arrayBuffer())
  const read = readDocuments({ name, bytes })
  const documents = read.documents.map((document) =>
    withOwnId(document, context.req.query('id'), read.documents.length),
  )
  if (documents.length === 0) throw new KnowledgeError('EMPTY_INPUT', 'The body holds no article.')
  return { documents, diagnostics: read.diagnostics }
}

/** A single article may be given its id; one that has none gets it from its words, the same for the same words. */
const withOwnId = (document: Document, id: string | undefined, count: number): Document => {
  if (id !== undefined && id !== '' && count === 1) return { ...document, id }
  return /^articles?(?:-\d+)?$/u.test(document.id) ? { ...document, id: `added-${hash(document)}` } : document
}

const hash = ({ title, source, text }: Document): string =>
  createHash('sha256')
    .update(JSON.stringify([title, source, text]))
    .digest('hex')
    .slice(0, 16)

/** Every change of a job as a server-sent event, until it is over. */
const events = (context: Context, jobs: Jobs, id: string): Response =>
  streamSSE(context, async (stream) => {
    const first = jobs.get(id)
    if (first === null) return
    let end: () => void = () => undefined
    const over = new Promise<void>((resolve) => {
      end = resolve
    })
    let sending: Promise<void> = Promise.resolve()
    const send = (job: JobView): void => {
      sending = sending.then(() => stream.writeSSE({ event: job.state, data: JSON.stringify(job) }))
      if (isOver(job)) end()
    }
    const stop = jobs.watch(id, send)
    stream.onAbort(end)
    send(first)
    await over
    stop()
    await sending
  })
