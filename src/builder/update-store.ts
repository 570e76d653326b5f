import type { Diagnostic, Document, DocumentClaims, DocumentId } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { didYouMean } from '../graph/index.ts'
import { byText } from '../resolution/normalize-name.ts'
import type { Overrides } from '../resolution/overrides.ts'
import { createPiles } from '../resolution/piles.ts'
import type { PileMaker } from '../resolution/piles.ts'
import { resolveInRounds } from '../resolution/resolve-knowledge.ts'
import type { StreamedKnowledge } from '../resolution/resolve-knowledge.ts'
import type { BuildProgress } from './build-knowledge.ts'
import type { DocumentStore } from './document-store.ts'
import type { Analyser } from './load-analyser.ts'
import { readInOrder } from './read-in-order.ts'

export interface AddOptions {
  /** Loaded only when there is something to read. */
  readonly loadAnalyser: () => Promise<Analyser>
  /** Names the state of model and rules: documents read by another state are read again. */
  readonly engine: string
  /** How many documents the analyser may be given at once. */
  readonly concurrency?: number
  readonly onProgress?: (progress: BuildProgress) => void
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  readonly signal?: { readonly throwIfAborted: () => void }
}

/** What became of the documents that were given. */
export interface Added {
  readonly added: readonly DocumentId[]
  readonly replaced: readonly DocumentId[]
  readonly unchanged: readonly DocumentId[]
}

/**
 * Read documents into a store, one after the other, each kept as soon as it is read: after an interruption the same
 * call goes on where it was. Unchanged documents are not read again; of two given under one id the last by text counts.
 */
export const addDocuments = async (
  store: DocumentStore,
  documents: readonly Document[],
  options: AddOptions,
): Promise<Added> => {
  const known = new Map((await store.list()).map((entry) => [entry.id, entry]))
  const byId = new Map([...documents].sort(byTextOrder).map((document) => [document.id, document]))
  const unique = [...byId.values()].sort((left, right) => byText(left.id, right.id))
  const isCurrent = (document: Document): boolean => {
    const entry = known.get(document.id)
    return entry?.engine === options.engine && entry.hash === store.hashOf(document)
  }
  const open = unique.filter((document) => !isCurrent(document))
  const analyser = open.length > 0 ? await options.loadAnalyser() : null
  const readOne = async (document: Document): Promise<DocumentClaims | undefined> => {
    options.signal?.throwIfAborted()
    return analyser?.read(document)
  }
  let done = 0
  for await (const [document, claims] of readInOrder(open, readOne, options.concurrency ?? 1)) {
    done++
    if (claims === undefined) continue
    if (claims.sentences === 0) {
      const message = `${document.id} has no sentence to read.`
      options.onDiagnostic?.({ code: 'NO_SENTENCE', message, document: document.id, span: null })
    }
    await store.put({ document, claims, engine: options.engine })
    options.onProgress?.({ done, total: open.length, document })
  }
  const ids = (list: readonly Document[]): DocumentId[] => list.map(({ id }) => id)
  return {
    added: ids(open.filter(({ id }) => !known.has(id))),
    replaced: ids(open.filter(({ id }) => known.has(id))),
    unchanged: ids(unique.filter(isCurrent)),
  }
}

const byTextOrder = (left: Document, right: Document): number => byText(left.text, right.text)

/** Take documents out of a store. Throws UNKNOWN_DOCUMENT, with the nearest ids, before anything is taken out. */
export const removeDocuments = async (store: DocumentStore, ids: readonly DocumentId[]): Promise<void> => {
  const known = (await store.list()).map(({ id }) => id)
  const all = new Set(known)
  for (const id of ids) {
    if (all.has(id)) continue
    throw new KnowledgeError(
      'UNKNOWN_DOCUMENT',
      `The store has no document "${id}".${didYouMean(id, known) || ' "relata documents" lists them.'}`,
    )
  }
  await store.remove(ids)
}

/**
 * Resolve all that the store holds, as one build of the same documents would, and keep it there. What comes back is read
 * off the piles as often as it is gone through.
 */
export const resolveStore = async (
  store: DocumentStore,
  { gazetteer }: Pick<Analyser, 'gazetteer'>,
  { overrides, pilesOf = createPiles }: ResolveOptions = {},
): Promise<StreamedKnowledge> => {
  const knowledge = await resolveInRounds(store.each, gazetteer, { overrides, pilesOf })
  await store.keepKnowledge(knowledge)
  return knowledge
}

export interface ResolveOptions {
  readonly overrides?: Overrides | undefined
  /** Where the graph lies while it is made; in memory unless given. */
  readonly pilesOf?: PileMaker
}
