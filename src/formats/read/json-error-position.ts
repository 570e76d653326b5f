/** Where a JSON text stops being JSON. Lines and columns count from 1. */
export interface JsonErrorPosition {
  readonly line: number
  readonly column: number
}

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing'

const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Finds the first character that breaks the grammar of RFC 8259; engines word their own messages, or give no place. */
export const findJsonError = (text: string): JsonErrorPosition => {
  const stack: string[] = []
  let expected: Expected = 'value'
  let at = skipSpace(text, 0)
  while (at < text.length && expected !== 'nothing') {
    const token = readToken(text, at)
    const next: Expected | null = token ? follow(expected, token.kind, stack) : null
    if (!token || next === null) return positionOf(text, at)
    expected = next
    at = skipSpace(text, token.end)
  }
  return positionOf(text, at)
}

interface Token {
  readonly kind: string
  readonly end: number
}

const skipSpace = (text: string, at: number): number => {
  let end = at
  while (' \t\n\r'.includes(text[end] ?? 'x')) end += 1
  return end
}

const readToken = (text: string, at: number): Token | null => {
  const character = text[at] ?? ''
  if ('{}[],:'.includes(character)) return { kind: character, end: at + 1 }
  if (character === '"') return readString(text, at)
  NUMBER_OR_WORD.lastIndex = at
  const match = NUMBER_OR_WORD.exec(text)
  return match ? { kind: 'literal', end: at + match[0].length } : null
}

const readString = (text: string, at: number): Token | null => {
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text[end] ?? ''
    if (character === '"') return { kind: 'string', end: end + 1 }
    if (character < ' ') return null
    if (character === '\\') {
      if (!/^(?:["\\/bfnrt]|u[\da-f]{4})/i.test(text.slice(end + 1, end + 6))) return null
      end += 1
    }
  }
  return null
}

/** What may come after a token, or null where the token itself may not stand. */
const follow = (expected: Expected, kind: string, stack: string[]): Expected | null => {
  if (expected === 'value' || expected === 'value or end') {
    if (kind === ']' && expected === 'value or end') return leave(stack)
    return startValue(kind, stack)
  }
  if (expected === 'key or end' && kind === '}') return leave(stack)
  if (expected === 'key' || expected === 'key or end') return kind === 'string' ? 'colon' : null
  if (expected === 'colon') return kind === ':' ? 'value' : null
  const isObject = stack.at(-1) === '{'
  if (kind === ',') return isObject ? 'key' : 'value'
  return kind === (isObject ? '}' : ']') ? leave(stack) : null
}

const startValue = (kind: string, stack: string[]): Expected | null => {
  if (kind === '{' || kind === '[') {
    stack.push(kind)
    return kind === '{' ? 'key or end' : 'value or end'
  }
  return kind === 'string' || kind === 'literal' ? after(stack) : null
}

const leave = (stack: string[]): Expected => {
  stack.pop()
  return after(stack)
}

const after = (stack: readonly string[]): Expected => (stack.length > 0 ? 'comma or end' : 'nothing')

const positionOf = (text: string, at: number): JsonErrorPosition => {
  const before = text.slice(0, at)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: at - lineStart + 1 }
}
