import type { Diagnostic, Document, DocumentClaims, DocumentId, Entity, Statement } from '../model/index.ts'
import { KnowledgeError } from '../model/index.ts'
import { didYouMean } from '../graph/index.ts'
import { byText } from '../resolution/normalize-name.ts'
import type { Gazetteer } from '../resolution/gazetteer.ts'
import { growResolution } from '../resolution/growth/grow-resolution.ts'
import { resolutionMark } from '../resolution/growth/resolution-mark.ts'
import { createStateRows } from '../resolution/growth/state-rows.ts'
import { NO_OVERRIDES } from '../resolution/overrides.ts'
import type { Overrides } from '../resolution/overrides.ts'
import { createPiles, everythingOn } from '../resolution/piles.ts'
import type { PileMaker } from '../resolution/piles.ts'
import { resolveInRounds } from '../resolution/resolve-knowledge.ts'
import type { StreamedKnowledge } from '../resolution/resolve-knowledge.ts'
import type { BuildProgress } from './build-knowledge.ts'
import type { DocumentStore, GraphSize } from './document-store.ts'
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

/** Take documents out of a store for good. Throws UNKNOWN_DOCUMENT, with the nearest ids, before anything is taken out. */
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
  await store.remove([...new Set(ids)], { isForGood: true })
}

/** A graph that was brought up to date in its store. */
export interface UpdatedGraph {
  readonly size: GraphSize
  /** Whether only what changed was resolved. */
  readonly isGrown: boolean
  /** All of it; it can be gone through as often as need be. */
  readonly knowledge: () => Promise<StreamedKnowledge>
}

/** One document in a graph costs what resolving so many anew costs; some are taken one by one even where few are there. */
const [ANEW_FOR_ONE, AT_LEAST, AT_MOST] = [20, 20, 1000]

/**
 * Bring the graph that a store keeps up to date with its documents: as one build of the same documents would make it. A few
 * documents that came or went are resolved by themselves, with what they change for others; else all are resolved anew.
 */
export const updateGraph = async (
  store: DocumentStore,
  { gazetteer }: Pick<Analyser, 'gazetteer'>,
  { overrides = NO_OVERRIDES, pilesOf = createPiles, onResolve }: ResolveOptions = {},
): Promise<UpdatedGraph> => {
  const mark = resolutionMark(gazetteer, overrides)
  const { documents } = await store.size()
  if (await grow(store, mark, { gazetteer, overrides, documents }))
    return { size: await store.size(), isGrown: true, knowledge: () => readKept(store, pilesOf) }
  onResolve?.(documents)
  const rows = createStateRows(pilesOf)
  const knowledge = await resolveInRounds(store.each, gazetteer, { overrides, pilesOf, sink: rows.sink })
  await store.keepKnowledge(knowledge, { rows, mark })
  return { size: knowledge.size, isGrown: false, knowledge: () => Promise.resolve(knowledge) }
}

/** Whether the graph could be brought up to date with what changed alone. */
const grow = async (
  store: DocumentStore,
  mark: string,
  { documents, ...rules }: { readonly gazetteer: Gazetteer; readonly overrides: Overrides; readonly documents: number },
): Promise<boolean> => {
  const most = Math.min(AT_MOST, Math.max(AT_LEAST, Math.floor(documents / ANEW_FOR_ONE)))
  try {
    const open = await store.resolution(mark, most)
    if (open === null || open.changed.length === 0) return open !== null
    const growth = await growResolution(open.state, open.changed, rules)
    if (growth !== null) await store.keepGrowth(growth)
    return growth !== null
  } catch (error) {
    // What is kept does not fit together: it is made anew, from what was read.
    if (error instanceof KnowledgeError && error.code === 'STORE_BROKEN') return false
    throw error
  }
}

/** The same, for who needs all of it. */
export const resolveStore = async (
  store: DocumentStore,
  analyser: Pick<Analyser, 'gazetteer'>,
  options: ResolveOptions = {},
): Promise<StreamedKnowledge> => (await updateGraph(store, analyser, options)).knowledge()

const STATEMENTS_ON_A_PILE = 512

/** The graph that a store keeps, on piles. */
export const readKept = (
  { kept }: Pick<DocumentStore, 'kept'>,
  pilesOf: PileMaker = createPiles,
): Promise<StreamedKnowledge> =>
  kept(async (lists) => {
    const [documents, statements] = [pilesOf<Document>(), pilesOf<Statement>()]
    const entities: Entity[] = []
    const size = { documents: 0, entities: 0, statements: 0 }
    for await (const document of lists.documents())
      documents.put(Math.floor(size.documents++ / STATEMENTS_ON_A_PILE), document)
    for await (const entity of lists.entities()) entities.push(entity)
    size.entities = entities.length
    for await (const statement of lists.statements())
      statements.put(Math.floor(size.statements++ / STATEMENTS_ON_A_PILE), statement)
    return {
      size,
      documents: everythingOn(documents),
      entities: entities.sort((left, right) => byText(left.id, right.id)),
      statements: everythingOn(statements),
      links: await lists.links(),
    }
  })

export interface ResolveOptions {
  readonly overrides?: Overrides | undefined
  /** Where the graph lies while it is made; in memory unless given. */
  readonly pilesOf?: PileMaker
  /** Called before all documents are resolved anew, so many, which takes its time. */
  readonly onResolve?: (documents: number) => void
}
