import type { Command } from 'commander'

import { CLAIM_RULES } from '../extraction/extract-claims.ts'
import { countIndependentSources, findStatement, rivalsOf } from '../graph/index.ts'
import { REFERENCE_RULES } from '../language/coreference/reference-rules.ts'
import type { Document, EndTrace, Entity, Evidence, Knowledge, Statement, StatementLink } from '../model/index.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { createDescriber } from './describe-statement.ts'
import type { StatementDescriber } from './describe-statement.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { GRAPH_OPTION } from './load-graph.ts'
import { loadFor, storeSourceOption } from './question-source.ts'
import { colorsFor, count, plain } from './terminal.ts'
import type { Colors } from './terminal.ts'

/** `relata explain`: everything behind one statement. */
export const addExplainCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('explain')
    .summary('the quotes, rules, references and merges behind a statement')
    .description(
      'Print all that stands behind one statement: quotes, rules, references followed, merges, disputes, links.',
    )
    .argument('<statement>', 'its id, or the beginning of it')
    .option('--json', 'print JSON')
    .option(...GRAPH_OPTION)
    .addOption(storeSourceOption())
    .addHelpText('after', '\nIds are printed by "relata neighbors ENTITY --ids" and "relata disputes --ids".')
    .addHelpText(
      'after',
      examples([
        ['relata neighbors Russia --ids', 'the ids of statements'],
        ['relata explain s1f0c2', 'why the graph says so; the beginning of an id is enough'],
      ]),
    )
    .action(async (id: string, options: ExplainOptions) => {
      finish(await explain(session, id, options))
    })
}

interface ExplainOptions {
  readonly json?: true
  readonly graph: string
  readonly store?: string
}

const explain = async (session: Session, id: string, options: ExplainOptions): Promise<ExitCode> => {
  const { io } = session
  const { knowledge } = await loadFor(session, options, { ask: 'statement', id })
  const statement = findStatement(knowledge.statements, id)
  const background = backgroundOf(knowledge, statement)
  if (options.json === true) {
    await writeAll(io.stdout, [`${JSON.stringify({ statement, ...background }, null, 2)}\n`])
    return EXIT.done
  }
  const lines = linesOf(knowledge, statement, background, colorsFor(io, 'stdout'))
  await writeAll(
    io.stdout,
    [...lines].map((line) => `${line}\n`),
  )
  return EXIT.done
}

interface Background {
  readonly independentSources: number
  readonly entities: readonly Entity[]
  readonly disputes: readonly Statement[]
  readonly links: readonly StatementLink[]
}

const backgroundOf = (
  { documents, entities, statements, links = [] }: Knowledge,
  statement: Statement,
): Background => ({
  independentSources: countIndependentSources(
    statement.evidence,
    new Map(documents.map((document) => [document.id, document])),
  ),
  entities: [statement.subject, statement.object, statement.attributedTo].flatMap(
    (id) => entities.find((entity) => entity.id === id) ?? [],
  ),
  disputes: rivalsOf(statements, statement),
  links: links.filter(({ from, to }) => from === statement.id || to === statement.id),
})

function* linesOf(
  knowledge: Knowledge,
  statement: Statement,
  { independentSources, entities, disputes, links }: Background,
  colors: Colors,
): Generator<string> {
  const describer = createDescriber(knowledge)
  yield colors.bold(sentence(describer, statement))
  yield colors.dim(`${statement.id} · ${statement.eventType} · confidence ${statement.confidence.toFixed(2)}`)
  yield ''
  yield `${count(statement.evidence.length, 'place')}, ${count(independentSources, 'independent source')}:`
  const documents = new Map(knowledge.documents.map((document) => [document.id, document]))
  for (const evidence of statement.evidence) yield* evidenceLines(evidence, documents.get(evidence.document), colors)
  yield ''
  for (const entity of entities) yield* entityLines(entity, colors)
  if (disputes.length > 0) {
    yield 'Told otherwise:'
    for (const other of disputes) yield `  ${sentence(describer, other)}  ${colors.dim(other.id)}`
  }
  if (links.length > 0) yield 'Hangs together with:'
  for (const link of links) yield* linkLines(knowledge, describer, statement, link, colors)
}

