import { READABLE_EXTENSIONS } from '../formats/read/detect-format.ts'
import { MAX_FILE_BYTES, readDocuments } from '../formats/read/read-documents.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Diagnostic, Document } from '../model/index.ts'
import { findFiles } from '../runtime/node/find-files.ts'
import { readInput } from '../runtime/node/read-input.ts'
import type { Session } from './command-io.ts'

/** What the paths gave. */
export interface Articles {
  readonly documents: readonly Document[]
  readonly diagnostics: readonly Diagnostic[]
  /** A file each that could not be read, and why. */
  readonly troubles: readonly KnowledgeError[]
}

/** Read all documents behind paths; what cannot be read is noted and the rest goes on. */
export const readArticles = async ({ io }: Session, paths: readonly string[], leaveOut?: string): Promise<Articles> => {
  const found = await findFiles(paths, { cwd: io.cwd, extensions: READABLE_EXTENSIONS, leaveOut })
  const documents: Document[] = []
  const diagnostics: Diagnostic[] = []
  const troubles = [...found.troubles]
  for (const file of found.files) {
    io.signal?.throwIfAborted()
    try {
      const read = readDocuments({ name: file.name, bytes: await readInput(file, io.stdin, MAX_FILE_BYTES) })
      documents.push(...read.documents)
      diagnostics.push(...read.diagnostics)
    } catch (error) {
      // A file that cannot be read is the person's to know, and no reason to stop; anything else is our fault.
      if (!(error instanceof KnowledgeError)) throw error
      troubles.push(error)
    }
  }
  return { documents, diagnostics, troubles }
}
