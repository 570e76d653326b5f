/** As many texts are kept once resolved; longer ones seldom come again. */
const MAX_KEPT = 20_000
const MAX_KEPT_LENGTH = 60

/** Resolves XML's five entities and numbers of characters; null where another is, or one that is no character of XML. */
export const createEntityResolver = (): ((value: string) => string | null) => {
  const kept = new Map<string, string | null>()
  return (value) => {
    if (!value.includes('&')) return value
    if (value.length > MAX_KEPT_LENGTH) return withoutEntities(value)
    let resolved = kept.get(value)
    if (resolved === undefined) {
      resolved = withoutEntities(value)
      if (kept.size < MAX_KEPT) kept.set(value, resolved)
    }
    return resolved
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const withoutEntities = (value: string): string | null => {
  let isSound = true
  const resolved = value.replace(/&(?:(\w+)|#(\d{1,7})|#x([\da-fA-F]{1,6}));|&/gu, (_, name, decimal, hex) => {
    if (typeof name === 'string') {
      const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
      isSound &&= known !== undefined
      return known ?? ''
    }
    const code = typeof decimal === 'string' ? Number(decimal) : typeof hex === 'string' ? parseInt(hex, 16) : 0
    isSound &&= isCharacter(code)
    return isSound ? String.fromCodePoint(code) : ''
  })
  return isSound ? resolved : null
}

const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 32 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)
