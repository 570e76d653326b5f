import { readdir, readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { Option } from 'commander'
import type { Command } from 'commander'

import { GRAPH_FORMATS } from '../formats/write/graph-formats.ts'
import type { FileFormat, FolderFormat, GraphFormat } from '../formats/write/graph-formats.ts'
import { writeGexf } from '../formats/write/gexf.ts'
import type { GexfEdges } from '../formats/write/gexf.ts'
import { writeGraphPage } from '../formats/write/graph-page.ts'
import { knowledgeAround, selectKnowledge } from '../graph/index.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Knowledge } from '../model/index.ts'
import { systemCode } from '../runtime/node/file-error.ts'
import { STANDARD_INPUT } from '../runtime/node/find-files.ts'
import { makeFolder, writeAll, writeFileAtomically } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { addEditsOption, readEdits, withEdits } from './edits-option.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { GRAPH_OPTION, loadGraph } from './load-graph.ts'
import { loadStoreGraph } from './load-store-graph.ts'
import { parseShare, parseWholeNumber } from './option-parsers.ts'
import { count, say } from './terminal.ts'

/** One page with the graph in it; the page comes from the package. */
const PAGE_FORMAT = 'html'
/** What an edge of GEXF may be. */
const EDGES: readonly GexfEdges[] = ['statements', 'relations']
const NAMES = [...GRAPH_FORMATS.map(({ name }) => name), PAGE_FORMAT]

/** `relata export`: the graph for other programs. */
export const addExportCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addEditsOption(
    program
      .command('export')
      .summary('write the graph for other programs: GEXF, GraphML, RDF, Neo4j, CSV, …')
      .description(
        `Write the graph for other programs, to standard output unless --out says otherwise.\n\n${formatTable()}`,
      ),
  )
    .addOption(new Option('-f, --format <format>', 'one of the above; read off --out if left out').choices(NAMES))
    .option(
      '-o, --out <file>',
      'where to write, a folder for formats of several files; - for standard output',
      STANDARD_INPUT,
    )
    .addOption(
      new Option(
        '--edges <what>',
        'with gexf: an edge for each statement, or one for each relation of a pair, its times as spells',
      ).choices(EDGES),
    )
    .option('--around <entities...>', 'only what is around these entities (names or ids)')
    .option('-n, --depth <steps>', 'with --around: how many statements away', parseWholeNumber(0, 10), 1)
    .option('-c, --min-confidence <number>', 'leave out statements less sure than this, 0 to 1', parseShare)
    .option(...GRAPH_OPTION)
    .addOption(
      new Option(
        '--store <place>',
        'the graph of a store instead, as it was last brought up to date: a file, or postgres://…',
      ).conflicts('graph'),
    )
    .addHelpText(
      'after',
      examples([
        ['relata export --format gexf --out graph.gexf', 'for Gephi, with types, times and evidence'],
        ['relata export --edges relations --out graph.gexf', 'the same with parallel statements in one edge'],
        ['relata export --format neo4j --out import && (cd import && sh import.sh)', 'into Neo4j'],
        ['relata export --format nquads | oxigraph load --location store --format nq', 'ask it in SPARQL'],
        ['relata export --store postgres://user@host/news --out news.gexf', 'what a store holds'],
        ['relata export --around Japan --depth 2 --out japan.gexf', 'only the neighbourhood of Japan'],
        ['relata export --out graph.html', 'the explorer with the graph in one file that opens offline'],
        ["relata export --format json | jq '.entities[].name'", 'the names of all entities'],
      ]),
    )
    .action(async (options: ExportOptions) => {
      finish(await exportGraph(session, options))
    })
}

const formatTable = (): string => {
  const widest = Math.max(...NAMES.map((name) => name.length))
  const rows = GRAPH_FORMATS.map(({ name, tools, keeps }) => `  ${name.padEnd(widest)}  for ${tools}: ${keeps}`)
  const page = `  ${PAGE_FORMAT.padEnd(widest)}  for any browser, offline: the explorer and the graph in one file`
  return `Formats:\n${[...rows, page].join('\n')}`
}

interface ExportOptions {
  readonly format?: string
  readonly edges?: GexfEdges
  readonly out: string
  readonly minConfidence?: number
  readonly around?: readonly string[]
  readonly depth: number
  readonly graph: string
  readonly store?: string
  readonly edits?: string
}

