import { withLanguageModel } from '../builder/ask-model.ts'
import type { LanguageModel } from '../builder/ask-model.ts'
import { buildInRounds } from '../builder/build-knowledge.ts'
import { withAdditions } from '../builder/load-analyser.ts'
import type { SchemaFile } from '../formats/read/schema-file.ts'
import { selectKnowledge } from '../graph/index.ts'
import type { Overrides } from '../resolution/overrides.ts'
import { writeKnowledgeJson } from '../formats/write/knowledge-json.ts'
import type { Diagnostic, DiagnosticCode, Document, Edit, KnowledgeItems } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import type { StreamedKnowledge } from '../resolution/resolve-knowledge.ts'
import { createFilePiles } from '../runtime/node/file-piles.ts'
import type { FilePiles } from '../runtime/node/file-piles.ts'
import { writeAll, writeFileAtomically } from '../runtime/node/write-output.ts'
import type { Session } from './command-io.ts'
import { withEdits } from './edits-option.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { guardAnalyser } from './guard-analyser.ts'
import { createProgress } from './progress.ts'
import type { PartFile } from './part-file.ts'
import type { Articles } from './read-articles.ts'
import { messageOf } from './report-error.ts'
import { openReader, workersFor } from './worker-option.ts'
import { sizeOf, wholeOf } from './write-graph.ts'
import type { GraphSize } from './write-graph.ts'
import { colorsFor, count, formatDuration, formatNumber, plain, say, warn } from './terminal.ts'

/** Where a graph goes: a file by its path and the name to show, or standard output. */
export interface GraphTarget {
  readonly name: string
  /** Absolute; null: standard output. */
  readonly path: string | null
}

/** What a person decided about names, relations and confidence. */
export interface BuildDecisions {
  readonly overrides?: Overrides | undefined
  readonly schema?: SchemaFile | undefined
  readonly minConfidence?: number | undefined
  /** A language model to ask beside the rules. */
  readonly languageModel?: LanguageModel | undefined
  /** What was put right in an earlier graph of the same articles. */
  readonly edits?: readonly Edit[] | undefined
  /** How many threads read; as many as are worth their start where nobody says. */
  readonly workers?: number | undefined
  /** Keeps what is read while the build goes on. */
  readonly partFile?: PartFile | null | undefined
}

/** Notes of one kind that are told one by one before they are only counted. */
const MAX_NOTES_OF_A_KIND = 5

/** Read articles into a graph, with progress, write it and sum up. Throws EMPTY_INPUT when there is nothing to read. */
export const buildGraph = async (
  session: Session,
  articles: Articles,
  target: GraphTarget,
  decisions: BuildDecisions = {},
): Promise<ExitCode> => {
  const { io, services } = session
  for (const trouble of articles.troubles) warn(io, trouble.message)
  tellPassedOver(session, articles.passedOver)
  if (articles.documents.length === 0) throw nothingToRead(articles)
  const started = services.now()
  const piles = createFilePiles()
  try {
    const { knowledge: read, diagnostics, faults } = await readAll(session, articles.documents, decisions, piles)
    tellNotes(session, [...articles.diagnostics, ...diagnostics.filter(({ document }) => !faults.has(document ?? ''))])
    const { knowledge, size } = decide(session, read, decisions)
    const pieces = writeKnowledgeJson(knowledge)
    if (target.path === null) await writeAll(io.stdout, pieces)
    else await writeFileAtomically(target.path, pieces)
    const unread = articles.troubles.length + faults.size
    sumUp(session, size, { target, unread, elapsed: services.now() - started })
    return unread === 0 ? EXIT.done : EXIT.partial
  } finally {
    piles.close()
  }
}

/** What is left after a person's decisions; all of it is in memory only where there are some. */
const decide = (
  session: Session,
  read: StreamedKnowledge,
  { schema, minConfidence, edits = [] }: BuildDecisions,
): { readonly knowledge: KnowledgeItems; readonly size: GraphSize } => {
  if (schema === undefined && minConfidence === undefined && edits.length === 0)
    return { knowledge: read, size: read.size }
  const kept = selectKnowledge(wholeOf(read), { ...schema, minConfidence })
  const knowledge = withEdits(session, kept, edits)
  return { knowledge, size: sizeOf(knowledge) }
}

/** Endings that are told by name; of the others only the number. */
const MAX_TOLD_ENDINGS = 6

