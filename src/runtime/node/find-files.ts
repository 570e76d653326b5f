import type { Dirent } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import picomatch from 'picomatch'

import { KnowledgeError } from '../../model/index.ts'
import { systemCode, unreadableFile } from './file-error.ts'

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-'

/** A file to read: `name` as the person would write it, `path` absolute; null: standard input. */
export interface FoundFile {
  readonly name: string
  readonly path: string | null
}

export interface FileSearch {
  /** Where relative paths begin. */
  readonly cwd: string
  /** Extensions that are taken from folders and globs, without the dot. */
  readonly extensions: readonly string[]
  /** Absolute paths of files that are left out of folders and globs: those to be written. */
  readonly leaveOut?: readonly string[]
}

export interface FoundFiles {
  /** Sorted by name, each file once; standard input last. */
  readonly files: readonly FoundFile[]
  /** Paths that are not there or cannot be listed. */
  readonly troubles: readonly KnowledgeError[]
  /** Files in folders and globs that were passed over since their ending is unknown: how many of each, sorted. */
  readonly passedOver: ReadonlyMap<string, number>
}

/**
 * The files behind paths that a person gave: folders with all below them, globs, files, `-`. From folders and globs
 * come only files with a known extension, packed by gzip (`.gz`) or not; hidden ones and `README.md` stay out, and links to folders are not followed.
 * A file that is named is taken as it is.
 */
export const findFiles = async (paths: readonly string[], search: FileSearch): Promise<FoundFiles> => {
  const files = new Map<string, FoundFile>()
  const troubles: KnowledgeError[] = []
  const unknown = new Set<string>()
  let hasInput = false
  for (const path of new Set(paths)) {
    if (path === STANDARD_INPUT) {
      hasInput = true
      continue
    }
    const found = await findIn(path, search)
    troubles.push(...found.troubles)
    for (const name of found.unknown ?? []) unknown.add(resolve(search.cwd, name))
    for (const name of found.names) {
      const absolute = resolve(search.cwd, name)
      if (!files.has(absolute)) files.set(absolute, { name, path: absolute })
    }
  }
  const sorted = [...files.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
  const passedOver = countEndings([...unknown].filter((path) => !files.has(path)))
  return { files: hasInput ? [...sorted, { name: STANDARD_INPUT, path: null }] : sorted, troubles, passedOver }
}

const countEndings = (paths: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const ending of paths.map((path) => extname(path).toLowerCase()).sort())
    counts.set(ending, (counts.get(ending) ?? 0) + 1)
  return counts
}

interface Names {
  readonly names: readonly string[]
  readonly troubles: readonly KnowledgeError[]
  /** Files that would have been taken if their ending were known. */
  readonly unknown?: readonly string[]
}

const findIn = async (path: string, search: FileSearch): Promise<Names> => {
  try {
    const found = await stat(resolve(search.cwd, path))
    return found.isDirectory() ? listFolder(path, search) : { names: [path], troubles: [] }
  } catch (error) {
    const glob = picomatch.scan(path)
    if (systemCode(error) === 'ENOENT' && glob.isGlob) return listGlob(path, search)
    return { names: [], troubles: [await missing(path, search.cwd, error)] }
  }
}

const missing = async (path: string, cwd: string, error: unknown): Promise<KnowledgeError> => {
  const isLink = await lstat(resolve(cwd, path)).then(
    (found) => found.isSymbolicLink(),
    () => false, // Nothing is there at all: the first error says so.
  )
  if (!isLink) return unreadableFile(path, error)
  return new KnowledgeError('UNREADABLE_FILE', `${path} cannot be read: it is a link to a file that is gone.`, {
    cause: error,
  })
}

const listFolder = async (folder: string, search: FileSearch): Promise<Names> => {
  const found = await crawl({ folder, depth: Infinity, accepts: () => true }, search)
  if (found.names.length > 0 || found.troubles.length > 0) return found
  const known = search.extensions.join(', ')
  return { ...found, troubles: [emptyInput(`${folder} holds no file with a known ending (${known}).`)] }
}

const listGlob = async (pattern: string, search: FileSearch): Promise<Names> => {
  const { base, glob } = picomatch.scan(pattern)
  const matches = picomatch(glob)
  const depth = glob.includes('**') ? Infinity : glob.split('/').length - 1
  const wanted = { folder: base === '' ? '.' : base, depth, accepts: (path: string) => matches(path) }
  const found = await crawl(wanted, search)
  if (found.names.length > 0 || found.troubles.length > 0) return found
  return { ...found, troubles: [emptyInput(`${pattern} matches no file with a known ending.`)] }
}

const emptyInput = (message: string): KnowledgeError => new KnowledgeError('EMPTY_INPUT', message)

const isKnown = (path: string, { extensions }: FileSearch): boolean =>
  extensions.includes(extname(path.replace(/\.gz$/iu, '')).slice(1).toLowerCase())

/** What a folder says of itself, of its code or of its licence is no article, and nobody misses it. */
const isReadme = (path: string): boolean => /^readme\.md$/iu.test(basename(path))

interface Crawl {
  readonly folder: string
  readonly depth: number
  /** Asked with the path below the folder, parted by `/`. */
  readonly accepts: (path: string) => boolean
}

/** Walked here and not by a library, because a folder that cannot be listed must be reported and the others go on. */
const crawl = async ({ folder, depth, accepts }: Crawl, search: FileSearch): Promise<Names> => {
  const names: string[] = []
  const troubles: KnowledgeError[] = []
  const open = [{ below: '', left: depth }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { below, left } = next
    for (const entry of await list(join(folder, below), search.cwd, troubles)) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.name.startsWith('.')) continue
      if (!entry.isDirectory()) names.push(...(accepts(path) && !isReadme(path) ? [join(folder, path)] : []))
      else if (left > 0) open.push({ below: path, left: left - 1 })
    }
  }
  const wanted = names.filter((name) => search.leaveOut?.includes(resolve(search.cwd, name)) !== true)
  return {
    names: wanted.filter((name) => isKnown(name, search)),
    unknown: wanted.filter((name) => !isKnown(name, search)),
    troubles,
  }
}

const list = async (folder: string, cwd: string, troubles: KnowledgeError[]): Promise<Dirent[]> => {
  try {
    return await readdir(resolve(cwd, folder), { withFileTypes: true })
  } catch (error) {
    troubles.push(unreadableFile(folder, error))
    return []
  }
}
