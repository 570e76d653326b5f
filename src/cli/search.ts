import type { Command } from 'commander'

import { countByEntity, didYouMean } from '../graph/index.ts'
import { askKnowledge } from '../graph/ask-knowledge.ts'
import type { Entity, Knowledge } from '../model/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { GRAPH_OPTION, loadGraph } from './load-graph.ts'
import { parseWholeNumber } from './option-parsers.ts'
import { storeSourceOption } from './question-source.ts'
import { withStore } from './store-options.ts'
import { alignRows, colorsFor, count, plain, say } from './terminal.ts'

const DEFAULT_LIMIT = 20
const MAX_ALIASES_SHOWN = 5

/** `relata search`: find entities by name. */
export const addSearchCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('search')
    .summary('find entities by name')
    .description('Find entities by name or alias; beginnings of words count, and so do near misses.')
    .argument('<query...>', 'words of the name')
    .option('-l, --limit <number>', 'how many at most', parseWholeNumber(1, Number.MAX_SAFE_INTEGER), DEFAULT_LIMIT)
    .option('--json', 'print JSON instead of a table')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText(
      'after',
      examples([
        ['relata search peace treaty', 'entities with both words'],
        ['relata search kuril --json', 'as JSON, with all aliases'],
      ]),
    )
    .action(async (query: string[], options: SearchOptions) => {
      finish(await search(session, query.join(' '), options))
    })
}

interface SearchOptions {
  readonly limit: number
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const search = async (session: Session, query: string, options: SearchOptions): Promise<ExitCode> => {
  const { io } = session
  const { knowledge, found } = await find(session, query, options)
  if (options.json === true) await writeAll(io.stdout, [`${JSON.stringify({ query, entities: found }, null, 2)}\n`])
  else if (found.length > 0) await writeAll(io.stdout, table(session, knowledge, found))
  else say(io, `No entity matches "${query}".${didYouMean(query, namesOf(knowledge))}`)
  return EXIT.done
}

interface Found {
  /** Holds at least the entities that were found, with their statements. */
  readonly knowledge: Knowledge
  readonly found: readonly Entity[]
}

const find = async (session: Session, query: string, { limit, graph, store }: SearchOptions): Promise<Found> => {
  if (store === undefined) {
    const knowledge = await loadGraph(session, graph)
    return { knowledge, found: askKnowledge(knowledge, { ask: 'search', query, limit }).entities }
  }
  return withStore(session, { place: store, access: 'read' }, async (open) => {
    const { entities: found } = await open.ask({ ask: 'search', query, limit })
    const ids = found.map(({ id }) => id)
    const { knowledge } = await open.partFor({ ask: 'subgraph', entities: ids, depth: 0 })
    return { knowledge, found }
  })
}

const namesOf = ({ entities }: Knowledge): string[] => entities.flatMap(({ name, aliases }) => [name, ...aliases])

function* table({ io }: Session, { statements }: Knowledge, found: readonly Entity[]): Generator<string> {
  const { bold, dim } = colorsFor(io, 'stdout')
  const counts = countByEntity(statements)
  const rows = found.map((entity) => [
    plain(entity.name),
    entity.type,
    count(counts.get(entity.id)?.statements ?? 0, 'statement'),
    aliasesOf(entity),
  ])
  for (const line of alignRows(rows, (cell, column) => (column === 0 ? bold(cell) : dim(cell)))) yield `${line}\n`
}

const aliasesOf = ({ aliases }: Entity): string => {
  const shown = aliases.slice(0, MAX_ALIASES_SHOWN).map(plain).join(', ')
  const more = aliases.length - MAX_ALIASES_SHOWN
  if (shown === '') return ''
  return more > 0 ? `also ${shown} and ${String(more)} more` : `also ${shown}`
}
