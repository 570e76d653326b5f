import { KnowledgeError } from '../../model/index.ts'

/** `Japan` has no key, `since: 2022` has one. Quotation marks around a value are gone. */
export interface Argument {
  readonly key: string | null
  readonly value: string
}

/** `name(arguments)`; `rest` is all after the name where the closing bracket is not the end. */
export interface CutQuestion {
  readonly name: string
  readonly arguments: readonly Argument[]
  readonly rest: string
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/**
 * Cuts `name(one, "two, three", key: value)` at the commas outside brackets and quotation marks; brackets within a
 * value must pair. Throws WRONG_PATTERN with the place where it cannot go on.
 */
export const cutArguments = (text: string): CutQuestion => {
  const open = text.indexOf('(')
  const name = text.slice(0, open).trim()
  const parts: string[] = []
  const closers: string[] = []
  let from = open + 1
  let at = open + 1
  for (; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const closing = CLOSING[sign]
    if (sign === '"') at = endOfQuote(text, at)
    else if (closing !== undefined) closers.push(closing)
    else if (sign === closers.at(-1)) closers.pop()
    else if (sign === ')' && closers.length === 0) break
    else if (sign === ',' && closers.length === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  if (at >= text.length) throw wrong(text, text.length, `"${closers.at(-1) ?? ')'}" is missing at the end`)
  parts.push(text.slice(from, at))
  const after = text.slice(at + 1).trim()
  if (after !== '' && name !== 'match') throw wrong(text, at + 1, 'nothing may follow the closing bracket')
  return { name, arguments: parts.map(readArgument), rest: after === '' ? '' : text.slice(open) }
}

const endOfQuote = (text: string, start: number): number => {
  const end = text.indexOf('"', start + 1)
  if (end === -1) throw wrong(text, start, 'the quotation marks are not closed')
  return end
}

const readArgument = (part: string): Argument => {
  const found = /^\s*([a-z]+)\s*:(.*)$/isu.exec(part)
  return found ? { key: found[1] ?? '', value: unquote(found[2] ?? '') } : { key: null, value: unquote(part) }
}

/** Only a value that is one quoted piece loses its marks: a pattern keeps its own. */
const unquote = (value: string): string => /^"([^"]*)"$/.exec(value.trim())?.[1] ?? value.trim()

const SHOWN_UNITS = 40

/** The end of a text, cut where a word begins. */
const lastWords = (text: string): string =>
  text.length <= SHOWN_UNITS ? text : `…${text.slice(-SHOWN_UNITS).replace(/^\S*\s/u, '')}`

const wrong = (text: string, at: number, why: string): KnowledgeError =>
  new KnowledgeError(
    'WRONG_PATTERN',
    `The question cannot be read at character ${at + 1} (after "${lastWords(text.slice(0, at))}"): ${why}.`,
  )
