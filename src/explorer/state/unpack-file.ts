import { KnowledgeError } from '../../model/index.ts'
import type { GraphFile } from './open-graph-file.ts'

/** A file with its bytes, unpacked. */
export interface UnpackedFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const MAX_MEGABYTES = 256

/**
 * The bytes of a file; what is packed with gzip is unpacked, and its name loses the ending. Throws TOO_LARGE as soon as
 * more than `limit` bytes came out, and BROKEN_FILE where the file is damaged or cut short.
 */
export const unpackFile = async (file: GraphFile, limit = MAX_MEGABYTES * 2 ** 20): Promise<UnpackedFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { name: file.name, bytes }
  return { name: file.name.replace(/\.gz$/iu, ''), bytes: await gunzip(file.name, bytes, limit) }
}

const gunzip = async (
  name: string,
  packed: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length
      if (size > limit) break
      chunks.push(part.value)
    }
  } catch (cause) {
    const message = `${name} is a damaged gzip file or cut short. Fetch it again, or leave it out.`
    throw new KnowledgeError('BROKEN_FILE', message, { cause })
  }
  if (size > limit) {
    await reader.cancel()
    const megabytes = String(Math.floor(limit / 2 ** 20))
    const message = `${name} unpacks to more than ${megabytes} MB. Unpack it and take a part of it.`
    throw new KnowledgeError('TOO_LARGE', message)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
