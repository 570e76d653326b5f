import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'

import { isAddress, isPostgresUrl, openStore, storeIsThere } from '../store/open-store.ts'
import type { OpenStore, StoreAccess } from '../store/open-store.ts'
import type { Session } from './command-io.ts'
import { hashFolders } from '../runtime/node/hash-folders.ts'
import { DEFAULT_GRAPH } from './load-graph.ts'
import { readVersion } from './read-version.ts'
import type { GraphPlace } from './write-graph.ts'

/** Where `add` keeps what it has read, in the working folder, unless told otherwise. */
export const DEFAULT_STORE = '.relata/store.db'

export const addStoreOption = (command: Command): Command =>
  command.option('--store <place>', 'file, or postgres://… for PostgreSQL', DEFAULT_STORE)

/** The option that names the file which a command on a store writes besides. */
export const addGraphFileOption = (command: Command): Command =>
  command.option(
    '-o, --out <file>',
    `where to write the graph (default: ${DEFAULT_GRAPH}; with a --store of your own, none: the graph stays in it)`,
  )

/**
 * A store and the graph file that belongs to it: what was asked for, that of the working folder for its own store, or
 * none. Two stores never share a file unless somebody says so.
 */
export const graphPlaceOf = (
  session: Session,
  { store, out }: { readonly store: string; readonly out?: string },
): GraphPlace => {
  if (out !== undefined) return { store, out }
  return { store, out: placeOf(session, store) === placeOf(session, DEFAULT_STORE) ? DEFAULT_GRAPH : null }
}

/** Where `watch` keeps what it has seen: beside the store; of PostgreSQL in `.relata` of the working folder. */
export const watchedFileOf = ({ io }: Session, store: string): string =>
  join(dirname(resolve(io.cwd, isPostgresUrl(store) ? DEFAULT_STORE : store)), 'watched.json')

/** Files that the program itself writes and that could be taken for articles, by their whole paths. */
export const filesOf = (session: Session, { store, out }: GraphPlace): readonly string[] => [
  watchedFileOf(session, store),
  ...(out === null ? [] : [resolve(session.io.cwd, out)]),
]

/** An empty store where there is none yet, so that it can be read before anything is written. */
export const makeStore = async (session: Session, place: string): Promise<void> => {
  if (!storeIsThere(placeOf(session, place)))
    await withStore(session, { place, access: 'write' }, (store) =>
      store.keepKnowledge({ documents: [], entities: [], statements: [] }),
    )
}

/** A file in the working folder by its whole path; addresses stay as they are, unknown ones to be refused by name. */
export const placeOf = ({ io }: Session, place: string): string => (isAddress(place) ? place : resolve(io.cwd, place))

/** Open the store, do the work, close it whatever happens. */
export const withStore = async <Result>(
  session: Session,
  { place, access }: { readonly place: string; readonly access: StoreAccess },
  work: (store: OpenStore) => Promise<Result>,
): Promise<Result> => {
  const store = await openStore(placeOf(session, place), access)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Names the state of program, rules, tables and model: what another state has read is read again. */
export const engineName = async ({ services: { packageFolder } }: Session): Promise<string> => {
  const labels: unknown = JSON.parse(await readFile(join(packageFolder, 'data/models/english/labels.json'), 'utf8'))
  const weights = typeof labels === 'object' && labels !== null && 'sha256' in labels ? String(labels.sha256) : ''
  const rules = await hashFolders(WHAT_READS.map((folder) => join(packageFolder, folder)))
  return `relata ${await readVersion(packageFolder)}, rules ${rules.slice(0, 16)}, weights ${weights.slice(0, 16)}`
}

/** Code, which only a checkout holds as such (a package has a version of its own), and tables. */
const WHAT_READS = ['src/language', 'src/extraction', 'data/lexicons', 'data/schema']
