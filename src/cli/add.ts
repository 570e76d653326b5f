import type { Command } from 'commander'

import { addDocuments, removeDocuments } from '../builder/update-store.ts'
import type { Diagnostic, Edit } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { parseOverrides } from '../resolution/overrides.ts'
import type { Overrides } from '../resolution/overrides.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import { isPostgresUrl } from '../store/open-store.ts'
import type { OpenStore } from '../store/open-store.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { addEditsOption, readEdits } from './edits-option.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { guardAnalyser } from './guard-analyser.ts'
import { addByQueue } from './add-queued.ts'
import { writeStoreGraph } from './write-graph.ts'
import type { GraphPlace } from './write-graph.ts'
import { createProgress } from './progress.ts'
import { withQueue } from './queue-options.ts'
import { readArticles } from './read-articles.ts'
import { documentsToAdd, takeInGraph } from './graph-documents.ts'
import { readTextFile } from './read-text-file.ts'
import { messageOf } from './report-error.ts'
import { addGraphFileOption, addStoreOption, engineName, filesOf, graphPlaceOf, withStore } from './store-options.ts'
import { addWorkerOption, openReader, workersFor } from './worker-option.ts'
import { alignRows, count, plain, say, warn } from './terminal.ts'

interface UpdateOptions {
  readonly store: string
  readonly out?: string
  readonly sameAs?: string
  readonly keepApart?: string
  readonly edits?: string
  readonly workers?: number
  readonly queue?: true
  /** False with --no-wait. */
  readonly wait?: boolean
}

const addUpdateOptions = (command: Command): Command =>
  addEditsOption(addGraphFileOption(addStoreOption(command)))
    .option('--same-as <file>', 'names that are one thing, a line each: Zenda = Ruritania')
    .option('--keep-apart <file>', 'names that are things of their own: Zenda = Ruritania parts Zenda from it')

/** `relata add`: more articles into a graph that grows. */
export const addAddCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addWorkerOption(
    addUpdateOptions(
      program
        .command('add')
        .summary('read more articles into a graph that grows')
        .description(
          'Read articles into a store and write the graph of all that it holds: the same graph as one build of the same articles. What has been read already and has not changed is not read again; after Ctrl-C or a crash the same line goes on where it was.',
        )
        .argument('<paths...>', 'folders, globs, files, or - for standard input')
        .option('--queue', 'let "relata worker" read them, on any machines that reach the PostgreSQL of --store')
        .option('--no-wait', 'with --queue: do not wait for the workers, and write no graph'),
    ),
  )
    .addHelpText(
      'after',
      examples([
        ['relata add articles', 'into .relata/store.db and .relata/graph.json'],
        ['relata add today/*.html --store postgres://user@host/news', 'into PostgreSQL, to be asked with --store'],
        ['relata add news --queue --store postgres://user@host/news', 'read by "relata worker" on any machines'],
      ]),
    )
    .action(async (paths: string[], options: UpdateOptions) => {
      finish(await add(session, paths, options))
    })
}

/** `relata remove`: take articles out again. */
export const addRemoveCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addUpdateOptions(
    program
      .command('remove')
      .summary('take articles out of the store')
      .description(
        'Take articles out of the store and write the graph of what is left, as if they had never been read.',
      )
      .argument('<documents...>', 'ids, as "relata documents" lists them'),
  )
    .addHelpText('after', examples([['relata remove 2022-03-22-talks-suspended', 'one article']]))
    .action(async (ids: string[], options: UpdateOptions) => {
      const { io, services } = session
      const overrides = await readOverrides(session, options)
      const place = graphPlaceOf(session, options)
      const edits = await readEditsFor(session, place, options.edits)
      // Only to be told where there is none: a writer would make it.
      if (place.out === null)
        await withStore(session, { place: options.store, access: 'read' }, () => Promise.resolve())
      await withStore(session, { place: options.store, access: 'write' }, async (store) => {
        await takeInGraph(session, store, { out: place.out, loadAnalyser: services.loadAnalyser })
        await removeDocuments(store, ids)
        if (isPostgresUrl(options.store)) await withQueue({ place: options.store }, (queue) => queue.forget(ids))
        const analyser = await services.loadAnalyser()
        say(io, `${count(new Set(ids).size, 'document')} taken out.`)
        await writeStoreGraph(session, { store, place }, { analyser, overrides, edits })
      })
      finish(EXIT.done)
    })
}

