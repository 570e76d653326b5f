import type { TokenLayer } from '../../language/layers.ts'
import { cleanForm } from '../../language/tokenize/clean-form.ts'
import type { Document } from '../../model/index.ts'
import type { ConlluSentence } from './conllu.ts'
import { spacesAfter } from './conllu.ts'

/** The text of a sentence: its tokens with a space wherever one follows. */
export const conlluText = (sentence: ConlluSentence): string => {
  const spaces = spacesAfter(sentence)
  const starts = new Map(sentence.ranges.map((range) => [range.first, range]))
  let text = ''
  for (let word = 1; word <= sentence.words.length; word++) {
    const range = starts.get(word)
    text += range === undefined ? (sentence.words[word - 1]?.form ?? '') : (range.line.split('\t')[1] ?? '')
    word = range?.last ?? word
    if (spaces[word - 1] === true && word < sentence.words.length) text += ' '
  }
  return text
}

/**
 * Given sentences as a document of given tokens, a line a sentence. The text is put together from the words, so that
 * every word has its own place: a multiword token stands there as its words (`do` + `n't`).
 */
export const givenTokens = (sentences: readonly ConlluSentence[]): TokenLayer => {
  const rows: { start: number; form: string; end: number; glued: number; opens: number }[] = []
  let text = ''
  for (const sentence of sentences) {
    const spaces = spacesAfter(sentence)
    const glued = gluedWords(sentence)
    for (const [index, { form }] of sentence.words.entries()) {
      const [start, end] = [text.length, text.length + form.length]
      rows.push({
        start,
        end,
        form: cleanForm(form) || form,
        glued: glued.has(index) ? 1 : 0,
        opens: index === 0 ? 1 : 0,
      })
      text += spaces[index] === true ? `${form} ` : form
    }
    text = `${text.trimEnd()}\n`
  }
  const tokens = {
    count: rows.length,
    start: Uint32Array.from(rows, ({ start }) => start),
    end: Uint32Array.from(rows, ({ end }) => end),
    form: rows.map(({ form }) => form),
    glued: Uint8Array.from(rows, ({ glued }) => glued),
    opens: Uint8Array.from(rows, ({ opens }) => opens),
  }
  return { document: documentOf(text), tokens, sentencesGiven: true }
}

/** Indices of the words that a multiword token joins to the one before. */
const gluedWords = ({ ranges }: ConlluSentence): ReadonlySet<number> =>
  new Set(ranges.flatMap(({ first, last }) => Array.from({ length: last - first }, (_, index) => first + index)))

const documentOf = (text: string): Document => ({
  id: 'conllu',
  title: null,
  source: null,
  url: null,
  publishedAt: null,
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
})
