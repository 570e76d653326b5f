/**
 * A list as GEXF files write it: `["one", "two"]` with `\` before `"` and `\` (Gephi, Relata), `[one, two]`, or
 * `one|two` and `one;two` (older programs).
 */
export const parseListText = (text: string): string[] => {
  // One item in quotes, as most lists are.
  const single = text.startsWith('["') && text.endsWith('"]') && text.length > 3 ? text.slice(2, -2) : null
  if (single !== null && !single.includes('"') && !single.includes('\\')) return [single]
  const inner = /^\s*\[([\s\S]*)\]\s*$/u.exec(text)?.[1]
  if (inner === undefined) return text === '' ? [] : text.split(/[|;]/u).map((item) => item.trim())
  const items: string[] = []
  let at = 0
  while (at < inner.length) {
    const character = inner[at] ?? ''
    if (/[\s,]/u.test(character)) at += 1
    else if (character === '"' || character === "'") {
      const { item, end } = quotedItem(inner, at)
      items.push(item)
      at = end
    } else {
      const end = inner.indexOf(',', at)
      items.push(inner.slice(at, end < 0 ? inner.length : end).trim())
      at = end < 0 ? inner.length : end
    }
  }
  return items
}

const quotedItem = (text: string, start: number): { readonly item: string; readonly end: number } => {
  const quote = text[start]
  let item = ''
  let at = start + 1
  while (at < text.length && text[at] !== quote) {
    if (text[at] === '\\') at += 1
    item += text[at] ?? ''
    at += 1
  }
  return { item, end: at + 1 }
}
