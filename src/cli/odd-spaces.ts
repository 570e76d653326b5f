/** White space other than the plain space and the line feed; longest list that `\s` means in JavaScript. */
const ODD_SPACES =
  '\t\v\f\r\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF'
/** Where Unicode leaves code points to private use, with no meaning that could be met in a text. */
const FIRST_SUBSTITUTE = 0xf700

const SUBSTITUTES = new Map(
  Array.from(ODD_SPACES, (space, index) => [space, String.fromCharCode(FIRST_SUBSTITUTE + index)] as const),
)
const ORIGINALS = new Map(Array.from(SUBSTITUTES, ([space, substitute]) => [substitute, space] as const))

const ODD_SPACE = new RegExp(`[${ODD_SPACES}]`, 'gu')
const SUBSTITUTE = new RegExp(`[${[...ORIGINALS.keys()].join('')}]`, 'gu')

/**
 * A line in which only plain spaces part tokens: other white space is part of a given token and must come back as it
 * was. Same length, so that offsets hold.
 */
export const hideOddSpaces = (line: string): string =>
  line.replace(ODD_SPACE, (space) => SUBSTITUTES.get(space) ?? space)

/** The text with the white space that `hideOddSpaces` hid. */
export const showOddSpaces = (text: string): string => text.replace(SUBSTITUTE, (mark) => ORIGINALS.get(mark) ?? mark)
