import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'

import { createChatEndpoint } from '../runtime/node/chat-endpoint.ts'
import { STANDARD_INPUT } from '../runtime/node/find-files.ts'
import { parseSchemaFile } from '../formats/read/schema-file.ts'
import { parseOverrides } from '../resolution/overrides.ts'
import { KnowledgeError } from '../model/index.ts'
import type { LanguageModel } from '../builder/ask-model.ts'
import { buildGraph } from './build-graph.ts'
import type { BuildDecisions } from './build-graph.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { addEditsOption, readEdits } from './edits-option.ts'
import type { ExitCode } from './exit-codes.ts'
import { DEFAULT_GRAPH } from './load-graph.ts'
import { parseShare, parseWholeNumber } from './option-parsers.ts'
import { readArticles } from './read-articles.ts'
import { readTextFile } from './read-text-file.ts'
import { openPartFile } from './part-file.ts'
import type { PartFile } from './part-file.ts'
import { engineName } from './store-options.ts'
import { count, say } from './terminal.ts'
import { addWorkerOption } from './worker-option.ts'

const DETAILS = `
PATHS are folders (with all below them), globs in quotes, files, or - for standard input. Read are txt, md, html, json,
jsonl, csv, RSS and Atom feeds, packed by gzip or not. In folders and globs, hidden files and README.md are passed over;
files of other kinds too, and how many is told. A file that is named and cannot be read is reported, and so is one that
is broken: the others go on, and the exit code is 1.
The same files give the same graph, byte for byte, with any number of workers. After Ctrl-C or a crash the same line goes
on from where it was: until the graph is written, what has been read stands beside it in a file that ends in .part.

With --llm, the articles are sent to the endpoint that you name, and the graph is the same only if its answers are. What
the model says counts only where its quote, subject and object stand in the article letter by letter; its statements have
the rule "language-model". A key is taken from the environment: RELATA_LLM_KEY.`

const MAX_BUDGET = 1_000_000_000

/** `relata build`: articles in, a graph out. */
export const addBuildCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  addWorkerOption(
    addEditsOption(
      program
        .command('build')
        .summary('read articles and build the graph')
        .description('Read articles and build the graph.'),
    ),
  )
    .argument('<paths...>', 'folders, globs, files, or - for standard input')
    .option('-o, --out <file>', 'where to write the graph; - for standard output', DEFAULT_GRAPH)
    .option('--same-as <file>', 'names that are one thing, a line each: Zenda = Ruritania')
    .option('--keep-apart <file>', 'names that are things of their own: Zenda = Ruritania parts Zenda from it')
    .option('--schema <file>', 'relations of your own, and which ones to keep (YAML or JSON; data/schema/README.md)')
    .option('-c, --min-confidence <number>', 'leave out statements less sure than this, 0 to 1', parseShare)
    .option('--llm <address>', 'ask a language model too: base address of an endpoint with the chat protocol of OpenAI')
    .option('--llm-model <name>', 'which of its models')
    .option('--llm-budget <tokens>', 'tokens that may be used up altogether', parseWholeNumber(1, MAX_BUDGET), 200_000)
    .option('--llm-timeout <seconds>', 'how long to wait for an answer', parseWholeNumber(1, 3600), 120)
    .addHelpText('after', DETAILS)
    .addHelpText(
      'after',
      examples([
        ['relata build articles', 'a folder, into .relata/graph.json'],
        ["relata build 'news/2022-*.md' more/one.html --out 2022.json", 'a glob and a file'],
        ['curl -s https://example.org/a.html | relata build - --out -', 'from standard input to standard output'],
        [
          'relata build news --llm http://127.0.0.1:11434/v1 --llm-model qwen3:8b',
          'a model of Ollama beside the rules',
        ],
      ]),
    )
    .action(async (paths: string[], options: BuildCommandOptions) => {
      finish(await build(session, paths, options))
    })
}

interface BuildCommandOptions {
  readonly out: string
  readonly sameAs?: string
  readonly keepApart?: string
  readonly schema?: string
  readonly minConfidence?: number
  readonly llm?: string
  readonly llmModel?: string
  readonly llmBudget: number
  readonly llmTimeout: number
  readonly workers?: number
  readonly edits?: string
}

const build = async (session: Session, paths: readonly string[], options: BuildCommandOptions): Promise<ExitCode> => {
  const { out } = options
  const decisions = await readDecisions(session, options)
  const path = out === STANDARD_INPUT ? null : resolve(session.io.cwd, out)
  const articles = await readArticles(session, paths, path === null ? [] : [path])
  const isKept = path !== null && options.llm === undefined && articles.documents.length > 0
  const partFile = !isKept ? null : await openPart(session, path, options)
  if (partFile !== null && partFile.found > 0)
    say(session.io, `${count(partFile.found, 'document')} were read before the interruption and are not read again.`)
  try {
    const code = await buildGraph(
      session,
      articles,
      { name: out, path },
      { ...decisions, partFile, workers: options.workers },
    )
    partFile?.discard()
    return code
  } catch (error) {
    if (partFile?.kept() === 0) partFile.discard()
    else partFile?.close()
    throw error
  }
}

/** What is read is kept beside the graph until that is written; other words of the user's own make other claims. */
const openPart = async (session: Session, path: string, { schema }: BuildCommandOptions): Promise<PartFile | null> => {
  const words = schema === undefined ? '' : await readTextFile(session, schema)
  await mkdir(dirname(path), { recursive: true }).catch(() => undefined)
  return openPartFile(`${path}.part`, [await engineName(session), words].filter(Boolean).join('\n'))
}

/** What a person decided beforehand; files that cannot be read or are broken are told before any article is read. */
const readDecisions = async (session: Session, options: BuildCommandOptions): Promise<BuildDecisions> => {
  const { sameAs, keepApart, schema, minConfidence, edits } = options
  const read = async (
    name: string | undefined,
  ): Promise<{ readonly name: string; readonly text: string } | undefined> =>
    name === undefined ? undefined : { name, text: await readTextFile(session, name) }
  const own = await read(schema)
  return {
    overrides: parseOverrides({ sameAs: await read(sameAs), keepApart: await read(keepApart) }),
    schema: own === undefined ? undefined : parseSchemaFile(own.text, own.name),
    minConfidence,
    edits: await readEdits(session, edits),
    languageModel: chooseModel(session, options),
  }
}

/** The language model that the options name, or none. Throws WRONG_OPTION where they name half of one. */
const chooseModel = (
  { io }: Session,
  { llm, llmModel, llmBudget, llmTimeout }: BuildCommandOptions,
): LanguageModel | undefined => {
  if (llm === undefined && llmModel === undefined) return undefined
  if (llm === undefined || llmModel === undefined)
    throw new KnowledgeError('WRONG_OPTION', '--llm and --llm-model go together: give the address and the model.')
  const key = io.env['RELATA_LLM_KEY'] ?? ''
  return createChatEndpoint({
    url: llm,
    model: llmModel,
    key: key === '' ? undefined : key,
    budget: llmBudget,
    timeoutMilliseconds: llmTimeout * 1000,
    signal: io.signal,
  })
}
