/**
 * What needs a file system: the language model from the package's own `data` folder, and articles from files.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

import { loadAnalyser } from './builder/load-analyser.ts'
import type { Analyser } from './builder/load-analyser.ts'
import { MAX_FILE_BYTES, readDocuments } from './formats/read/read-documents.ts'
import type { Document } from './model/index.ts'
import { createEncoder } from './runtime/node/create-encoder.ts'
import { createDataFolder } from './runtime/node/data-folder.ts'
import { unpack, withoutGzipEnding } from './runtime/node/gunzip.ts'

export { createChatEndpoint } from './runtime/node/chat-endpoint.ts'
export type { ChatEndpointOptions } from './runtime/node/chat-endpoint.ts'
export { createEncoder } from './runtime/node/create-encoder.ts'
export { createDataFolder, dataFolder } from './runtime/node/data-folder.ts'

/** Load the English reader that comes with the package. Throws `MODEL_MISSING`, `MODEL_BROKEN` or `MODEL_VERSION`. */
export const loadEnglish = (): Promise<Analyser> => loadAnalyser(createDataFolder(), createEncoder)

/**
 * Read one file of articles: txt, md, html, json, jsonl, csv, RSS or Atom, packed by gzip or not. Throws a
 * `KnowledgeError` that names file and reason.
 */
export const readArticle = async (path: string): Promise<readonly Document[]> => {
  const name = basename(path)
  const bytes = await unpack(name, await readFile(path), MAX_FILE_BYTES)
  return readDocuments({ name: withoutGzipEnding(name), bytes }).documents
}
