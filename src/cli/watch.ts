import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from 'commander'

import { READABLE_EXTENSIONS } from '../formats/read/detect-format.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Document, DocumentId } from '../model/index.ts'
import { addDocuments, removeDocuments } from '../builder/update-store.ts'
import { findFiles } from '../runtime/node/find-files.ts'
import { writeFileAtomically } from '../runtime/node/write-output.ts'
import { isPostgresUrl, storeIsThere } from '../store/open-store.ts'
import type { OpenStore } from '../store/open-store.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { documentsToAdd } from './graph-documents.ts'
import type { DocumentsToAdd } from './graph-documents.ts'
import { guardAnalyser } from './guard-analyser.ts'
import { parseWholeNumber } from './option-parsers.ts'
import { readArticles } from './read-articles.ts'
import { messageOf } from './report-error.ts'
import {
  addGraphFileOption,
  addStoreOption,
  engineName,
  filesOf,
  graphPlaceOf,
  placeOf,
  watchedFileOf,
  withStore,
} from './store-options.ts'
import { count, plain, say, warn } from './terminal.ts'
import { writeStoreGraph } from './write-graph.ts'
import type { GraphPlace } from './write-graph.ts'

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
      finish(await watch(session, folder, options))
    })
}

/** How a file was when it was read, and which documents came of it. */
interface Seen {
  readonly stamp: string
  readonly documents: readonly DocumentId[]
}

type Folder = Readonly<Record<string, Seen>>

/** With --once it tells whether everything could be read. */
const watch = async (session: Session, folder: string, options: WatchOptions): Promise<ExitCode> => {
  const { io } = session
  await refuseNoFolder(resolve(io.cwd, folder), folder)
  const memory = memoryOf(session, folder, options)
  let seen = await memory.read()
  let last: ReadonlyMap<string, string> | null = null
  let [isWaiting, isWhole] = [false, true]
  const onTrouble = (): void => {
    isWhole = false
  }
  say(io, `Watching ${folder}${options.once === true ? '' : '; Ctrl-C stops'}.`)
  while (io.signal?.aborted !== true) {
    const now = await stampsOf(session, folder, options)
    // A file that is still being written changes between two looks; with --once there is but one.
    const settled = options.once === true ? now : new Map([...now].filter(([path, stamp]) => last?.get(path) === stamp))
    try {
      const next = await follow(session, { seen, settled, present: now, intend: memory.write, onTrouble }, options)
      if (next !== seen) await memory.write((seen = next))
      isWaiting = false
    } catch (error) {
      if (options.once === true || !isLocked(error)) throw error
      if (!isWaiting) say(io, `${error.message} Looking again meanwhile.`)
      isWaiting = true
    }
    last = now
    if (options.once === true) return isWhole ? EXIT.done : EXIT.partial
    await wait(options.interval * 1000, undefined, { signal: io.signal }).catch(() => undefined)
  }
  return EXIT.done
}

const isLocked = (error: unknown): error is KnowledgeError =>
  error instanceof KnowledgeError && error.code === 'STORE_LOCKED'

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
  const leaveOut = filesOf(session, graphPlaceOf(session, options))
  const { files } = await findFiles([folder], { cwd, extensions: READABLE_EXTENSIONS, leaveOut })
  const stamps = new Map<string, string>()
  for (const { path } of files) {
    const found = path === null ? null : await stat(path).catch(() => null)
    // Files that change their names among each other have their times and sizes still, and other numbers.
    if (path !== null && found !== null)
      stamps.set(path, [found.mtimeMs, found.size, found.ino, found.ctimeMs].map(String).join(' '))
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
  /** Called for what cannot be read. */
  readonly onTrouble: () => void
}

/** The stamp of a file whose documents were being taken in or out: no file has it, so that it is looked at again. */
const UNFINISHED = ''

