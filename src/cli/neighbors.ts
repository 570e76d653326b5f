import { Option } from 'commander'
import type { Command } from 'commander'

import { findEntity, neighbors, referTo } from '../graph/index.ts'
import type { Direction, DirectedStatement, EntityReference, Neighbor } from '../graph/index.ts'
import type { EntityType, Knowledge } from '../model/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { createDescriber } from './describe-statement.ts'
import type { StatementDescriber } from './describe-statement.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { ENTITY_TYPE_LIST, parseEntityType, parseShare, parseWholeNumber } from './option-parsers.ts'
import { alignRows, colorsFor, count, plain, say } from './terminal.ts'
import type { Colors } from './terminal.ts'

const MAX_DEPTH = 100

/** `relata neighbors`: what is around an entity. */
export const addNeighborsCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('neighbors')
    .summary('what is around an entity, and how')
    .description('List the entities around one, and the statements that tie them to it.')
    .argument('<entity>', 'its name, another name it goes by, or its id')
    .option('-r, --relation <relation>', 'only this relation, such as "sanctioned"')
    .option('-e, --event-type <type>', 'only this class of relations, such as SANCTION')
    .option('-t, --type <type>', `only entities of this type: ${ENTITY_TYPE_LIST}`, parseEntityType)
    .addOption(directionOption())
    .option('-n, --depth <steps>', 'how many statements away at most', parseWholeNumber(1, MAX_DEPTH), 1)
    .option('-c, --min-confidence <number>', 'leave out statements less sure than this, 0 to 1', parseShare)
    .option('--since <day>', 'only what holds from then on: 2022, 2022-03 or 2022-03-21')
    .option('--until <day>', 'only what holds up to then')
    .option('--speaker <entity>', 'only what this entity says')
    .option('-q, --quotes', 'show a quote for each statement')
    .option('--ids', 'print the ids of the statements, for "relata explain"')
    .option('--json', 'print JSON with all evidence instead of a table')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText('after', '\n→ runs away from the entity, ← towards it, ×3: stated in three places.')
    .addHelpText(
      'after',
      examples([
        ['relata neighbors Russia --quotes', 'everything around Russia, with the words behind it'],
        ['relata neighbors Japan --relation sanctioned --direction out', 'whom Japan sanctioned'],
        ['relata neighbors Kishida --type GPE --depth 2 --json', 'countries up to two steps away, as JSON'],
      ]),
    )
    .action(async (entity: string, options: NeighborsOptions) => {
      finish(await listNeighbors(session, entity, options))
    })
}

const directionOption = (): Option =>
  new Option('-d, --direction <way>', 'which way statements run').choices(['in', 'out', 'both']).default('both')

interface NeighborsOptions {
  readonly relation?: string
  readonly eventType?: string
  readonly type?: EntityType
  readonly direction: Direction | 'both'
  readonly depth: number
  readonly minConfidence?: number
  readonly since?: string
  readonly until?: string
  readonly speaker?: string
  readonly ids?: true
  readonly quotes?: true
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const listNeighbors = async (session: Session, name: string, options: NeighborsOptions): Promise<ExitCode> => {
  const { io } = session
  const { relation, eventType, direction, depth, minConfidence, since, until, speaker } = options
  // What lies on a way out and back is what is around.
  const around = { ask: 'paths', from: name, to: name, maxLength: 2 * depth, attributedTo: speaker } as const
  const { knowledge, graph } = await loadFor(session, options, around)
  const entity = referTo(graph, findEntity(graph, name))
  const found = neighbors(graph, entity.id, {
    ...{ relation, eventType, direction, depth, minConfidence, since, until },
    attributedTo: speaker,
    entityType: options.type,
  })
  if (options.json === true) {
    await writeAll(io.stdout, [`${JSON.stringify({ entity, neighbors: found }, null, 2)}\n`])
    return EXIT.done
  }
  if (found.length === 0) say(io, emptyAnswer(plain(entity.name), graph.degree(entity.id)))
  else
    await writeAll(
      io.stdout,
      table(session, { knowledge, entity, found, hasQuotes: options.quotes === true, hasIds: options.ids === true }),
    )
  return EXIT.done
}

/** Why nothing is listed: no statement at all, or none that fits the question. */
const emptyAnswer = (name: string, statements: number): string =>
  statements === 0 ? `The articles name ${name}, but no statement about it was found.` : `Nothing around ${name} fits.`

interface Table {
  readonly knowledge: Knowledge
  readonly entity: EntityReference
  readonly found: readonly Neighbor[]
  readonly hasQuotes: boolean
  readonly hasIds: boolean
}

/** Columns of a row: arrow, label, via, speaker, time, number of places. */
type Row = readonly string[]

function* table({ io }: Session, { knowledge, entity, found, hasQuotes, hasIds }: Table): Generator<string> {
  const colors = colorsFor(io, 'stdout')
  const describer = createDescriber(knowledge)
  const all = found.flatMap(({ statements }) => statements)
  const lines = alignRows(
    found.flatMap((neighbor) => neighbor.statements.map((crossed) => rowOf(crossed, neighbor, describer))),
    (cell, column) => paint(colors, cell, column),
  )
  const totals = `${count(found.length, 'neighbour')}, ${count(all.length, 'statement')}`
  yield `${heading(colors, entity)}  ${colors.dim(totals)}\n`
  let row = 0
  for (const { entity: other, depth, statements } of found) {
    yield `\n${heading(colors, other)}${depth > 1 ? colors.dim(`  ${String(depth)} steps away`) : ''}\n`
    for (const { statement } of statements) {
      yield `  ${lines[row++] ?? ''}${hasIds ? colors.dim(`  ${statement.id}`) : ''}\n`
      if (hasQuotes) yield `      ${colors.dim(describer.quote(statement))}\n`
    }
  }
}

const heading = ({ bold, dim }: Colors, { name, type }: EntityReference): string => `${bold(plain(name))} ${dim(type)}`

const rowOf = (
  { statement, direction }: DirectedStatement,
  { depth }: Neighbor,
  describer: StatementDescriber,
): Row => {
  const { label, speaker, time, evidence } = describer.words(statement)
  const nearer = describer.nameOf(direction === 'out' ? statement.subject : statement.object)
  const via = depth === 1 ? '' : `${direction === 'out' ? 'by' : 'to'} ${nearer}`
  return [direction === 'out' ? '→' : '←', label, via, speaker, time, evidence]
}

const COLUMN_LABEL = 1
const COLUMN_SPEAKER = 3

const paint = ({ bold, dim, cyan, yellow }: Colors, cell: string, column: number): string => {
  if (column === COLUMN_LABEL) return /^not |\)$/u.test(cell) ? yellow(cell) : bold(cell)
  return column === COLUMN_SPEAKER ? cyan(cell) : dim(cell)
}
