import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { Hono } from 'hono'
import { compress } from 'hono/compress'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** Files below `assets` have a hash of their content in their name. */
const FOREVER = 'public, max-age=31536000, immutable'

/** Folders of the package's data that the page reads articles with. */
const READER_DATA = ['lexicons', 'models', 'schema']

/**
 * `GET /…`: the built page, and below `/data` what it reads articles with. Only paths that the folders held at the start
 * are answered, so that no path can lead out of them. Throws what the file system throws where the folder is missing.
 */
export const pageRoute = async (folder: string, data?: string): Promise<Hono> => {
  const files = new Map(await listPage(folder))
  for (const name of data === undefined ? [] : READER_DATA) {
    // A package without them still shows graphs; the page says what is missing once it is asked to read.
    const listed = await listFolder(join(data ?? '', name)).catch(() => new Map<string, string>())
    for (const [path, file] of listed) files.set(`/data/${name}${path}`, file)
  }
  return new Hono().use(compress()).get('*', async (context) => {
    const file = files.get(context.req.path)
    if (file === undefined) return context.text('There is nothing at this address.\n', 404)
    context.header('Content-Type', MEDIA_TYPES[extname(file)] ?? 'application/octet-stream')
    context.header('Cache-Control', context.req.path.startsWith('/assets/') ? FOREVER : 'no-cache')
    return context.body(new Uint8Array(await readFile(file)))
  })
}

const listPage = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const files = await listFolder(folder)
  const index = files.get('/index.html')
  return index === undefined ? files : files.set('/', index)
}

const listFolder = async (folder: string): Promise<Map<string, string>> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, file)
  }
  return files
}