/** `relata documents`: what the store holds. */
export const addDocumentsCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addStoreOption(
    program
      .command('documents')
      .summary('list the articles of the store')
      .description('List the articles that the store holds, by id.'),
  )
    .option('--json', 'print JSON instead of a table')
    .addHelpText('after', examples([['relata documents --json', 'with dates, titles, sources']]))
    .action(async (options: { readonly store: string; readonly json?: true }) => {
      const { io } = session
      const stored = await withStore(session, { place: options.store, access: 'read' }, (store) => store.documents())
      const documents = stored.map(({ id, title, source, url, publishedAt }) => ({
        id,
        title,
        source,
        url,
        publishedAt,
      }))
      if (options.json === true) await writeAll(io.stdout, [`${JSON.stringify({ documents }, null, 2)}\n`])
      else if (documents.length === 0) say(io, 'The store holds no article. "relata add PATHS…" reads some into it.')
      else {
        const rows = documents.map(({ id, publishedAt, source, title }) =>
          [id, publishedAt ?? '', source ?? '', title ?? ''].map(plain),
        )
        await writeAll(
          io.stdout,
          alignRows(rows).map((line) => `${line}\n`),
        )
      }
      finish(EXIT.done)
    })
}

const addQueued = async (
  session: Session,
  articles: Awaited<ReturnType<typeof readArticles>>,
  options: UpdateOptions,
): Promise<ExitCode> => {
  const place = graphPlaceOf(session, options)
  const edits = await readEditsFor(session, place, options.edits)
  const setAside = await addByQueue(session, {
    place,
    documents: articles.documents,
    overrides: await readOverrides(session, options),
    edits,
    isPatient: options.wait !== false,
  })
  return articles.troubles.length + setAside === 0 ? EXIT.done : EXIT.partial
}

const add = async (session: Session, paths: readonly string[], options: UpdateOptions): Promise<ExitCode> => {
  const { io } = session
  const overrides = await readOverrides(session, options)
  const place = graphPlaceOf(session, options)
  const edits = await readEditsFor(session, place, options.edits)
  const articles = await readArticles(session, paths, filesOf(session, place))
  for (const trouble of articles.troubles) warn(io, trouble.message)
  if (articles.documents.length === 0)
    throw new KnowledgeError('EMPTY_INPUT', 'None of the paths holds a document that can be read. Nothing was added.')
  if (options.queue === true) return addQueued(session, articles, options)
  const faults = await withStore(session, { place: options.store, access: 'write' }, (store) =>
    addInto(session, store, { articles, place, workers: options.workers, overrides, edits }),
  )
  return articles.troubles.length + faults === 0 ? EXIT.done : EXIT.partial
}

interface AddWork {
  readonly articles: Awaited<ReturnType<typeof readArticles>>
  readonly place: GraphPlace
  readonly workers: number | undefined
  readonly overrides: Overrides | undefined
  readonly edits: readonly Edit[]
}

/** How many documents could not be read. */
const addInto = async (
  session: Session,
  store: OpenStore,
  { articles, place, workers, overrides, edits }: AddWork,
): Promise<number> => {
  const { io, services } = session
  const faults = new Map<string, unknown>()
  const diagnostics: Diagnostic[] = []
  const analyser = await services.loadAnalyser()
  const engine = await engineName(session)
  const { documents, diagnostics: namings } = await documentsToAdd(session, store, articles.documents, place)
  const reader = openReader(session, analyser, workersFor(workers, documents))
  const work = documents.reduce((sum, { text }) => sum + text.length, 0)
  const progress = createProgress(session, { items: documents.length, name: 'documents', work })
  try {
    const { added, replaced, unchanged } = await addDocuments(store, documents, {
      loadAnalyser: () =>
        Promise.resolve(guardAnalyser(reader.analyser, (document, error) => faults.set(document.id, error))),
      concurrency: reader.concurrency,
      engine,
      onProgress: ({ document, total }) => progress.advance(document.text.length, total),
      onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    })
    progress.stop()
    const parts = [`${count(added.length, 'document')} added`]
    if (replaced.length > 0) parts.push(`${String(replaced.length)} read again`)
    if (unchanged.length > 0) parts.push(`${String(unchanged.length)} unchanged`)
    say(io, `${parts.join(', ')}.`)
  } finally {
    progress.stop()
    await reader.close()
    for (const [document, error] of faults) warn(io, `${document} could not be read: ${messageOf(error)}`)
  }
  for (const { message } of [...articles.diagnostics, ...namings, ...diagnostics]) say(io, `· ${plain(message)}`)
  // What the analyser stumbled over is read again next time.
  await store.remove([...faults.keys()])
  await writeStoreGraph(session, { store, place }, { analyser, overrides, edits })
  return faults.size
}

/** Edits change the file, not what was read: without a file they would be lost. */
const readEditsFor = async (
  session: Session,
  { out }: GraphPlace,
  name: string | undefined,
): Promise<readonly Edit[]> => {
  if (name !== undefined && out === null)
    throw new KnowledgeError(
      'WRONG_OPTION',
      'With a --store of your own, --edits needs the file that the edited graph goes to: name it with --out.',
    )
  return readEdits(session, name)
}

const readOverrides = async (
  session: Session,
  { sameAs, keepApart }: UpdateOptions,
): Promise<Overrides | undefined> => {
  const read = async (name: string | undefined) =>
    name === undefined ? undefined : { name, text: await readTextFile(session, name) }
  return parseOverrides({ sameAs: await read(sameAs), keepApart: await read(keepApart) })
}
