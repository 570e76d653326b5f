import { workerData } from 'node:worker_threads'

import { loadAnalyser, withAdditions } from '../../builder/load-analyser.ts'
import type { Analyser } from '../../builder/load-analyser.ts'
import type { Additions } from '../../extraction/extend-data.ts'
import type { Document, DocumentClaims } from '../../model/index.ts'
import { createEncoder } from './create-encoder.ts'
import { createDataFolder } from './data-folder.ts'

/** What tinypool hands over: its own port first, then what the pool was given. */
const additionsOf = (data: unknown): Additions | null =>
  Array.isArray(data) ? ((data[1] as { readonly additions?: Additions | null } | undefined)?.additions ?? null) : null

let analyser: Promise<Analyser> | null = null

const load = async (): Promise<Analyser> => {
  const additions = additionsOf(workerData)
  const loaded = await loadAnalyser(createDataFolder(), createEncoder)
  return additions === null ? loaded : withAdditions(loaded, additions)
}

/** One document read in a thread of its own; model and tables are loaded with the first. */
export const readDocument = async (document: Document): Promise<DocumentClaims> =>
  (await (analyser ??= load())).read(document)
