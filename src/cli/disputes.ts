import type { Command } from 'commander'

import { disputes } from '../graph/index.ts'
import type { Dispute } from '../graph/index.ts'
import type { Statement } from '../model/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { createDescriber } from './describe-statement.ts'
import type { StatementDescriber } from './describe-statement.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { parseShare } from './option-parsers.ts'
import { colorsFor, plain, say } from './terminal.ts'
import type { Colors } from './terminal.ts'

/** `relata disputes`: what is held true by some and false by others. */
export const addDisputesCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('disputes')
    .summary('what some hold true and others do not')
    .description('List where statements on the same subject, relation and object contradict each other, side by side.')
    .argument('[entity]', 'only with this entity as subject, object or speaker')
    .option('-r, --relation <relation>', 'only this relation')
    .option('-c, --min-confidence <number>', 'leave out statements less sure than this, 0 to 1', parseShare)
    .option('--ids', 'print the ids of the statements, for "relata explain"')
    .option('--json', 'print JSON with all evidence')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText('after', examples([['relata disputes Russia', 'what is told both ways about Russia']]))
    .action(async (entity: string | undefined, options: DisputesOptions) => {
      finish(await listDisputes(session, entity, options))
    })
}

interface DisputesOptions {
  readonly relation?: string
  readonly minConfidence?: number
  readonly ids?: true
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const listDisputes = async (
  session: Session,
  entity: string | undefined,
  { relation, minConfidence, ids, json, graph: file, store }: DisputesOptions,
): Promise<ExitCode> => {
  const { io } = session
  const { knowledge, graph } = await loadFor(session, { graph: file, store }, { ask: 'disputes', entity, relation })
  const found = disputes(graph, { entity, relation, minConfidence })
  if (json === true) {
    await writeAll(io.stdout, [`${JSON.stringify({ disputes: found }, null, 2)}\n`])
    return EXIT.done
  }
  if (found.length === 0) say(io, 'Nothing is told both ways.')
  const describer = createDescriber(knowledge)
  const colors = colorsFor(io, 'stdout')
  await writeAll(
    io.stdout,
    found.flatMap((dispute) => [...linesOf(dispute, { describer, colors, hasIds: ids === true })]),
  )
  return EXIT.done
}

interface Style {
  readonly describer: StatementDescriber
  readonly colors: Colors
  readonly hasIds: boolean
}

function* linesOf({ subject, relation, object, affirming, rejecting }: Dispute, style: Style): Generator<string> {
  yield `${style.colors.bold(plain(`${subject.name} — ${relation} → ${object.name}`))}\n`
  yield* sideLines('so', affirming, style)
  yield* sideLines('not so', rejecting, style)
  yield '\n'
}

function* sideLines(
  name: string,
  statements: readonly Statement[],
  { describer, colors, hasIds }: Style,
): Generator<string> {
  for (const statement of statements) {
    const { speaker, time } = describer.words(statement)
    const who = speaker === '' ? 'the articles' : speaker.replace(/^says /u, '')
    const reserve =
      statement.modality === 'asserted' || statement.modality === 'denied' ? '' : ` (${statement.modality})`
    const id = hasIds ? `  ${colors.dim(statement.id)}` : ''
    yield `  ${name.padEnd(6)}  ${colors.cyan(who)}${reserve}${time === '' ? '' : `, ${time}`}: ${colors.dim(describer.quote(statement))}${id}\n`
  }
}
