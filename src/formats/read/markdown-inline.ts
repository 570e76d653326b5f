/** Characters that stand for markup until the end, so that an escaped `\*` is not read as emphasis. */
const ESCAPED_FROM = 0xe000
const ESCAPABLE = '\\`*_{}[]()#+-.!|<>~"\'&:/=@$%^,;?'

const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    copy: '©',
    bull: '•',
  }),
)

/** One step of stripping; the order matters: what is inside goes before what is around it. */
const STEPS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/(?<!`)(`{1,3})(?!`)(.{1,2000}?)\1(?!`)/g, '$2'],
  [/!\[([^\]]{0,1000})\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])/g, '$1'],
  [/\[([^[\]]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, '$1'],
  [/\[([^[\]]+)\]\[[^[\]\n]*\]/g, '$1'],
  [/\[\^[^\]\s]+\]/g, ''],
  [/<(https?:\/\/[^\s>]+|mailto:[^\s>]+|[\w.+-]+@[\w-]+\.[\w.]+)>/g, '$1'],
  [/<br\s*\/?>/gi, '\n'],
  [/<\/?[a-z][^<>\n]*>/gi, ''],
  [/(\*{1,3})(?=\S)([^*]*[^*\s])\1/g, '$2'],
  [/(?<![\p{L}\d_])(_{1,3})(?=[^\s_])([^_]*[^_\s])\1(?![\p{L}\d_])/gu, '$2'],
  [/~~(?=\S)([^~]*\S)~~/g, '$1'],
  [/(?: {2,}|\\)\n/g, '\n'],
]

/** Removes the markup inside a paragraph of Markdown and leaves what a reader sees. */
export const stripInline = (text: string): string => {
  const hidden = text.replace(/\\([^\p{L}\d\s])/gu, (whole, character: string) => {
    const place = ESCAPABLE.indexOf(character)
    return place < 0 ? whole : String.fromCharCode(ESCAPED_FROM + place)
  })
  const twice = [...STEPS, ...STEPS].reduce((rest, [pattern, to]) => rest.replace(pattern, to), hidden)
  return decodeEntities(twice)
    .replace(/[\uE000-\uE01F]/g, (character) => ESCAPABLE[character.charCodeAt(0) - ESCAPED_FROM] ?? character)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}

const decodeEntities = (text: string): string =>
  text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED_ENTITIES.get(name.toLowerCase()) ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
