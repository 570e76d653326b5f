import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'

import type { Analyser } from '../builder/load-analyser.ts'
import type { Document, DocumentClaims, DocumentId } from '../model/index.ts'

/** What a build has read so far, kept beside the graph that it will write, so that an interrupted build can go on. */
export interface PartFile {
  /** How many documents an earlier build left here. */
  readonly found: number
  /** How many documents stand here now. */
  readonly kept: () => number
  /** Ids of documents that an earlier build had read, as far as they were asked for. */
  readonly reused: ReadonlySet<DocumentId>
  /** The analyser that reads only what does not stand here, and keeps what it reads. */
  readonly wrap: (analyser: Analyser) => Analyser
  readonly close: () => void
  /** Close and remove: the graph is written. */
  readonly discard: () => void
}

interface Place {
  readonly start: number
  readonly length: number
}

/**
 * Open the part file of a graph. It counts only if the same engine wrote it; a line that was cut off by a crash is cut
 * off here too. Null where the folder cannot be written, which the graph itself will tell.
 */
export const openPartFile = (path: string, engine: string): PartFile | null => {
  const header = `${JSON.stringify({ relata: 'part', engine })}\n`
  const opened = open(path, header)
  if (opened === null) return null
  const { file, places } = opened
  let end = opened.end
  const found = places.size
  const reused = new Set<DocumentId>()
  const read = ({ start, length }: Place): DocumentClaims => {
    const bytes = Buffer.alloc(length)
    readSync(file, bytes, 0, length, start)
    return JSON.parse(bytes.toString('utf8')) as DocumentClaims
  }
  const keep = (hash: string, claims: DocumentClaims): void => {
    const json = Buffer.from(JSON.stringify(claims), 'utf8')
    const line = Buffer.concat([Buffer.from(`${hash}\t`), json, Buffer.from('\n')])
    writeSync(file, line, 0, line.length, end)
    places.set(hash, { start: end + hash.length + 1, length: json.length })
    end += line.length
  }
  return {
    found,
    reused,
    kept: () => places.size,
    wrap: (analyser) => ({
      ...analyser,
      read: async (document) => {
        const hash = hashOf(document)
        const place = places.get(hash)
        if (place !== undefined) {
          reused.add(document.id)
          return read(place)
        }
        const claims = await analyser.read(document)
        keep(hash, claims)
        return claims
      },
    }),
    close: () => closeSync(file),
    discard: () => {
      closeSync(file)
      rmSync(path, { force: true })
    },
  }
}

const hashOf = (document: Document): string => createHash('sha256').update(JSON.stringify(document)).digest('hex')

interface Opened {
  readonly file: number
  readonly places: Map<string, Place>
  readonly end: number
}

const open = (path: string, header: string): Opened | null => {
  try {
    const bytes = readOrEmpty(path)
    const isOurs = bytes.subarray(0, Buffer.byteLength(header)).equals(Buffer.from(header))
    const file = openSync(path, isOurs ? 'r+' : 'w+')
    if (!isOurs) {
      writeSync(file, header, 0)
      return { file, places: new Map(), end: Buffer.byteLength(header) }
    }
    const { places, end } = placesOf(bytes, Buffer.byteLength(header))
    ftruncateSync(file, end)
    return { file, places, end }
  } catch {
    return null
  }
}

const readOrEmpty = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

const HASH_UNITS = 64

const placesOf = (bytes: Buffer, from: number): { places: Map<string, Place>; end: number } => {
  const places = new Map<string, Place>()
  let end = from
  for (let stop = bytes.indexOf(10, end); stop >= 0; stop = bytes.indexOf(10, end)) {
    const hash = bytes.toString('latin1', end, end + HASH_UNITS)
    if (!/^[0-9a-f]{64}$/u.test(hash) || bytes[end + HASH_UNITS] !== 9) break
    places.set(hash, { start: end + HASH_UNITS + 1, length: stop - end - HASH_UNITS - 1 })
    end = stop + 1
  }
  return { places, end }
}
