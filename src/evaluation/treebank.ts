import type { Analysis } from '../language/layers.ts'
import { conlluSentence } from '../formats/write/conllu-sentence.ts'
import { writeConlluSentence } from '../formats/write/conllu.ts'
import { parseConlluSentence } from '../formats/read/conllu.ts'
import type { ConlluSentence } from '../formats/read/conllu.ts'
import { conlluText } from '../formats/read/conllu-tokens.ts'
import type { Document } from '../model/index.ts'

/** A document of a treebank: its lines, its sentences as they were given, and where paragraphs begin. */
export interface TreebankDocument {
  readonly id: string
  readonly conllu: string
  readonly sentences: readonly ConlluSentence[]
}

/** Cut a CoNLL-U file at its `# newdoc` lines. Throws BROKEN_FILE. */
export const parseTreebank = (conllu: string): TreebankDocument[] =>
  conllu
    .split(/^(?=# newdoc)/mu)
    .filter((part) => part.trim() !== '')
    .map((part) => ({
      id: /^# newdoc id = (.*)$/mu.exec(part)?.[1] ?? '',
      conllu: part,
      sentences: part
        .split(/\n\s*\n/u)
        .filter((block) => block.trim() !== '')
        .map((block) => parseConlluSentence(block.trim().split('\n'), 'treebank', 1)),
    }))

/** The raw text behind a document: sentences after one another, an empty line between paragraphs. */
export const rawDocument = ({ id, sentences }: TreebankDocument): Document => {
  let text = ''
  const blocks: { kind: 'paragraph'; start: number; end: number }[] = []
  for (const sentence of sentences) {
    const opens = blocks.length === 0 || sentence.comments.some((comment) => comment.startsWith('# newpar'))
    if (opens) {
      text = text === '' ? '' : `${text.trimEnd()}\n\n`
      blocks.push({ kind: 'paragraph', start: text.length, end: text.length })
    }
    text += `${conlluText(sentence)}${endsGlued(sentence) ? '' : ' '}`
    const last = blocks.at(-1)
    if (last !== undefined) blocks[blocks.length - 1] = { ...last, end: text.trimEnd().length }
  }
  return { id, title: null, source: null, url: null, publishedAt: null, text, blocks }
}

const endsGlued = ({ words, ranges }: ConlluSentence): boolean => {
  const range = ranges.at(-1)
  if (range !== undefined && range.last === words.length) return !range.isSpaceAfter
  return words.at(-1)?.misc.includes('SpaceAfter=No') === true
}

/** An analysis of a text as CoNLL-U. */
export const analysisToConllu = (analysis: Analysis): string =>
  analysis.sentences
    .map((range) => [...writeConlluSentence(conlluSentence(analysis, range), analysis, range)].join(''))
    .join('')

/** Given sentences with the tags and trees of an analysis of their words. */
export const givenToConllu = (sentences: readonly ConlluSentence[], analysis: Analysis): string => {
  let first = 0
  return sentences
    .map((sentence) => {
      const range = { first, end: first + sentence.words.length }
      first = range.end
      return [...writeConlluSentence({ ...sentence, comments: [] }, analysis, range)].join('')
    })
    .join('')
}
