/** A 64-bit FNV-1a hash of the UTF-16 units as 16 hexadecimal digits, in two 32-bit halves with different offsets. */
export const hashText = (text: string): string => {
  let [first, second] = [0x811c9dc5, 0x9747b28c]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ unit, 0x01000193)
  }
  return hex(first) + hex(second)
}

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0')
