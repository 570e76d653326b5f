/** What the tokenizer knows about English; from `data/lexicons`. */
export interface TokenizerData {
  /** `anti`, `pro` … keep their hyphen: `anti-Russian` is one word. */
  readonly hyphenPrefixes: ReadonlySet<string>
  /** Lower-cased abbreviations with their stop. */
  readonly abbreviations: ReadonlySet<string>
}

/** A part of a whitespace-delimited stretch. `glued`: a clitic of the part before. */
export interface WordPart {
  readonly start: number
  readonly end: number
  readonly glued: boolean
}

const APOSTROPHE = "['’`´]"
const URL = /^(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"”’]*[^\s<>"”’.,;:!?)\]}]/iu
const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u
const DOMAIN =
  /^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|io|co\.[a-z]{2}|[a-z]{2})(?=$|[^\p{L}\p{N}.-])(?:\/[\w./-]*\w)?/iu
const EMOTICON = /^(?:[:;=]-?[()DPp|/\\]|\^_\^|<3)(?=$|\s)/u
const REPEATED = /^(?:\.{2,}|[!?]{2,}|-{2,}|—+|–|…+|\*{2,}|={2,}|_{2,}|~{2,}|#{2,}|<{2}|>{2}|''|``)/u
const NUMBER = /^[+]?\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)(?![\p{L}]))?/iu
const DATE_SLASHED = /^\d{1,4}\/\d{1,2}(?:\/\d{2,4})?(?![\p{L}\p{N}])/u
const PHONE = /^\d{3}-(?:\d{3}-)?\d{4}(?!\d)/u
const DOTTED = /^(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/u
const INITIAL = /^\p{Lu}\.(?=\s*$|\s|\p{Lu})/u
const AMPERSAND = /^\p{Lu}{1,3}&\p{Lu}{1,3}(?!\p{L})/u
/** The dollars of some country before a number: `US$40m`, `HK$2bn`. */
const DOLLARS = /^\p{Lu}{1,3}\$(?=\d)/u
const ALPHANUMERIC = /^(?=[\p{L}\p{N}\p{M}_]*\p{L})[\p{L}\p{N}\p{M}_\u00AD\u200B-\u200F\u2060\uFEFF]+/u
const INNER_APOSTROPHE = new RegExp(`^(?:[OD]${APOSTROPHE}|[lL]${APOSTROPHE}|o${APOSTROPHE}(?=clock))\\p{L}+`, 'u')
const CLITIC = new RegExp(`(?:n${APOSTROPHE}t|${APOSTROPHE}(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M))$`, 'u')
const JOINED: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({ cannot: 3, gonna: 3, gotta: 3, wanna: 3, gimme: 3, lemme: 3 }),
)

/** Cut one whitespace-delimited stretch into UD words; offsets are relative to it. After the EWT and GUM guidelines. */
export const tokenizeWord = (text: string, data: TokenizerData): WordPart[] => {
  const parts: WordPart[] = []
  let position = 0
  while (position < text.length) {
    const length = nextLength(text, position, data)
    pushWord(text.slice(position, position + length), position, parts)
    position += length
  }
  return parts
}

/** Length of the next word before clitics are parted; always at least one character. */
const nextLength = (text: string, position: number, data: TokenizerData): number => {
  const rest = text.slice(position)
  for (const pattern of [URL, EMAIL, EMOTICON, REPEATED, DATE_SLASHED, PHONE, DOLLARS]) {
    const found = pattern.exec(rest)
    if (found) return found[0].length
  }
  const abbreviation = abbreviationLength(rest, data)
  if (abbreviation > 0) return abbreviation
  for (const pattern of [AMPERSAND, DOMAIN]) {
    const found = pattern.exec(rest)
    if (found) return found[0].length
  }
  return lettersLength(rest, data) || numberLength(rest) || symbolLength(rest)
}

/** `U.S.`, `J.`, `Mr.`: the stop belongs to the word. */
const abbreviationLength = (rest: string, data: TokenizerData): number => {
  const dotted = DOTTED.exec(rest) ?? INITIAL.exec(rest)
  if (dotted) return dotted[0].length
  const word = /^[\p{L}.]+\./u.exec(rest)
  if (word && data.abbreviations.has(word[0].toLowerCase())) return word[0].length
  const plain = /^\p{L}+\./u.exec(rest)
  return plain && data.abbreviations.has(plain[0].toLowerCase()) ? plain[0].length : 0
}

/** A word of letters, with inner apostrophes and the hyphen of a prefix. */
const lettersLength = (rest: string, data: TokenizerData): number => {
  const name = INNER_APOSTROPHE.exec(rest)
  if (name) return name[0].length
  const word = ALPHANUMERIC.exec(rest)
  if (!word) return 0
  let length = /^\d/u.test(word[0]) ? digitsBeforeUnit(word[0]) : word[0].length
  const apostrophe = new RegExp(`^${APOSTROPHE}\\p{L}+`, 'u').exec(rest.slice(length))
  if (apostrophe && length === word[0].length) length += apostrophe[0].length
  else if (rest[length] === '-' && data.hyphenPrefixes.has(word[0].toLowerCase())) {
    const second = ALPHANUMERIC.exec(rest.slice(length + 1)) ?? /^\d{4}s?/u.exec(rest.slice(length + 1))
    if (second) length += 1 + second[0].length
  }
  return length
}

/** `40km` is `40` and `km`, but `20th`, `1990s` and `3G` are one word. */
const digitsBeforeUnit = (word: string): number => {
  const unit = /^(\d+)(?:km|kg|mm|cm|m|am|pm|mph|bn|tn|ft|mg|MW|GW|kW|mn|GB|MB)$/u.exec(word)
  return unit?.[1] ? unit[1].length : word.length
}

const numberLength = (rest: string): number => NUMBER.exec(rest)?.[0].length ?? 0

/** One symbol, by code point and with its combining marks. */
const symbolLength = (rest: string): number => {
  const found = /^(?:\p{RI}\p{RI}|\P{M}(?:[\p{M}\u200D\uFE0F]|(?<=\u200D)\P{M})*)/u.exec(rest)
  return found ? found[0].length : 1
}

/** Part clitics: `don't` → `do` `n't`, `Japan's` → `Japan` `'s`, `cannot` → `can` `not`. */
const pushWord = (word: string, start: number, parts: WordPart[]): void => {
  const joined = JOINED.get(word.toLowerCase())
  const clitic = joined === undefined ? CLITIC.exec(word) : null
  const cut = joined ?? (clitic && clitic.index > 0 ? clitic.index : word.length)
  parts.push({ start, end: start + cut, glued: false })
  if (cut < word.length) parts.push({ start: start + cut, end: start + word.length, glued: true })
}
