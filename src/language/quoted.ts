import { at } from '../model/index.ts'
import { closes, opens } from './encode/marks.ts'
import type { TokenIndex, TokenLayer, TokenRange } from './layers.ts'

const MAX_QUOTED_TOKENS = 600

/** Tokens with their tags: an apostrophe that is tagged as a part of a word is no mark. */
export type TaggedTokens = Pick<TokenLayer, 'tokens' | 'sentencesGiven'> & { readonly upos: readonly string[] }

/**
 * The stretches between quotation marks, double or single, in order and without the marks. Those within others of the same
 * kind belong to these. A paragraph that opens with a mark while a quotation is open goes on with it, as newspapers do; one
 * that is never closed ends with its paragraph.
 */
export const findQuoted = (input: TaggedTokens): TokenRange[] => {
  const { count, opens: begins } = input.tokens
  const ranges: TokenRange[] = []
  let open: OpenQuotation | null = null
  for (let token = 0; token < count; token++) {
    const mark = markAt(input, token)
    const isBreak = at(begins, token) === 1 && !input.sentencesGiven
    const goesOn = isBreak && open !== null && mark?.opens === true && mark.kind === open.kind
    if (open !== null && ((isBreak && !goesOn) || token - open.first > MAX_QUOTED_TOKENS)) {
      if (open.isSure) ranges.push({ first: open.first, end: token })
      open = null
    }
    if (mark === null || goesOn) continue
    if (open === null) {
      if (mark.opens) open = { first: token + 1, kind: mark.kind, depth: 1, isSure: isSure(input, token, mark) }
    } else if (mark.kind === open.kind) {
      // Behind a stop an opening mark means that the one before was never closed.
      if (mark.closes || !/^[.?!…]+$/u.test(at(input.tokens.form, token - 1))) open.depth += mark.closes ? -1 : 1
      if (open.depth > 0) continue
      if (token > open.first) ranges.push({ first: open.first, end: token })
      open = null
    }
  }
  if (open?.isSure === true && open.first < count) ranges.push({ first: open.first, end: count })
  return ranges
}

interface OpenQuotation {
  readonly first: TokenIndex
  readonly kind: Mark['kind']
  readonly isSure: boolean
  depth: number
}

interface Mark {
  readonly kind: 'double' | 'straight' | 'single' | 'single-straight'
  readonly opens: boolean
  readonly closes: boolean
}

const STRAIGHT: Mark = { kind: 'straight', opens: true, closes: true }
const DOUBLE_MARKS = new Map<string, Mark>([
  ...['“', '«', '``', '„'].map((form) => [form, { kind: 'double', opens: true, closes: false }] as const),
  ...['”', '»', "''"].map((form) => [form, { kind: 'double', opens: false, closes: true }] as const),
])

/** Single marks are also apostrophes, and count where they lean on a word as marks do. */
const markAt = ({ tokens, upos }: TaggedTokens, token: TokenIndex): Mark | null => {
  const form = at(tokens.form, token)
  if (form === '"') return STRAIGHT
  if (form === '‘') return { kind: 'single', opens: true, closes: false }
  if (form !== '’' && form !== "'") return DOUBLE_MARKS.get(form) ?? null
  const kind = form === "'" ? 'single-straight' : 'single'
  if (form === "'" && opens(tokens, token)) return { kind, opens: true, closes: false }
  return closes(tokens, token) && at(upos, token) !== 'PART' ? { kind, opens: false, closes: true } : null
}

/** Whether a mark cannot but open: what it opens counts though it is never closed. */
const isSure = ({ tokens }: TaggedTokens, token: TokenIndex, { kind }: Mark): boolean =>
  kind === 'double' || (kind === 'straight' && opens(tokens, token))
