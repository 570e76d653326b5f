import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'

import { KnowledgeError } from '../../model/index.ts'
import type { FoundFile } from './find-files.ts'
import { unreadableFile } from './file-error.ts'

const BYTES_PER_MEGABYTE = 1_048_576

/** A file or standard input as a stream. Throws UNREADABLE_FILE where it is a folder or cannot be opened. */
export const openInput = async ({ name, path }: FoundFile, stdin: Readable): Promise<Readable> => {
  if (path === null) return stdin
  try {
    const handle = await open(path)
    if ((await handle.stat()).isDirectory()) {
      await handle.close()
      throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    }
    return createReadStream(path, { fd: handle })
  } catch (error) {
    throw unreadableFile(name, error)
  }
}

/** All bytes of a file or of standard input. Throws UNREADABLE_FILE, and TOO_LARGE without reading on beyond `limit`. */
export const readInput = async (file: FoundFile, stdin: Readable, limit: number): Promise<Uint8Array> => {
  const stream = await openInput(file, stdin)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = toBytes(chunk)
      size += bytes.length
      if (size > limit) throw tooLarge(file.name, limit)
      chunks.push(bytes)
    }
  } catch (error) {
    throw error instanceof KnowledgeError ? error : unreadableFile(file.name, error)
  }
  return Buffer.concat(chunks)
}

/** The lines of a file or of standard input as they stream in; `\r` before `\n` is dropped. Throws BINARY_FILE on a NUL. */
export async function* readLines(file: FoundFile, stdin: Readable): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of await openInput(file, stdin)) {
      const bytes = toBytes(chunk)
      if (bytes.includes(0)) throw binaryFile(file.name)
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield withoutReturn(line)
    }
  } catch (error) {
    throw error instanceof KnowledgeError ? error : unreadableFile(file.name, error)
  }
  rest += decoder.decode()
  if (rest !== '') yield withoutReturn(rest)
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

const toBytes = (chunk: unknown): Uint8Array =>
  chunk instanceof Uint8Array ? chunk : new TextEncoder().encode(String(chunk))

const tooLarge = (name: string, limit: number): KnowledgeError => {
  const megabytes = String(Math.floor(limit / BYTES_PER_MEGABYTE))
  return new KnowledgeError('TOO_LARGE', `${name} has more than ${megabytes} MB. Split it into articles.`)
}

const binaryFile = (name: string): KnowledgeError =>
  new KnowledgeError('BINARY_FILE', `${name} is no UTF-8 text: it holds zero bytes. Save it as UTF-8 and try again.`)
