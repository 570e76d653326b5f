import { isJsonLinesName, READABLE_EXTENSIONS } from '../formats/read/detect-format.ts'
import { MAX_FILE_BYTES, readDocuments } from '../formats/read/read-documents.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Diagnostic, Document } from '../model/index.ts'
import { findFiles } from '../runtime/node/find-files.ts'
import type { FoundFile } from '../runtime/node/find-files.ts'
import { unpack, withoutGzipEnding } from '../runtime/node/gunzip.ts'
import { readInput } from '../runtime/node/read-input.ts'
import { readLineBatches } from '../runtime/node/read-line-batches.ts'
import type { Session } from './command-io.ts'

/** What the paths gave. */
export interface Articles {
  readonly documents: readonly Document[]
  readonly diagnostics: readonly Diagnostic[]
  /** A file each that could not be read, and why. */
  readonly troubles: readonly KnowledgeError[]
  /** Files of folders and globs whose kind no reader knows: how many of each ending. */
  readonly passedOver?: ReadonlyMap<string, number> | undefined
}

/** JSON Lines are read in batches of this size, and may be of any length; a line must stay below `MAX_LINE_BYTES`. */
const BATCH_BYTES = 8 * 1_048_576
const MAX_LINE_BYTES = 32 * 1_048_576

/** Read all documents behind paths; what cannot be read is noted and the rest goes on. */
export const readArticles = async (
  { io }: Session,
  paths: readonly string[],
  leaveOut: readonly string[] = [],
): Promise<Articles> => {
  const found = await findFiles(paths, { cwd: io.cwd, extensions: READABLE_EXTENSIONS, leaveOut })
  const documents: Document[] = []
  const diagnostics: Diagnostic[] = []
  const troubles = [...found.troubles]
  const take = (read: ReturnType<typeof readDocuments>): void => {
    for (const document of read.documents) documents.push(document)
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic)
  }
  for (const file of found.files) {
    io.signal?.throwIfAborted()
    try {
      if (isJsonLinesName(withoutGzipEnding(file.name))) await readLines(file, io, take, troubles)
      else take(readDocuments(await readWhole(file, io)))
    } catch (error) {
      troubles.push(toTrouble(error))
    }
  }
  return { documents, diagnostics, troubles, passedOver: found.passedOver }
}

/** A file that cannot be read is the person's to know, and no reason to stop; anything else is our fault. */
const toTrouble = (error: unknown): KnowledgeError => {
  if (error instanceof KnowledgeError) return error
  throw error
}

const readWhole = async (file: FoundFile, io: Session['io']): Promise<{ name: string; bytes: Uint8Array }> => {
  const bytes = await readInput(file, io.stdin, MAX_FILE_BYTES)
  return { name: withoutGzipEnding(file.name), bytes: await unpack(file.name, bytes, MAX_FILE_BYTES) }
}

/** One batch that cannot be read does not keep the others from being read. */
const readLines = async (
  file: FoundFile,
  io: Session['io'],
  take: (read: ReturnType<typeof readDocuments>) => void,
  troubles: KnowledgeError[],
): Promise<void> => {
  const name = withoutGzipEnding(file.name)
  for await (const batch of readLineBatches(file, io.stdin, { size: BATCH_BYTES, maxLine: MAX_LINE_BYTES })) {
    io.signal?.throwIfAborted()
    try {
      take(readDocuments({ name, ...batch }))
    } catch (error) {
      troubles.push(toTrouble(error))
    }
  }
}
