import { extname, resolve } from 'node:path'
import { Option } from 'commander'
import type { Command } from 'commander'

import { writeGexf } from '../formats/write/gexf.ts'
import { writeKnowledgeJson } from '../formats/write/knowledge-json.ts'
import { selectKnowledge } from '../graph/index.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Knowledge } from '../model/index.ts'
import { STANDARD_INPUT } from '../runtime/node/find-files.ts'
import { writeAll, writeFileAtomically } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { GRAPH_OPTION, loadGraph } from './load-graph.ts'
import { parseShare } from './option-parsers.ts'
import { count, say } from './terminal.ts'

const WRITERS = {
  gexf: (knowledge: Knowledge) => writeGexf(knowledge, { creator: 'Relata' }),
  json: writeKnowledgeJson,
} as const

type ExportFormat = keyof typeof WRITERS

const FORMATS = Object.keys(WRITERS)

/** `relata export`: the graph for other programs. */
export const addExportCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('export')
    .summary('write the graph for other programs: GEXF, JSON')
    .description('Write the graph for other programs, to standard output unless --out says otherwise.')
    .addOption(
      new Option('-f, --format <format>', 'gexf (Gephi), or json; read off --out if left out').choices(FORMATS),
    )
    .option('-o, --out <file>', 'where to write; - for standard output', STANDARD_INPUT)
    .option('-c, --min-confidence <number>', 'leave out statements less sure than this, 0 to 1', parseShare)
    .option(...GRAPH_OPTION)
    .addHelpText(
      'after',
      examples([
        ['relata export --format gexf --out graph.gexf', 'for Gephi, with types, times and evidence'],
        ["relata export --format json | jq '.entities[].name'", 'the names of all entities'],
      ]),
    )
    .action(async (options: ExportOptions) => {
      finish(await exportGraph(session, options))
    })
}

interface ExportOptions {
  readonly format?: ExportFormat
  readonly out: string
  readonly minConfidence?: number
  readonly graph: string
}

const exportGraph = async (
  session: Session,
  { format, out, minConfidence, graph }: ExportOptions,
): Promise<ExitCode> => {
  const write = WRITERS[format ?? formatOf(out)]
  const knowledge = selectKnowledge(await loadGraph(session, graph), { minConfidence })
  const { io } = session
  if (out === STANDARD_INPUT) {
    await writeAll(io.stdout, write(knowledge))
    return EXIT.done
  }
  await writeFileAtomically(resolve(io.cwd, out), write(knowledge))
  const { entities, statements } = knowledge
  say(
    io,
    `${count(entities.length, 'entity', 'entities')} and ${count(statements.length, 'statement')} written to ${out}`,
  )
  return EXIT.done
}

const formatOf = (out: string): ExportFormat => {
  const extension = extname(out).slice(1).toLowerCase()
  if (extension === 'gexf' || extension === 'json') return extension
  throw new KnowledgeError('WRONG_OPTION', `Say which format to write: --format ${FORMATS.join(' or --format ')}.`)
}
