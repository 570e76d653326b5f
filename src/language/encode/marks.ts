import { at } from '../../model/index.ts'
import type { Tokens } from '../layers.ts'

const CLOSING = /^[”’»)\]]$/u
/** Marks that open and close alike. */
const EITHER = /^["']$/u
const OPENING = /^(?:["'“‘«„([]|``)$/u

const leansBack = ({ start, end }: Tokens, token: number): boolean =>
  token > 0 && at(start, token) === at(end, token - 1)

const leansAhead = ({ start, end, count }: Tokens, token: number): boolean =>
  token + 1 < count && at(end, token) === at(start, token + 1)

/** Whether a token is a mark that closes: a straight one does where it leans on the word before and not on the one after. */
export const closes = (tokens: Tokens, token: number): boolean => {
  const form = at(tokens.form, token)
  if (EITHER.test(form)) return leansBack(tokens, token) && !leansAhead(tokens, token)
  return CLOSING.test(form)
}

/** Whether a token is a mark that stands apart from the word before it and leans on the one after. */
export const opens = (tokens: Tokens, token: number): boolean =>
  OPENING.test(at(tokens.form, token)) && leansAhead(tokens, token) && !leansBack(tokens, token)
