import { KnowledgeError } from '../model/index.ts'

/** A place in the characters of a text without its white space; end is out. */
export interface CharacterRange {
  readonly start: number
  readonly end: number
}

/** A word of a treebank. Words of one multiword token share its range. */
export interface UdWord extends CharacterRange {
  readonly form: string
  readonly isMultiword: boolean
  readonly lemma: string
  readonly upos: string
  readonly xpos: string
  readonly feats: string
  /** Index of the head in `UdText.words`; -1 for a root. */
  readonly head: number
  readonly deprel: string
}

/** A text of a treebank, in its characters without white space. */
export interface UdText {
  readonly characters: string
  readonly tokens: readonly CharacterRange[]
  readonly sentences: readonly CharacterRange[]
  readonly words: readonly UdWord[]
}

/** What the tokenizer takes out of words and no scorer should miss. */
const INVISIBLE = /[\s\u00AD\u200B-\u200D\u2060\uFEFF]/gu

/** Read CoNLL-U (https://universaldependencies.org/format.html); empty nodes are left out. Throws BROKEN_FILE. */
export const parseUdText = (conllu: string): UdText => {
  const reader = createReader()
  for (const [index, line] of conllu.split('\n').entries()) {
    if (line.trim() === '') reader.endSentence()
    else if (!line.startsWith('#')) reader.row(line.split('\t'), index + 1)
  }
  reader.endSentence()
  return reader.finish()
}

interface OpenRange {
  readonly last: number
  readonly range: CharacterRange
}

const createReader = () => {
  const parts: string[] = []
  const tokens: CharacterRange[] = []
  const sentences: CharacterRange[] = []
  const words: UdWord[] = []
  let offset = 0
  let firstWord = 0
  let sentenceStart = 0
  let open: OpenRange | null = null
  const take = (form: string): CharacterRange => {
    const characters = form.replace(INVISIBLE, '')
    const range = { start: offset, end: offset + characters.length }
    parts.push(characters)
    tokens.push(range)
    offset = range.end
    return range
  }
  return {
    row: (cells: readonly string[], line: number): void => {
      const [id = '', form = '', lemma = '', upos = '', xpos = '', feats = '', head = '', deprel = ''] = cells
      if (/^\d+\.\d+$/u.test(id)) return
      const multiword = /^(\d+)-(\d+)$/u.exec(id)
      if (multiword !== null) {
        open = { last: Number(multiword[2]), range: take(form) }
        return
      }
      const number = Number(id)
      if (!Number.isInteger(number) || number !== words.length - firstWord + 1)
        throw new KnowledgeError('BROKEN_FILE', `Line ${String(line)} is no word of CoNLL-U: its number is "${id}".`)
      const inside: OpenRange | null = open !== null && number <= open.last ? open : null
      const range: CharacterRange = inside === null ? take(form) : inside.range
      const parent = head === '0' || head === '_' ? -1 : firstWord + Number(head) - 1
      words.push({ ...range, form, isMultiword: inside !== null, lemma, upos, xpos, feats, head: parent, deprel })
    },
    endSentence: (): void => {
      if (words.length > firstWord) sentences.push({ start: sentenceStart, end: offset })
      firstWord = words.length
      sentenceStart = offset
      open = null
    },
    finish: (): UdText => ({ characters: parts.join(''), tokens, sentences, words }),
  }
}
