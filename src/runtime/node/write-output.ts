import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

import { KnowledgeError } from '../../model/index.ts'
import { describeFileError, systemCode } from './file-error.ts'

/** Short pieces are gathered to about this size before they are handed to the system. */
const MIN_WRITE_UNITS = 65_536

/** Write pieces of text to a stream, no faster than it takes them. */
export const writeAll = async (stream: Writable, pieces: Iterable<string>): Promise<void> => {
  let gathered = ''
  for (const piece of pieces) {
    gathered += piece
    if (gathered.length < MIN_WRITE_UNITS) continue
    await write(stream, gathered)
    gathered = ''
  }
  if (gathered !== '') await write(stream, gathered)
}

const write = async (stream: Writable, text: string): Promise<void> => {
  if (!stream.write(text)) await once(stream, 'drain')
}

/**
 * Write a file as a whole or not at all: beside its place first, then renamed into it. Folders on the way are made.
 * Links are followed; what is no regular file, such as `/dev/stdout`, is written into directly. Throws UNREADABLE_FILE.
 */
export const writeFileAtomically = async (path: string, pieces: Iterable<string>): Promise<void> => {
  try {
    const target = await targetOf(path)
    if (target.isSpecial) await writeFile(target.path, pieces)
    else await replaceFile(target.path, pieces)
  } catch (cause) {
    if (cause instanceof KnowledgeError) throw cause
    throw unwritable(path, cause)
  }
}

/** Make a folder with those on the way. Throws UNREADABLE_FILE. */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true })
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

const unwritable = (path: string, cause: unknown): KnowledgeError =>
  new KnowledgeError(
    'UNREADABLE_FILE',
    `${path} cannot be written: ${describeFileError(cause)}. Choose another place.`,
    { cause },
  )

interface Target {
  readonly path: string
  readonly isSpecial: boolean
}

const targetOf = async (path: string): Promise<Target> => {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    return { path: await realpath(path), isSpecial: !found.isFile() }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error
    return { path, isSpecial: false }
  }
}

const replaceFile = async (path: string, pieces: Iterable<string>): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeFile(beside, pieces)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

const writeFile = async (path: string, pieces: Iterable<string>): Promise<void> => {
  const stream = createWriteStream(path)
  const done = finished(stream)
  // Whoever waits below hears of it: without this, an error before that would end the process.
  done.catch(() => undefined)
  try {
    await Promise.race([writeAll(stream, pieces), done])
    stream.end()
    await done
  } finally {
    stream.destroy()
  }
}
