/** Pieces of this many UTF-16 units go out at once: few calls, and little in memory. */
const PIECE_LENGTH = 65_536

/**
 * Gathers small texts and gives them out as long ones. They are joined at once: texts that are put together by `+` stay
 * ropes in V8, which cost the collector more time than all of the writing.
 */
export interface TextPieces {
  readonly add: (text: string) => void
  /** The text gathered so far where it is long enough to go out, else null. */
  readonly full: () => string | null
  /** What is left. */
  readonly rest: () => string
}

export const createTextPieces = (): TextPieces => {
  let parts: string[] = []
  let length = 0
  const rest = (): string => {
    const text = parts.join('')
    parts = []
    length = 0
    return text
  }
  return {
    add: (text) => {
      parts.push(text)
      length += text.length
    },
    full: () => (length < PIECE_LENGTH ? null : rest()),
    rest,
  }
}
