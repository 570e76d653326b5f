import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

import { KnowledgeError } from '../../model/index.ts'
import type { FoundFile } from './find-files.ts'
import { gzipError, isGzip } from './gunzip.ts'
import { openInput } from './read-input.ts'
import { unreadableFile } from './file-error.ts'

/** Whole lines of a file as bytes. */
export interface LineBatch {
  readonly bytes: Uint8Array
  /** Lines that stand before the batch. */
  readonly linesBefore: number
}

const LINE_FEED = 0x0a

/**
 * The lines of a file of any length in batches of about `size` bytes, unpacked where it is gzip, so that memory does
 * not grow with the file. Throws UNREADABLE_FILE, BROKEN_FILE for damaged gzip, and TOO_LARGE for a line longer than
 * `maxLine` bytes.
 */
export async function* readLineBatches(
  file: FoundFile,
  stdin: Readable,
  { size, maxLine }: { readonly size: number; readonly maxLine: number },
): AsyncGenerator<LineBatch, void, undefined> {
  const waiting: Uint8Array[] = []
  let length = 0
  let linesBefore = 0
  for await (const chunk of unpacked(file, stdin)) {
    const end = length + chunk.length < size ? -1 : chunk.lastIndexOf(LINE_FEED) + 1
    if (end <= 0) {
      waiting.push(chunk)
      length += chunk.length
      if (length > maxLine) throw longLine(file.name, linesBefore, maxLine)
      continue
    }
    const bytes = Buffer.concat([...waiting.splice(0), chunk.subarray(0, end)])
    yield { bytes, linesBefore }
    linesBefore += countLines(bytes)
    waiting.push(chunk.subarray(end))
    length = chunk.length - end
  }
  const bytes = Buffer.concat(waiting)
  if (bytes.length > 0 || linesBefore === 0) yield { bytes, linesBefore }
}

const countLines = (bytes: Uint8Array): number => {
  let lines = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1
  return lines
}

async function* unpacked(file: FoundFile, stdin: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = bytesOf(file, await openInput(file, stdin))
  const first = await chunks.next()
  if (first.done === true) return
  if (!isGzip(first.value)) {
    yield first.value
    yield* chunks
    return
  }
  const gunzip = createGunzip()
  let inputError: unknown = null
  const input = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    yield first.value
    yield* chunks
  }
  pipeline(input, gunzip, (error) => {
    inputError = error
  })
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array
  } catch (error) {
    throw inputError instanceof KnowledgeError ? inputError : gzipError(file.name, error, 0)
  }
}

async function* bytesOf(file: FoundFile, stream: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for await (const chunk of stream) yield chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk))
  } catch (error) {
    throw unreadableFile(file.name, error)
  }
}

const longLine = (name: string, linesBefore: number, limit: number): KnowledgeError => {
  const megabytes = String(Math.floor(limit / 1_048_576))
  const message = `${name}: a line after line ${String(linesBefore)} has more than ${megabytes} MB. A line is one document; split it.`
  return new KnowledgeError('TOO_LARGE', message)
}