const exportGraph = async (
  session: Session,
  { format: name, edges, out, minConfidence, around, depth, graph, store, edits }: ExportOptions,
): Promise<ExitCode> => {
  const chosen =
    name === PAGE_FORMAT || (name === undefined && /\.html?$/iu.test(out))
      ? await pageFormat(session)
      : name === undefined
        ? formatOf(out)
        : formatNamed(name)
  const format = edges === undefined ? chosen : withEdges(chosen, edges)
  const isFolder = 'writeFolder' in format
  if (isFolder && out === STANDARD_INPUT) {
    throw new KnowledgeError('WRONG_OPTION', `The format ${format.name} is several files; name a folder with --out.`)
  }
  const decided = await readEdits(session, edits)
  const edited = withEdits(session, await load(session, graph, store), decided)
  const selected = selectKnowledge(edited, { minConfidence })
  const knowledge = around === undefined ? selected : knowledgeAround(selected, around, depth)
  const { io } = session
  if (isFolder) {
    await writeFolder(resolve(io.cwd, out), format, knowledge)
  } else if (out === STANDARD_INPUT) {
    await writeAll(io.stdout, format.write(knowledge))
    return EXIT.done
  } else {
    await writeFileAtomically(resolve(io.cwd, out), format.write(knowledge))
  }
  const { entities, statements } = knowledge
  say(
    io,
    `${count(entities.length, 'entity', 'entities')} and ${count(statements.length, 'statement')} written to ${out}`,
  )
  return EXIT.done
}

const load = (session: Session, graph: string, store: string | undefined): Promise<Knowledge> =>
  store === undefined ? loadGraph(session, graph) : loadStoreGraph(session, store)

/** Throws WRONG_OPTION where the format has edges of one kind only. */
const withEdges = (format: GraphFormat, edges: GexfEdges): FileFormat => {
  if (format.name !== 'gexf' || 'writeFolder' in format)
    throw new KnowledgeError('WRONG_OPTION', `--edges is for the format gexf; leave it out for ${format.name}.`)
  return { ...format, write: (knowledge) => writeGexf(knowledge, { creator: 'Relata', edges }) }
}

/** Throws UNREADABLE_FILE where the page is not built. */
const pageFormat = async ({ services }: Session): Promise<FileFormat> => {
  const path = join(services.packageFolder, 'dist', 'explorer', 'offline.html')
  try {
    const page = await readFile(path, 'utf8')
    return {
      name: PAGE_FORMAT,
      extensions: ['html'],
      tools: 'any browser',
      keeps: 'everything',
      mediaType: 'text/html; charset=utf-8',
      write: (knowledge) => writeGraphPage(page, knowledge),
    }
  } catch (cause) {
    throw new KnowledgeError(
      'UNREADABLE_FILE',
      `The page for single files is not built: run "npm run build" in ${services.packageFolder}.`,
      { cause },
    )
  }
}

/** Only into a new or empty folder, so that nobody's files are overwritten. Throws WRONG_OPTION or UNREADABLE_FILE. */
const writeFolder = async (
  folder: string,
  { writeFolder: write }: FolderFormat,
  knowledge: Knowledge,
): Promise<void> => {
  const there = await filesOf(folder)
  if (there.length > 0) {
    throw new KnowledgeError(
      'WRONG_OPTION',
      `${folder} is not empty (${there.slice(0, 3).join(', ')}). Name a new folder with --out, or empty this one.`,
    )
  }
  await makeFolder(folder)
  for (const { path, pieces } of write(knowledge)) await writeFileAtomically(join(folder, path), pieces)
}

const filesOf = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder)
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return []
    throw new KnowledgeError('WRONG_OPTION', `${folder} is no folder. Name a folder with --out.`, { cause })
  }
}

const formatNamed = (name: string): GraphFormat => {
  const format = GRAPH_FORMATS.find((known) => known.name === name)
  if (format) return format
  throw new KnowledgeError('WRONG_OPTION', `There is no format ${name}; there are ${NAMES.join(', ')}.`)
}

const formatOf = (out: string): GraphFormat => {
  const extension = extname(out).slice(1).toLowerCase()
  const format = GRAPH_FORMATS.find(({ extensions }) => extensions.includes(extension))
  if (format) return format
  const unknown = extension === '' ? '' : `No format has the ending ".${extension}". `
  throw new KnowledgeError('WRONG_OPTION', `${unknown}Say which format to write: --format ${NAMES.join(', ')}.`)
}
