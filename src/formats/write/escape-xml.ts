const REPLACEMENT = '\uFFFD'

/**
 * Characters that XML text or an attribute cannot hold as they are: mark-up, what XML 1.0 forbids even as a reference
 * (section 2.2: controls, U+FFFE, U+FFFF, lone surrogates), and white space that a parser would turn into blanks or
 * line feeds. With the flag `u` a pair of surrogates is one character, so only lone ones match.
 */
const SPECIAL = /[\u0000-\u001F&<>"'\u0085\u2028\uD800-\uDFFF\uFFFE\uFFFF]/gu

/** What most texts have none of. Pairs of surrogates are among it: a look at single units is several times faster. */
const SUSPECT = /[\u0000-\u001F&<>"'\u0085\u2028\uD800-\uDFFF\uFFFE\uFFFF]/

/** Ready for element text and for attribute values in either quotes. Forbidden characters become U+FFFD. */
export const escapeXml = (text: string): string => (SUSPECT.test(text) ? text.replace(SPECIAL, escapeCharacter) : text)

/** The text as a reader of the XML will get it back: forbidden characters are U+FFFD, all others are kept. */
export const keepXmlCharacters = (text: string): string =>
  SUSPECT.test(text)
    ? text.replace(SPECIAL, (character) => (escapeCharacter(character) === REPLACEMENT ? REPLACEMENT : character))
    : text

const escapeCharacter = (character: string): string => {
  switch (character) {
    case '&':
      return '&amp;'
    case '<':
      return '&lt;'
    case '>':
      return '&gt;'
    case '"':
      return '&quot;'
    case "'":
      return '&#39;'
    case '\t':
    case '\n':
    case '\r':
    case '\u0085':
    case '\u2028':
      return `&#${String(character.charCodeAt(0))};`
    default:
      return REPLACEMENT
  }
}
