/** What `TextDecoder` offers in Node and in browsers; the rooms that think compile without either's types. */
interface Decoder {
  readonly encoding: string
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}

declare const TextDecoder: new (encoding: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => Decoder

/** A decoder for an encoding. Throws RangeError where the machine does not know it. */
export const textDecoder = (encoding: string, options: { ignoreBOM?: boolean } = {}): Decoder =>
  new TextDecoder(encoding, options)
