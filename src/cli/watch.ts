import { readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from 'commander'

import { READABLE_EXTENSIONS } from '../formats/read/detect-format.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Document, DocumentId } from '../model/index.ts'
import { addDocuments, removeDocuments } from '../builder/update-store.ts'
import { findFiles } from '../runtime/node/find-files.ts'
import { writeFileAtomically } from '../runtime/node/write-output.ts'
import { isPostgresUrl } from '../store/open-store.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { EXIT } from './exit-codes.ts'
import { guardAnalyser } from './guard-analyser.ts'
import { parseWholeNumber } from './option-parsers.ts'
import { readArticles } from './read-articles.ts'
import { messageOf } from './report-error.ts'
import {
  addGraphFileOption,
  addStoreOption,
  DEFAULT_STORE,
  engineName,
  graphPlaceOf,
  withStore,
} from './store-options.ts'
import { count, say, warn } from './terminal.ts'
import { writeStoreGraph } from './write-graph.ts'

interface WatchOptions {
  readonly store: string
  readonly out?: string
  readonly interval: number
  readonly once?: true
}

const DETAILS = `
New and changed files are read, the documents of files that are gone are taken out, and the graph is written anew. What was
seen is kept beside the store, so that a file that goes away while nobody watches is noticed too. A file counts once it has
not changed between two looks.`

/** `relata watch`: keep the store and the graph as a folder is. */
export const addWatchCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addGraphFileOption(
    addStoreOption(
      program
        .command('watch')
        .summary('keep the graph as a folder of articles is')
        .description('Watch a folder and keep store and graph as it is: what is new, changed or gone.')
        .argument('<folder>', 'the folder, with all below it'),
    ),
  )
    .option('--interval <seconds>', 'how often to look', parseWholeNumber(1, 86_400), 2)
    .option('--once', 'look once, bring the store up to date, and stop')
    .addHelpText('after', DETAILS)
    .addHelpText('after', examples([['relata watch news', 'until Ctrl-C; "relata serve" shows the graph as it grows']]))
    .action(async (folder: string, options: WatchOptions) => {
      await watch(session, folder, options)
      finish(EXIT.done)
    })
}

/** How a file was when it was read, and which documents came of it. */
interface Seen {
  readonly stamp: string
  readonly documents: readonly DocumentId[]
}

type Folder = Readonly<Record<string, Seen>>

const watch = async (session: Session, folder: string, options: WatchOptions): Promise<void> => {
  const { io } = session
  await refuseNoFolder(resolve(io.cwd, folder), folder)
  const memory = memoryOf(session, folder, options)
  let seen = await memory.read()
  let last: ReadonlyMap<string, string> | null = null
  say(io, `Watching ${folder}${options.once === true ? '' : '; Ctrl-C stops'}.`)
  while (io.signal?.aborted !== true) {
    const now = await stampsOf(session, folder, options)
    // A file that is still being written changes between two looks; with --once there is but one.
    const settled = options.once === true ? now : new Map([...now].filter(([path, stamp]) => last?.get(path) === stamp))
    const next = await follow(session, { seen, settled, present: now, intend: memory.write }, options)
    if (next !== seen) await memory.write((seen = next))
    last = now
    if (options.once === true) return
    await wait(options.interval * 1000, undefined, { signal: io.signal }).catch(() => undefined)
  }
}

const refuseNoFolder = async (path: string, name: string): Promise<void> => {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() !== true)
    throw new KnowledgeError('UNREADABLE_FILE', `${name} is no folder. Name one that holds articles.`)
}

const stampsOf = async (
  session: Session,
  folder: string,
  options: WatchOptions,
): Promise<ReadonlyMap<string, string>> => {
  const { cwd } = session.io
  const { out } = graphPlaceOf(session, options)
  const leaveOut = out === null ? undefined : resolve(cwd, out)
  const { files } = await findFiles([folder], { cwd, extensions: READABLE_EXTENSIONS, leaveOut })
  const stamps = new Map<string, string>()
  for (const { path } of files) {
    const found = path === null ? null : await stat(path).catch(() => null)
    if (path !== null && found !== null) stamps.set(path, `${String(found.mtimeMs)} ${String(found.size)}`)
  }
  return stamps
}

interface Look {
  readonly seen: Folder
  /** Files that can be read, with their stamps. */
  readonly settled: ReadonlyMap<string, string>
  readonly present: ReadonlyMap<string, string>
  /** Keeps what is about to be done, before it is done. */
  readonly intend: (folder: Folder) => Promise<void>
}