const tellPassedOver = ({ io }: Session, passedOver: Articles['passedOver'] = new Map()): void => {
  const total = [...passedOver.values()].reduce((sum, number) => sum + number, 0)
  if (total === 0) return
  const told = [...passedOver]
    .slice(0, MAX_TOLD_ENDINGS)
    .map(([ending, number]) => `${formatNumber(number)} ${ending === '' ? 'without ending' : ending}`)
  const more = passedOver.size > told.length ? ', …' : ''
  const { dim } = colorsFor(io, 'stderr')
  say(io, `${dim('·')} ${count(total, 'file')} of unknown kinds passed over: ${plain(told.join(', '))}${more}.`)
}

const nothingToRead = ({ troubles }: Articles): KnowledgeError => {
  const why = troubles.length === 0 ? 'No document was given' : 'None of the paths holds a document that can be read'
  return new KnowledgeError('EMPTY_INPUT', `${why}. Nothing was written.`)
}

interface ReadResult {
  readonly knowledge: StreamedKnowledge
  readonly diagnostics: readonly Diagnostic[]
  /** Ids of documents that the analyser stumbled over. */
  readonly faults: ReadonlySet<string>
}

const readAll = async (
  session: Session,
  documents: readonly Document[],
  { overrides, schema, languageModel, workers, partFile }: BuildDecisions,
  { pilesOf }: FilePiles,
): Promise<ReadResult> => {
  const { io, services, isVerbose } = session
  const faults = new Map<string, unknown>()
  const diagnostics: Diagnostic[] = []
  const plain = await services.loadAnalyser()
  const loaded = schema === undefined ? plain : withAdditions(plain, schema)
  // A language model is asked about one document after the other: its budget must not depend on who is faster.
  const threads = languageModel === undefined ? workersFor(workers, documents) : 1
  const reader = openReader(session, loaded, threads, schema ?? null)
  const asking =
    languageModel === undefined
      ? reader.analyser
      : withLanguageModel(reader.analyser, languageModel, (diagnostic) => diagnostics.push(diagnostic))
  const keeping = partFile?.wrap(asking) ?? asking
  const analyser = guardAnalyser(keeping, (document, error) => faults.set(document.id, error))
  const work = documents.reduce((sum, { text }) => sum + text.length, 0)
  const progress = createProgress(session, { items: documents.length, name: 'documents', work })
  try {
    const knowledge = await buildInRounds(documents, {
      analyser,
      pilesOf,
      concurrency: reader.concurrency,
      ...(overrides === undefined ? {} : { overrides }),
      onProgress: ({ document, total }) => {
        const isReused = partFile?.reused.has(document.id) === true
        progress[isReused ? 'skip' : 'advance'](document.text.length, total)
      },
      onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
      ...(io.signal === undefined ? {} : { signal: io.signal }),
    })
    return { knowledge, diagnostics, faults: new Set(faults.keys()) }
  } catch (error) {
    if (io.signal?.aborted === true && partFile) tellPart(session, partFile.kept(), documents.length)
    throw error
  } finally {
    progress.stop()
    await reader.close()
    for (const [document, error] of faults) {
      warn(io, `${document} could not be read: ${messageOf(error)}`)
      if (isVerbose() && error instanceof Error) say(io, error.stack ?? '')
    }
  }
}

const tellPart = ({ io }: Session, kept: number, all: number): void => {
  say(io, `${formatNumber(kept)} of ${count(all, 'document')} are kept: the same line goes on from there.`)
}

const tellNotes = ({ io, isVerbose }: Session, diagnostics: readonly Diagnostic[]): void => {
  const told = new Map<DiagnosticCode, number>()
  const { dim } = colorsFor(io, 'stderr')
  for (const { code, message } of diagnostics) {
    const number = (told.get(code) ?? 0) + 1
    told.set(code, number)
    if (isVerbose() || number <= MAX_NOTES_OF_A_KIND) say(io, `${dim('·')} ${message}`)
  }
  if (isVerbose()) return
  for (const [code, number] of told) {
    const more = number - MAX_NOTES_OF_A_KIND
    if (more > 0)
      say(io, `${dim('·')} and ${count(more, 'more note', 'more notes')} of this kind (${code}); --verbose tells all.`)
  }
}

interface Summary {
  readonly target: GraphTarget
  readonly unread: number
  readonly elapsed: number
}

const sumUp = ({ io }: Session, size: GraphSize, { target, unread, elapsed }: Summary): void => {
  const { bold, yellow } = colorsFor(io, 'stderr')
  const { documents, entities, statements } = size
  const found = `${count(entities, 'entity', 'entities')}, ${count(statements, 'statement')}`
  say(io, `${count(documents, 'document')} read in ${formatDuration(elapsed)}: ${bold(found)}.`)
  if (unread > 0) say(io, yellow(`${count(unread, 'path')} could not be read (see above); the rest is in the graph.`))
  if (target.path !== null) say(io, `Written to ${target.name}`)
}
