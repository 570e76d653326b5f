import { KnowledgeError } from '../../model/index.ts'

/** Items of MISC that are ours: names, times and references are replaced when a file is annotated again. */
const OUR_MISC = /^(?:NER|Time|Coref)=/u

/** A word as a CoNLL-U file gives it; tags and tree are not kept. */
export interface ConlluWord {
  readonly form: string
  /** Items of MISC, without those that we write ourselves. */
  readonly misc: readonly string[]
}

/** A multiword token: words `first … last` (from 1) are written as one. `line` is the whole line as given. */
export interface ConlluRange {
  readonly first: number
  readonly last: number
  readonly line: string
  readonly isSpaceAfter: boolean
}

/** A sentence of a CoNLL-U file (https://universaldependencies.org/format.html). */
export interface ConlluSentence {
  /** Lines that begin with `#`, as they are. */
  readonly comments: readonly string[]
  readonly words: readonly ConlluWord[]
  readonly ranges: readonly ConlluRange[]
}

const COLUMNS = 10
const COLUMN_FORM = 1
const COLUMN_MISC = 9

/** A sentence while it is read. */
interface Draft {
  readonly comments: string[]
  readonly words: ConlluWord[]
  readonly ranges: ConlluRange[]
}

/**
 * Read the lines of one sentence, the first being line `firstLine` of file `name`. Empty nodes (`8.1`) are dropped.
 * Throws BROKEN_FILE, naming the line, where columns are missing, words are not numbered from 1 up, or a multiword
 * token has no words.
 */
export const parseConlluSentence = (lines: readonly string[], name: string, firstLine: number): ConlluSentence => {
  const draft: Draft = { comments: [], words: [], ranges: [] }
  for (const [index, line] of lines.entries()) {
    const problem = line.startsWith('#') ? takeComment(draft, line) : takeLine(draft, line)
    if (problem === null) continue
    throw new KnowledgeError('BROKEN_FILE', `${name}:${String(firstLine + index)} is no CoNLL-U: ${problem}.`)
  }
  const open = draft.ranges.find(({ last }) => last > draft.words.length)
  if (open === undefined) return draft
  const problem = `the token ${String(open.first)}-${String(open.last)} has words that are not there`
  throw new KnowledgeError(
    'BROKEN_FILE',
    `${name}:${String(firstLine)} begins a sentence that is no CoNLL-U: ${problem}.`,
  )
}

const takeComment = (draft: Draft, line: string): null => {
  draft.comments.push(line)
  return null
}

/** Take a line into the draft; what is wrong with it, or null. */
const takeLine = (draft: Draft, line: string): string | null => {
  const cells = line.split('\t')
  if (cells.length !== COLUMNS) return `it has ${String(cells.length)} columns parted by tabs, not ${String(COLUMNS)}`
  const [id = ''] = cells
  const form = cells[COLUMN_FORM] ?? ''
  if (form === '') return 'the word is empty'
  if (/^\d+\.\d+$/u.test(id)) return null
  const range = /^(\d+)-(\d+)$/u.exec(id)
  if (range !== null) return takeRange(draft, line, [Number(range[1]), Number(range[2])])
  const wanted = String(draft.words.length + 1)
  if (id !== wanted) return `its number is "${id}", not ${wanted}`
  draft.words.push({ form, misc: miscOf(cells).filter((item) => !OUR_MISC.test(item)) })
  return null
}

const takeRange = (draft: Draft, line: string, [first, last]: readonly [number, number]): string | null => {
  const covered = draft.ranges.at(-1)?.last ?? 0
  if (first !== draft.words.length + 1 || last < first || first <= covered) {
    return `the token ${String(first)}-${String(last)} does not begin with the next word`
  }
  draft.ranges.push({ first, last, line, isSpaceAfter: !miscOf(line.split('\t')).includes('SpaceAfter=No') })
  return null
}

const miscOf = (cells: readonly string[]): string[] => {
  const misc = cells[COLUMN_MISC] ?? '_'
  return misc === '_' ? [] : misc.split('|')
}

/** Whether white space follows each word: never inside a multiword token, after it as its own line says. */
export const spacesAfter = ({ words, ranges }: ConlluSentence): boolean[] => {
  const spaces = words.map(({ misc }) => !misc.includes('SpaceAfter=No'))
  for (const { first, last, isSpaceAfter } of ranges) {
    spaces.fill(false, first - 1, last - 1)
    spaces[last - 1] = isSpaceAfter
  }
  return spaces
}
