import type { Command } from 'commander'

import { readDateline } from '../formats/read/datelines.ts'
import type { Analyser } from '../builder/load-analyser.ts'
import { extractClaims } from '../extraction/extract-claims.ts'
import { openTuplesOf } from '../extraction/open-tuples.ts'
import type { OpenTuple } from '../extraction/open-tuples.ts'
import type { Analysis } from '../language/layers.ts'
import { tokenizeGiven } from '../language/tokenize/tokenize.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Document } from '../model/index.ts'
import { readLines } from '../runtime/node/read-input.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import { claimRecords } from './claim-record.ts'
import type { ClaimRecord } from './claim-record.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { emptyInput, inputFile } from './input-file.ts'
import { hideOddSpaces, showOddSpaces } from './odd-spaces.ts'
import { parseDay } from './option-parsers.ts'
import { messageOf } from './report-error.ts'
import { warn } from './terminal.ts'

const DETAILS = `
For each line of FILE, empty ones too, one line of JSON:
  { line, claims: [{ tuple: [subject, relation, object], subject: { text, start, end, type }, relation, eventType,
    object: { text, start, end, type } or null, polarity, modality, attributedTo, time, confidence, rule }], tuples }
tuples are what each clause says in whole phrases, with all its arguments: [{ tuple: [subject, relation, argument, …],
confidence }].
subject, object and attributedTo are what a pronoun stands for, where that is in the line; tuple keeps the words.
line counts from 1; start and end are UTF-16 units within the line, the end is out; attributedTo is the nearest speaker
or null; time is { start, end, precision } or null. Each line is read on its own.
With --tokenized, the words are those between plain spaces, and tuple is written in exactly those.`

/** `relata extract`: claims per sentence. */
export const addExtractCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('extract')
    .summary('list the claims of sentences as JSON lines')
    .description('Read one sentence a line and list what each claims, one line of JSON for each.')
    .argument('<file>', 'a text file with a sentence a line, or - for standard input')
    .option('--tokenized', 'words are already parted by spaces')
    .option('--date <day>', 'day of publication, YYYY-MM-DD: what "yesterday" counts from', parseDay)
    .addHelpText('after', DETAILS)
    .addHelpText(
      'after',
      examples([
        ['echo "Japan sanctioned Russia." | relata extract -', 'from standard input'],
        ['relata extract sentences.txt --tokenized > claims.jsonl', 'words as they are given'],
      ]),
    )
    .action(async (file: string, options: ExtractOptions) => {
      finish(await extract(session, file, options))
    })
}

interface ExtractOptions {
  readonly tokenized?: true
  readonly date?: string
}

const extract = async (session: Session, name: string, options: ExtractOptions): Promise<ExitCode> => {
  const { io, services } = session
  const file = inputFile(session, name)
  const lines = readLines(file, io.stdin)
  const first = await lines.next() // What cannot be read is told before the model is loaded.
  if (first.done === true) throw emptyInput(file)
  const read = createLineReader(await services.loadAnalyser(), options)
  let line = 0
  let failed = 0
  for (let next: IteratorResult<string, void> = first; next.done !== true; next = await lines.next()) {
    io.signal?.throwIfAborted()
    line += 1
    const claims = await read(next.value).catch((error: unknown) => {
      // One odd sentence must not take the others with it.
      if (error instanceof KnowledgeError) throw error
      failed += 1
      warn(io, `line ${String(line)} could not be read: ${messageOf(error)}`)
      return { claims: [], tuples: [] }
    })
    await writeAll(io.stdout, [`${JSON.stringify({ line, ...claims })}\n`])
  }
  return failed === 0 ? EXIT.done : EXIT.partial
}

interface LineRecord {
  readonly claims: readonly ClaimRecord[]
  readonly tuples: readonly OpenTuple[]
}

type LineReader = (line: string) => Promise<LineRecord>

const createLineReader = (analyser: Analyser, { tokenized, date }: ExtractOptions): LineReader => {
  const publishedAt = date ?? null
  return async (line) => {
    if (line.trim() === '') return { claims: [], tuples: [] }
    if (tokenized !== true) return recordOf(analyser, await analyser.english.read(lineDocument(line, publishedAt)))
    const document = lineDocument(hideOddSpaces(line), publishedAt)
    return recordOf(analyser, await analyser.english.analyse(tokenizeGiven(document)), showOddSpaces)
  }
}

const recordOf = (
  { extraction }: Analyser,
  analysis: Analysis,
  show: (text: string) => string = (text) => text,
): LineRecord => ({
  claims: claimRecords(extractClaims(analysis, extraction), show),
  tuples: openTuplesOf(analysis, extraction).map(({ tuple: [subject, relation, ...rest], confidence }) => ({
    tuple: [show(subject), show(relation), ...rest.map(show)],
    confidence,
  })),
})

const lineDocument = (text: string, publishedAt: string | null): Document => ({
  id: 'line',
  title: null,
  source: null,
  url: null,
  publishedAt,
  text,
  // What stands before a report (`LONDON, March 22 (Agency) -`) is none of its words.
  blocks: [{ kind: 'paragraph', start: readDateline(text)?.end ?? 0, end: text.length }],
})