/** Read what is new or changed, take out what is gone; the folder as it is then, or the same where nothing was to do. */
const follow = async (
  session: Session,
  { seen, settled, present, intend, onTrouble }: Look,
  options: WatchOptions,
): Promise<Folder> => {
  const { io } = session
  const changed = [...settled].filter(([path, stamp]) => seen[path]?.stamp !== stamp)
  const gone = Object.keys(seen).filter((path) => !present.has(path))
  if (changed.length + gone.length === 0) return seen
  const read: { readonly path: string; readonly stamp: string; readonly documents: readonly Document[] }[] = []
  for (const [path, stamp] of changed) {
    const articles = await readArticles(session, [path])
    for (const trouble of articles.troubles) {
      warn(io, trouble.message)
      onTrouble()
    }
    read.push({ path, stamp, documents: articles.documents })
  }
  const touched = new Set([...changed.map(([path]) => path), ...gone])
  const rest = Object.entries(seen).filter(([path]) => !touched.has(path))
  const taken = new Set(rest.flatMap(([, file]) => file.documents))
  return withStore(session, { place: options.store, access: 'write' }, async (store) => {
    const documents = read.flatMap((file) => file.documents)
    const place = graphPlaceOf(session, options)
    const open = await documentsToAdd(session, store, documents, { out: place.out, taken })
    let from = 0
    const now = read.map((file): [string, Seen] => [
      file.path,
      { stamp: file.stamp, documents: open.ids.slice(from, (from += file.documents.length)) },
    ])
    const next: Folder = Object.fromEntries([...rest, ...now])
    const kept = new Set(Object.values(next).flatMap((file) => file.documents))
    const before = Object.values(seen).flatMap((file) => file.documents)
    const unfinished = [...touched].map((path): [string, Seen] => [
      path,
      { stamp: UNFINISHED, documents: [...(seen[path]?.documents ?? []), ...(next[path]?.documents ?? [])] },
    ])
    await intend({ ...seen, ...Object.fromEntries(unfinished) })
    await update(session, store, {
      ...open,
      left: before.filter((id) => !kept.has(id)),
      isResumed: Object.values(seen).some(({ stamp }) => stamp === UNFINISHED),
      place,
      onTrouble,
    })
    return next
  })
}

interface Changes extends DocumentsToAdd {
  /** Documents of files that are gone, or that changed files no longer hold. */
  readonly left: readonly DocumentId[]
  /** Whether a look before was interrupted: the graph may be older than the store. */
  readonly isResumed: boolean
  readonly place: GraphPlace
  readonly onTrouble: () => void
}

const update = async (
  session: Session,
  store: OpenStore,
  { documents, diagnostics, left, isResumed, place, onTrouble }: Changes,
): Promise<void> => {
  const { io, services } = session
  const faults: DocumentId[] = []
  const analyser = await services.loadAnalyser()
  const guarded = guardAnalyser(analyser, (document, error) => {
    faults.push(document.id)
    onTrouble()
    warn(io, `${document.id} could not be read: ${messageOf(error)}`)
  })
  for (const { message } of diagnostics) say(io, `· ${plain(message)}`)
  const { added, replaced } = await addDocuments(store, documents, {
    loadAnalyser: () => Promise.resolve(guarded),
    engine: await engineName(session),
    ...(io.signal === undefined ? {} : { signal: io.signal }),
  })
  await store.remove(faults)
  const known = new Set((await store.list()).map(({ id }) => id))
  const gone = [...new Set(left)].filter((id) => known.has(id)).sort()
  await removeDocuments(store, gone)
  const taken = gone.length + faults.length
  if (added.length + replaced.length + taken === 0 && !isResumed) return
  say(
    io,
    `${count(added.length, 'document')} added, ${String(replaced.length)} read again, ${String(taken)} taken out.`,
  )
  await writeStoreGraph(session, { store, place }, { analyser })
}

interface Memory {
  readonly read: () => Promise<Folder>
  readonly write: (folder: Folder) => Promise<void>
}

/** What was seen, in a file beside the store. */
const memoryOf = (session: Session, folder: string, { store }: WatchOptions): Memory => {
  const { io } = session
  const path = watchedFileOf(session, store)
  // Without name and password.
  const database = isPostgresUrl(store) ? store.replace(/\/\/[^@/]*@/u, '//') : resolve(io.cwd, store)
  const ofAnyStore = resolve(io.cwd, folder)
  const key = `${database} ${ofAnyStore}`
  const all = async (): Promise<Readonly<Record<string, Folder>>> => {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, Folder>>
    } catch {
      return {} // Never watched, or broken: everything is looked at anew, and unchanged documents are not read again.
    }
  }
  return {
    read: async () => {
      const remembered = await all()
      const seen = remembered[key] ?? unfinished(remembered[ofAnyStore] ?? {})
      return (await holdsAny(session, store, seen)) ? seen : {}
    },
    write: async (seen) => writeFileAtomically(path, [`${JSON.stringify({ ...(await all()), [key]: seen })}\n`]),
  }
}

/** What was remembered before each store had a memory of its own: which store had seen it is not known. */
const unfinished = (folder: Folder): Folder =>
  Object.fromEntries(Object.entries(folder).map(([path, seen]) => [path, { ...seen, stamp: UNFINISHED }]))

/** Whether a store holds or held anything of what was seen: else it is a new one in the place of another. */
const holdsAny = async (session: Session, store: string, seen: Folder): Promise<boolean> => {
  const ids = new Set(Object.values(seen).flatMap(({ documents }) => documents))
  if (!storeIsThere(placeOf(session, store))) return false
  if (ids.size === 0) return true
  return withStore(session, { place: store, access: 'read' }, async (open) =>
    [...(await open.list()).map(({ id }) => id), ...(await open.removed())].some((id) => ids.has(id)),
  )
}
