import { at } from '../model/index.ts'
import { opens } from './encode/marks.ts'
import type { TokenIndex, TokenLayer, TokenRange } from './layers.ts'

/** A speaker is named within so many words before the colon. */
const MAX_INTRODUCTION_TOKENS = 25

/** Words of one speaker, and the words before the colon that say who speaks; `isLabel`: nothing but the name. */
export interface ReleasedWords extends TokenRange {
  readonly introduction: TokenRange
  readonly isLabel: boolean
}

/** What a word is, as far as it matters who speaks. */
export interface SpeakingWords {
  readonly isSpeech: (token: TokenIndex) => boolean
  readonly isName: (token: TokenIndex) => boolean
}

/**
 * What somebody says without quotation marks, as press releases print it (`The minister said:` and then paragraphs that
 * say `I` and `we`), and interviews (`Ann Li: I came …`). Each range runs from behind the colon to the end of the last such
 * paragraph, or to the next name.
 */
export const findReleasedWords = (
  { tokens, sentencesGiven }: TokenLayer,
  sentences: readonly TokenRange[],
  words: SpeakingWords,
): ReleasedWords[] => {
  if (sentencesGiven) return []
  const found: ReleasedWords[] = []
  for (const { first, end } of sentences) {
    const before = found.at(-1)
    if (before !== undefined && first < before.end) continue
    const colon = colonOf(tokens, { first, end: Math.min(end, first + MAX_INTRODUCTION_TOKENS) })
    if (colon === null || isMark(tokens, colon + 1)) continue
    const isLabel = labelEnd(tokens, first, words) === colon
    if (!isLabel && !saysSomething(first, colon, words.isSpeech)) continue
    const last = lastOwnWord(tokens, colon + 1, words)
    if (last !== null) found.push({ first: colon + 1, end: last, introduction: { first, end: colon }, isLabel })
  }
  return found
}

type Tokens = TokenLayer['tokens']

const colonOf = ({ form }: Tokens, { first, end }: TokenRange): TokenIndex | null => {
  for (let token = first; token < end; token++) {
    if (MARK.test(at(form, token))) return null
    if (form[token] === ':') return token
  }
  return null
}

/** The word of a stretch that hangs on none in it; `head`: of each token. */
export const headOfStretch = (head: ArrayLike<TokenIndex>, { first, end }: TokenRange): TokenIndex => {
  for (let token = first; token < end; token++) {
    const above = at(head, token)
    if (above < first || above >= end) return token
  }
  return first
}

const MAX_LABEL_TOKENS = 4

/** The colon behind a name that opens a paragraph, or null: `Ann Li:`, `President Otto:`. */
const labelEnd = ({ form, opens, count }: Tokens, first: TokenIndex, { isName }: SpeakingWords): TokenIndex | null => {
  if (first >= count || at(opens, first) !== 1) return null
  for (let token = first; token <= Math.min(count - 1, first + MAX_LABEL_TOKENS); token++) {
    if (form[token] === ':') return token > first ? token : null
    if (!isName(token) || !/^\p{Lu}[\p{L}.'’-]+$/u.test(at(form, token))) return null
  }
  return null
}

const saysSomething = (first: TokenIndex, end: TokenIndex, isSpeech: (token: TokenIndex) => boolean): boolean => {
  for (let token = first; token < end; token++) if (isSpeech(token)) return true
  return false
}

const MARK = /^(?:["“”„«»‘]|``|'')$/u
const isMark = (tokens: Tokens, token: TokenIndex): boolean =>
  MARK.test(tokens.form[token] ?? '"') || opens(tokens, token)

/** The end of the last paragraph in which somebody says `I` or `we`, before one with quotation marks or a new speaker. */
const lastOwnWord = (tokens: Tokens, first: TokenIndex, words: SpeakingWords): TokenIndex | null => {
  const { form, opens, count } = tokens
  let end: TokenIndex | null = null
  let isOwn = false
  for (let token = first; token <= count; token++) {
    const closes = token === count || (token > first && at(opens, token) === 1)
    if (closes && isOwn) end = token
    if (token === count) break
    if (closes && labelEnd(tokens, token, words) !== null) break
    if (closes) isOwn = false
    if (MARK.test(at(form, token)) && (isMarkedSpeech(form, token) || closes)) break
    isOwn ||= /^(?:I|we|We|our|Our|my|My|us)$/u.test(at(form, token))
  }
  return end
}

/** Words in quotation marks that are longer than a term held up. */
const isMarkedSpeech = (form: readonly string[], token: TokenIndex): boolean => {
  for (let next = token + 1; next < Math.min(form.length, token + 6); next++)
    if (MARK.test(at(form, next))) return false
  return true
}
