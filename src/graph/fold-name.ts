/**
 * A name without what people leave out when they type it: case, accents of European scripts, a leading English
 * article, the shape of quotes and dashes, repeated spaces. `The Kremlin’s` → `kremlin's`, `São Tomé` → `sao tome`.
 */
export const foldName = (name: string): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.replace(/^(?:the|an|a) (?=\S)/, '')
}
