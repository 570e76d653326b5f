import type { Diagnostic, Document, DocumentClaims, Knowledge } from '../model/index.ts'
import { giveUp, resolveInRounds, resolveKnowledge } from '../resolution/resolve-knowledge.ts'
import type { ReadDocument, StreamedKnowledge } from '../resolution/resolve-knowledge.ts'
import { everythingOn } from '../resolution/piles.ts'
import type { PileMaker } from '../resolution/piles.ts'
import type { Overrides } from '../resolution/overrides.ts'
import type { Analyser } from './load-analyser.ts'
import { nameDocuments } from './name-documents.ts'
import { readInOrder } from './read-in-order.ts'
import { shareRepeated } from './share-repeated.ts'

/** How far a build has come. */
export interface BuildProgress {
  readonly done: number
  readonly total: number
  readonly document: Document
}

/** What a build needs, and what it tells on its way. */
export interface BuildOptions {
  /** Reads the documents: `loadEnglish` of `relata/node` gives one. */
  readonly analyser: Analyser
  /** What a person decided about names. */
  readonly overrides?: Overrides
  /** Called after each document. */
  readonly onProgress?: (progress: BuildProgress) => void
  /** Called with odd text; the build goes on. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  /** How many documents the analyser may be given at once: twice as many as it has threads keeps all of them busy. */
  readonly concurrency?: number
  /** Stops the build between two documents. */
  readonly signal?: AbortSignal
}

/** What the builder needs of an `AbortSignal`. */
interface AbortSignal {
  readonly throwIfAborted: () => void
}

/**
 * Read documents and resolve what they say into entities and statements.
 * The same documents give the same Knowledge, whatever their order; a document that comes twice is read once.
 */
export const buildKnowledge = async (documents: readonly Document[], options: BuildOptions): Promise<Knowledge> => {
  const read: ReadDocument[] = []
  await readAll(named(documents, options), options, (document, claims) =>
    read.push({ document, claims: shareRepeated(claims) }),
  )
  return resolveKnowledge(giveUp(read), options.analyser.gazetteer, options.overrides)
}

/** What is read in so many documents lies on one pile. */
const DOCUMENTS_ON_A_PILE = 4

/**
 * The same Knowledge, item by item, for more documents than can be held with what is read in them: that goes onto piles,
 * from which the lists come as often as they are gone through.
 */
export const buildInRounds = async (
  documents: readonly Document[],
  { pilesOf, ...options }: BuildOptions & { readonly pilesOf: PileMaker },
): Promise<StreamedKnowledge> => {
  const piles = pilesOf<ReadDocument>()
  let read = 0
  await readAll(named(documents, options), options, (document, claims) => {
    piles.put(Math.floor(read / DOCUMENTS_ON_A_PILE), { document, claims })
    read += 1
  })
  return resolveInRounds(() => everythingOn(piles), options.analyser.gazetteer, {
    overrides: options.overrides,
    pilesOf,
  })
}

/** Read documents one after the other, and give what was read to `keep` in the same order. */
const readAll = async (
  documents: readonly Document[],
  options: BuildOptions,
  keep: (document: Document, claims: DocumentClaims) => void,
): Promise<void> => {
  const readOne = (document: Document): Promise<DocumentClaims> => {
    options.signal?.throwIfAborted()
    return options.analyser.read(document)
  }
  let done = 0
  for await (const [document, claims] of readInOrder(documents, readOne, options.concurrency ?? 1)) {
    if (claims.sentences === 0)
      options.onDiagnostic?.({
        code: 'NO_SENTENCE',
        message: `${document.id} has no sentence to read.`,
        document: document.id,
        span: null,
      })
    keep(document, claims)
    done += 1
    options.onProgress?.({ done, total: documents.length, document })
  }
}

const named = (documents: readonly Document[], { onDiagnostic }: BuildOptions): readonly Document[] => {
  const { documents: articles, diagnostics } = nameDocuments(documents)
  for (const diagnostic of diagnostics) onDiagnostic?.(diagnostic)
  return articles
}
