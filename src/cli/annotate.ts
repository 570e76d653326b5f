import { Option } from 'commander'
import type { Command } from 'commander'

import type { Analyser } from '../builder/load-analyser.ts'
import { conlluText, givenTokens } from '../formats/read/conllu-tokens.ts'
import type { ConlluSentence } from '../formats/read/conllu.ts'
import { baseNameOf } from '../formats/read/detect-format.ts'
import { analysisRecord } from '../formats/write/analysis-record.ts'
import { conlluSentence } from '../formats/write/conllu-sentence.ts'
import { writeConlluSentence } from '../formats/write/conllu.ts'
import type { Analysis } from '../language/layers.ts'
import { at } from '../model/index.ts'
import { readLines } from '../runtime/node/read-input.ts'
import { writeAll } from '../runtime/node/write-output.ts'
import type { CommandContext } from './command-context.ts'
import type { Session } from './command-io.ts'
import { conlluPieces } from './conllu-pieces.ts'
import { EXIT } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'
import { emptyInput, inputFile } from './input-file.ts'
import { parseDay } from './option-parsers.ts'
import { warn } from './terminal.ts'
import { textPieces } from './text-pieces.ts'
import type { TextPiece } from './text-pieces.ts'

const DETAILS = `
From text, every character is read: paragraphs end at empty lines, and lines of more than 120 characters are paragraphs
of their own. Clitics that are parted (do + n't) stand under a multiword token.
From CoNLL-U, the given sentences, words, multiword tokens and comments are kept, empty nodes and enhanced dependencies
are dropped, and lemma, tags, tree and names are filled in.
Names stand in MISC as NER=B-ORG, NER=I-ORG, with the types PERSON, ORG, GPE, LOC, FAC, NORP, EVENT, LAW, DOC, PRODUCT,
MISC, TIME and QUANTITY. Times stand there as Time=(2022-03-01/2022-03-31:month … Time=), with .. for an open end, and
references as Coref=(2:pronoun … Coref=2), the number of the chain and the rule that made the link. In a long text the
chains begin anew every 20,000 characters.
With --format json every stretch is a line of JSON: words, sentences, names, times with their intervals, references with
rule and score, by offsets into its text.`

/** `relata annotate`: tags, lemmas, trees, names, times and references as CoNLL-U or JSON. */
export const addAnnotateCommand = (program: Command, { session, finish, examples }: CommandContext): void => {
  program
    .command('annotate')
    .summary('tags, lemmas, trees, names, times and references as CoNLL-U or JSON')
    .description(
      'Analyse a text and print tags, lemmas, dependency trees, names, times and references as CoNLL-U or JSON.',
    )
    .argument('<file>', 'a text or CoNLL-U file, or - for standard input')
    .addOption(new Option('--from <format>', 'what the file is').choices(['text', 'conllu']).default('text'))
    .addOption(new Option('--format <format>', 'what is printed').choices(['conllu', 'json']).default('conllu'))
    .option('--date <day>', 'the day of the text, YYYY-MM-DD, against which its times are read', parseDay)
    .option('--style <name>', 'the corpus after whose scheme names are marked: wikigold, redocred, crossner, re3d, gum')
    .addHelpText('after', DETAILS)
    .addHelpText(
      'after',
      examples([
        ['relata annotate article.txt > article.conllu', 'from plain text'],
        ['relata annotate gold.conllu --from conllu', 'given words, our analysis'],
        ['relata annotate article.txt --date 2022-03-22 --format json', 'times against a date, as JSON'],
      ]),
    )
    .action(async (file: string, options: AnnotateOptions) => {
      finish(await annotate(session, file, options))
    })
}

interface AnnotateOptions {
  readonly from: 'text' | 'conllu'
  readonly format: 'conllu' | 'json'
  readonly date?: string
  readonly style?: string
}

const annotate = async (session: Session, name: string, options: AnnotateOptions): Promise<ExitCode> => {
  const { io, services } = session
  const file = inputFile(session, name)
  const lines = readLines(file, io.stdin)
  const numbering = { document: baseNameOf(name).replace(/\s+/gu, '_'), sentence: 0 }
  let analyser: Analyser | null = null
  let isOdd = false
  const pieces = options.from === 'text' ? textPieces(lines) : conlluPieces(lines, file.name)
  for await (const piece of pieces) {
    io.signal?.throwIfAborted()
    analyser ??= await services.loadAnalyser() // What cannot be read is told before the model is loaded.
    const read = await readPiece(analyser, piece, options)
    if (!isOdd && read.document.text.includes('\uFFFD')) {
      isOdd = true
      warn(io, `${file.name} has bytes that are no UTF-8; � stands in their place. Convert it to UTF-8 to keep them.`)
    }
    await writeAll(io.stdout, options.format === 'json' ? asJson(read, numbering) : asConllu(read, piece, numbering))
  }
  if (numbering.sentence === 0) throw emptyInput(file)
  return EXIT.done
}

/** Where the output stands; goes on from piece to piece. */
interface Numbering {
  readonly document: string
  sentence: number
}

const isTextPiece = (piece: TextPiece | readonly ConlluSentence[]): piece is TextPiece => 'document' in piece

const readPiece = (
  { english }: Analyser,
  piece: TextPiece | readonly ConlluSentence[],
  { date = null, style }: { readonly date?: string | null; readonly style?: string },
): Promise<Analysis> => {
  const reading = style === undefined ? {} : { style }
  if (isTextPiece(piece)) return english.read({ ...piece.document, publishedAt: date }, reading)
  const layer = givenTokens(piece)
  return english.analyse({ ...layer, document: { ...layer.document, publishedAt: date } }, reading)
}

const asJson = (analysis: Analysis, numbering: Numbering): string[] => {
  numbering.sentence += analysis.sentences.length
  return [`${JSON.stringify(analysisRecord(analysis))}\n`]
}

const asConllu = (analysis: Analysis, piece: TextPiece | readonly ConlluSentence[], numbering: Numbering): string[] =>
  isTextPiece(piece) ? annotateText(analysis, piece, numbering) : annotateGiven(analysis, piece, numbering)

const annotateText = (analysis: Analysis, piece: TextPiece, numbering: Numbering): string[] =>
  analysis.sentences.flatMap((range, index) => {
    const sentence = conlluSentence(analysis, range)
    const isParagraph = at(analysis.tokens.opens, range.first) === 1 && !(index === 0 && piece.isContinued)
    const comments = numbering.sentence === 0 ? [`# newdoc id = ${numbering.document}`] : []
    if (isParagraph) comments.push('# newpar')
    return [...writeConlluSentence(withComments({ ...sentence, comments }, numbering), analysis, range)]
  })

const annotateGiven = (analysis: Analysis, sentences: readonly ConlluSentence[], numbering: Numbering): string[] => {
  let first = 0
  return sentences.flatMap((sentence) => {
    const range = { first, end: first + sentence.words.length }
    first = range.end
    return [...writeConlluSentence(withComments(sentence, numbering), analysis, range)]
  })
}

/** The sentence with the two comments that CoNLL-U demands, where they are missing. */
const withComments = (sentence: ConlluSentence, numbering: Numbering): ConlluSentence => {
  numbering.sentence += 1
  const has = (key: string): boolean =>
    sentence.comments.some((comment) => new RegExp(`^#\\s*${key}\\s*=`, 'u').test(comment))
  const comments = [...sentence.comments]
  if (!has('sent_id')) comments.push(`# sent_id = ${numbering.document}-${String(numbering.sentence)}`)
  if (!has('text')) comments.push(`# text = ${conlluText(sentence)}`)
  return { ...sentence, comments }
}
