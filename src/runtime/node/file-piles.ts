import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

import { KnowledgeError } from '../../model/index.ts'
import type { PileMaker, Piles } from '../../resolution/piles.ts'
import { describeFileError } from './file-error.ts'

/** Piles of plain data as JSON, in memory as long as they are small, else in a file. */
export interface FilePiles {
  readonly pilesOf: PileMaker
  /** The file is removed; nothing can be put on a pile or taken off one any more. */
  readonly close: () => void
}

export interface FilePilesOptions {
  /** A folder for the file; that of the system for temporary files unless given. */
  readonly folder?: string
  /** So many characters of JSON wait in memory before they are written. */
  readonly room?: number
}

const ROOM = 32_000_000
const NEWLINE = '\n'

/** A part of the file: where it begins, and how long it is. */
type Block = readonly [start: number, length: number]

/** Where the system lets an open file go, nothing is left of it whatever ends the process. */
const removeNow = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Windows: it goes when it is closed.
  }
}

/** Piles for data that would fill the memory. Putting something on one throws UNREADABLE_FILE where it cannot be written. */
export const createFilePiles = ({ folder = tmpdir(), room = ROOM }: FilePilesOptions = {}): FilePiles => {
  // What comes off a pile is garbage soon. V8 would let as much of it gather as is in use before it looks.
  setFlagsFromString('--heap-growing-percent=60')
  let file: { readonly descriptor: number; readonly folder: string } | null = null
  let [end, waiting] = [0, 0]
  const flushes: (() => void)[] = []
  const open = () => {
    if (file !== null) return file
    const own = mkdtempSync(join(folder, 'relata-piles-'))
    file = { descriptor: openSync(join(own, 'piles'), 'w+'), folder: own }
    removeNow(own)
    return file
  }
  const write = (text: string): Block => {
    const bytes = Buffer.from(text, 'utf8')
    try {
      const { descriptor } = open()
      for (let done = 0; done < bytes.length;)
        done += writeSync(descriptor, bytes, done, bytes.length - done, end + done)
    } catch (cause) {
      throw new KnowledgeError(
        'UNREADABLE_FILE',
        `A large graph lies in a file of ${folder} while it is made, which cannot be written: ${describeFileError(cause)}. Make room there, or name another folder in the environment as TMPDIR.`,
        { cause },
      )
    }
    const block: Block = [end, bytes.length]
    end += bytes.length
    return block
  }
  const readBlock = ([start, length]: Block): string => {
    const bytes = Buffer.allocUnsafe(length)
    const { descriptor } = open()
    for (let done = 0; done < length;) done += readSync(descriptor, bytes, done, length - done, start + done)
    return bytes.toString('utf8')
  }
  const flushAll = (): void => {
    flushes.forEach((flush) => flush())
    waiting = 0
  }
  return {
    pilesOf: <Item>(): Piles<Item> => {
      const blocks: Block[][] = []
      const fresh: string[][] = []
      flushes.push(() => {
        for (const [pile, lines] of fresh.entries()) {
          if (lines.length === 0) continue
          blocks[pile]?.push(write(lines.join(NEWLINE)))
          fresh[pile] = []
        }
      })
      return {
        put: (pile, item) => {
          while (fresh.length <= pile) {
            fresh.push([])
            blocks.push([])
          }
          // JSON as `stringify` writes it has no line break.
          const line = JSON.stringify(item)
          fresh[pile]?.push(line)
          waiting += line.length
          if (waiting > room) flushAll()
        },
        on: (pile) => {
          const lines = (blocks[pile] ?? []).flatMap((block) => readBlock(block).split(NEWLINE))
          return [...lines, ...(fresh[pile] ?? [])].map((line) => JSON.parse(line) as Item)
        },
        count: () => fresh.length,
      }
    },
    close: () => {
      if (file === null) return
      closeSync(file.descriptor)
      rmSync(file.folder, { recursive: true, force: true })
      file = null
    },
  }
}