/** The stamp of a file whose documents were being taken in or out: no file has it, so that it is looked at again. */
const UNFINISHED = ''

/** Read what is new or changed, take out what is gone; the folder as it is then, or the same where nothing was to do. */
const follow = async (
  session: Session,
  { seen, settled, present, intend }: Look,
  options: WatchOptions,
): Promise<Folder> => {
  const { io } = session
  const changed = [...settled].filter(([path, stamp]) => seen[path]?.stamp !== stamp)
  const gone = Object.keys(seen).filter((path) => !present.has(path))
  if (changed.length + gone.length === 0) return seen
  const next: Record<string, Seen> = Object.fromEntries(Object.entries(seen).filter(([path]) => present.has(path)))
  const documents: Document[] = []
  for (const [path, stamp] of changed) {
    const articles = await readArticles(session, [path])
    for (const trouble of articles.troubles) warn(io, trouble.message)
    documents.push(...articles.documents)
    next[path] = { stamp, documents: articles.documents.map(({ id }) => id) }
  }
  const kept = new Set(Object.values(next).flatMap((file) => file.documents))
  const left = Object.values(seen)
    .flatMap((file) => file.documents)
    .filter((id) => !kept.has(id))
  const touched = [...changed.map(([path]) => path), ...gone].map((path): [string, Seen] => [
    path,
    { stamp: UNFINISHED, documents: [...(seen[path]?.documents ?? []), ...(next[path]?.documents ?? [])] },
  ])
  await intend({ ...seen, ...Object.fromEntries(touched) })
  const isResumed = Object.values(seen).some(({ stamp }) => stamp === UNFINISHED)
  await update(session, { documents, left, isResumed }, options)
  return next
}

interface Changes {
  readonly documents: readonly Document[]
  /** Documents of files that are gone, or that changed files no longer hold. */
  readonly left: readonly DocumentId[]
  /** Whether a look before was interrupted: the graph may be older than the store. */
  readonly isResumed: boolean
}

const update = (session: Session, { documents, left, isResumed }: Changes, options: WatchOptions): Promise<void> =>
  withStore(session, { place: options.store, access: 'write' }, async (store) => {
    const { io, services } = session
    const faults: DocumentId[] = []
    const analyser = await services.loadAnalyser()
    const guarded = guardAnalyser(analyser, (document, error) => {
      faults.push(document.id)
      warn(io, `${document.id} could not be read: ${messageOf(error)}`)
    })
    const { added, replaced } = await addDocuments(store, documents, {
      loadAnalyser: () => Promise.resolve(guarded),
      engine: await engineName(session),
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    })
    const known = new Set((await store.list()).map(({ id }) => id))
    const gone = [...new Set([...left, ...faults])].filter((id) => known.has(id)).sort()
    await removeDocuments(store, gone)
    if (added.length + replaced.length + gone.length === 0 && !isResumed) return
    say(
      io,
      `${count(added.length, 'document')} added, ${String(replaced.length)} read again, ${String(gone.length)} taken out.`,
    )
    await writeStoreGraph(session, { store, place: graphPlaceOf(session, options) }, { analyser })
  })

interface Memory {
  readonly read: () => Promise<Folder>
  readonly write: (folder: Folder) => Promise<void>
}

/** What was seen, in a file beside the store; of PostgreSQL in `.relata` of the working folder. */
const memoryOf = ({ io }: Session, folder: string, { store }: WatchOptions): Memory => {
  const place = isPostgresUrl(store) ? DEFAULT_STORE : store
  const path = join(dirname(resolve(io.cwd, place)), 'watched.json')
  // Without name and password.
  const database = isPostgresUrl(store) ? store.replace(/\/\/[^@/]*@/u, '//') : resolve(io.cwd, store)
  const key = `${database} ${resolve(io.cwd, folder)}`
  const isThere = async (): Promise<boolean> =>
    isPostgresUrl(store) || (await stat(resolve(io.cwd, store)).catch(() => null)) !== null
  const all = async (): Promise<Readonly<Record<string, Folder>>> => {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, Folder>>
    } catch {
      return {} // Never watched, or broken: everything is looked at anew, and unchanged documents are not read again.
    }
  }
  return {
    read: async () => ((await isThere()) ? ((await all())[key] ?? {}) : {}),
    write: async (seen) => writeFileAtomically(path, [`${JSON.stringify({ ...(await all()), [key]: seen })}\n`]),
  }
}