const sentence = (describer: StatementDescriber, statement: Statement): string => {
  const { label, speaker, time } = describer.words(statement)
  const ends = `${describer.nameOf(statement.subject)} — ${label} → ${describer.nameOf(statement.object)}`
  return [ends, speaker, time].filter(Boolean).join(', ')
}

function* evidenceLines(evidence: Evidence, document: Document | undefined, { dim, cyan }: Colors): Generator<string> {
  const where = [document?.source, document?.publishedAt, document?.title].filter(Boolean).join(', ')
  yield ''
  yield `  ${plain(around(evidence, document, cyan)).replace(/ +/gu, ' ')}`
  yield dim(`    ${plain(where === '' ? evidence.document : where)} · ${evidence.document}`)
  const rule = CLAIM_RULES.find((known) => known.rule === evidence.rule)
  const example = rule === undefined ? '' : `, as in “${rule.yes}”`
  yield dim(`    rule ${evidence.rule} (${evidence.confidence.toFixed(2)})${example}`)
  if (evidence.ends === undefined) return
  yield* traceLines('subject', evidence.ends.subject, dim)
  yield* traceLines('object', evidence.ends.object, dim)
}

const SENTENCE_UNITS = 400

/** Where a sentence may begin: behind a stop and before a capital, or on a new line. */
const BOUNDARY = /[.!?…]["”’)\]]*\s+(?=["“‘(\[]?\p{Lu})|\n+/gu

/** The quote in its sentence, the quote itself in colour. */
const around = (
  { start, end, quote }: Evidence,
  document: Document | undefined,
  mark: (text: string) => string,
): string => {
  const text = document?.text ?? ''
  if (text === '') return `“${mark(quote)}”`
  const first = Math.max(0, start - SENTENCE_UNITS)
  const before = text.slice(first, start)
  const after = text.slice(end, end + SENTENCE_UNITS)
  // One unit more: the quote's own capital tells that a sentence begins with it.
  const opening = [...text.slice(first, start + 1).matchAll(BOUNDARY)].at(-1)
  const closing = /^.*?[.!?…]["”’)\]]*(?=\s|$)/su.exec(after)?.[0] ?? after
  const from = opening === undefined ? 0 : opening.index + opening[0].length
  return `“${before.slice(from)}${mark(quote)}${closing.split('\n')[0] ?? ''}”`
}

function* traceLines(end: string, { text, steps }: EndTrace, dim: Colors['dim']): Generator<string> {
  if (steps.length === 0) return
  const chain = steps.map((step) => {
    const known = REFERENCE_RULES.some(({ rule }) => rule === step.rule)
    return `“${plain(step.text)}” (${known ? 'rule ' : ''}${step.rule}, ${step.score.toFixed(2)})`
  })
  yield dim(`    ${end}: “${plain(text)}” is ${chain.join(', that is ')}`)
}

const MAX_MERGES_SHOWN = 12

function* entityLines({ id, name, type, merges = [] }: Entity, { bold, dim }: Colors): Generator<string> {
  yield `${bold(plain(name))} ${dim(`${type} · ${id}`)}`
  for (const merge of merges.slice(0, MAX_MERGES_SHOWN))
    yield dim(`    “${plain(merge.name)}”: ${plain(merge.reason)} (${merge.score.toFixed(2)})`)
  if (merges.length > MAX_MERGES_SHOWN) yield dim(`    and ${count(merges.length - MAX_MERGES_SHOWN, 'more name')}`)
}

const LINK_WORDS: Readonly<Record<StatementLink['kind'], readonly [forward: string, backward: string]>> = {
  because: ['because of', 'is the reason for'],
  'in-response-to': ['in response to', 'was answered by'],
  after: ['after', 'before'],
  before: ['before', 'after'],
  despite: ['despite', 'did not prevent'],
  'in-order-to': ['in order that', 'is the purpose of'],
  if: ['on condition that', 'is the condition for'],
}

function* linkLines(
  { statements }: Knowledge,
  describer: StatementDescriber,
  { id }: Statement,
  link: StatementLink,
  { dim }: Colors,
): Generator<string> {
  const isForward = link.from === id
  const other = statements.find((statement) => statement.id === (isForward ? link.to : link.from))
  if (other === undefined) return
  yield `  ${LINK_WORDS[link.kind][isForward ? 0 : 1]}: ${sentence(describer, other)}  ${dim(`“${plain(link.words)}” · ${other.id}`)}`
}
