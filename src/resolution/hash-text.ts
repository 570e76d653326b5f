/** A 64-bit FNV-1a hash of the UTF-16 units as 16 hexadecimal digits, in two 32-bit halves with different offsets. */
export const hashText = (text: string): string => half(text, 0x811c9dc5) + half(text, 0x9747b28c)

const half = (text: string, offset: number): string => {
  let hash = offset
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
