/**
 * What needs a file system: the language model from the package's own `data` folder, and articles from files.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

import { loadAnalyser } from './builder/load-analyser.ts'
import type { Analyser } from './builder/load-analyser.ts'
import { readDocuments } from './formats/read/read-documents.ts'
import type { Document } from './model/index.ts'
import { createEncoder } from './runtime/node/create-encoder.ts'
import { createDataFolder } from './runtime/node/data-folder.ts'

export { createEncoder } from './runtime/node/create-encoder.ts'
export { createDataFolder, dataFolder } from './runtime/node/data-folder.ts'

/** Load the English reader that comes with the package. Throws `MODEL_MISSING`, `MODEL_BROKEN` or `MODEL_VERSION`. */
export const loadEnglish = (): Promise<Analyser> => loadAnalyser(createDataFolder(), createEncoder)

/** Read one file of articles: txt, md, html, json or jsonl. Throws a `KnowledgeError` that names file and reason. */
export const readArticle = async (path: string): Promise<readonly Document[]> =>
  readDocuments({ name: basename(path), bytes: await readFile(path) }).documents
