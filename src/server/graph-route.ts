import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { Hono } from 'hono'

import { writeKnowledgeJson } from '../formats/write/knowledge-json.ts'
import type { CurrentGraph } from './api-route.ts'
import { namesEtag } from './names-etag.ts'

/** How Relata's own graph files begin. */
const OWN_START = /^\uFEFF?\s*\{\s*"format"\s*:\s*"relata"/u

/** A graph file as it goes over the wire. */
interface GraphFile {
  readonly etag: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer>
}

const compress = promisify(gzip)

/** `GET /graph.json`: the graph file, read again whenever it was built again. */
export const graphRoute = (path: string, current?: CurrentGraph): Hono => {
  const open = createGraphReader(path, current)
  return new Hono().get('/graph.json', async (context) => {
    const file = await open()
    if (file === null)
      return context.json({ error: 'There is no graph. Run "relata build" and load the page again.' }, 404)
    return answer(context, file)
  })
}

const answer = (context: Context, { etag, plain, zipped }: GraphFile): Response => {
  context.header('ETag', etag)
  context.header('Cache-Control', 'no-cache')
  context.header('Vary', 'Accept-Encoding')
  if (namesEtag(context.req.header('if-none-match'), etag)) return context.body(null, 304)
  context.header('Content-Type', 'application/json; charset=utf-8')
  if (!/\bgzip\b/u.test(context.req.header('accept-encoding') ?? '')) return context.body(plain)
  context.header('Content-Encoding', 'gzip')
  return context.body(zipped)
}

/** Reads and compresses once for each state of the file; null while it is not there. */
const createGraphReader = (path: string, current?: CurrentGraph): (() => Promise<GraphFile | null>) => {
  let known: { readonly state: string; readonly file: Promise<GraphFile> } | null = null
  return async () => {
    const found = await stat(path).catch(() => null)
    if (found === null) return null
    const state = `${String(found.mtimeMs)} ${String(found.size)} ${String(found.ino)}`
    if (known?.state !== state) known = { state, file: readGraph(path, current) }
    return known.file
  }
}

/** The page reads Relata's JSON only: a graph in another format is put into it here. */
const readGraph = async (path: string, current?: CurrentGraph): Promise<GraphFile> => {
  const bytes = new Uint8Array(await readFile(path))
  const isOwn = current === undefined || OWN_START.test(new TextDecoder().decode(bytes.subarray(0, 64)))
  const plain = isOwn ? bytes : new TextEncoder().encode([...writeKnowledgeJson(await current.knowledge())].join(''))
  const digest = createHash('sha256').update(plain).digest('base64url')
  return { etag: `W/"${digest}"`, plain, zipped: new Uint8Array(await compress(plain)) }
}
