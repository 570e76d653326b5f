import { createAnswers } from './answers.ts'
import type { Answers } from './answers.ts'
import { createEntitySearch, createGraph, neighbors } from '../graph/index.ts'
import type { KnowledgeGraph, Neighbor, NeighborOptions } from '../graph/index.ts'
import { takePicturePart } from '../graph/picture-part.ts'
import type { PicturePart, TakenPart } from '../graph/picture-part.ts'
import type { Document, DocumentId, Entity, Knowledge } from '../model/index.ts'
import type { GraphPart, PartQuestion } from '../store/graph-part.ts'
import type { OpenStore } from '../store/open-store.ts'

/** The graph as it is now, and a text that changes with it. */
export interface CurrentGraph {
  readonly knowledge: () => Promise<Knowledge>
  readonly stamp: () => Promise<string>
}

/** What an answer is made from: the whole graph, or the part that its question needs. */
export interface View {
  readonly knowledge: Knowledge
  readonly graph: KnowledgeGraph
  readonly answers: Answers
  /** The best fitting first. */
  readonly search: (query: string, limit: number) => readonly Entity[]
  readonly neighborPage: (entity: string, options: NeighborOptions, page: PageBounds) => NeighborPage
}

/** Which of a list. */
export interface PageBounds {
  readonly start: number
  readonly limit: number
}

export interface NeighborPage {
  readonly items: readonly Neighbor[]
  readonly total: number
}

/** What a question has to know of the graph before it is answered. */
export type Need = PartQuestion | { readonly ask: 'search'; readonly query: string; readonly limit: number }

/** Where answers come from: a graph in memory, or a store that is asked for what each question needs. */
export interface GraphSource {
  /** A text that changes with the graph. */
  readonly stamp: () => Promise<string>
  /** Throws what finding an entity throws, MISSING_GRAPH, STORE_FAILED. */
  readonly viewFor: (need: Need) => Promise<View>
  readonly part: (part: PicturePart) => Promise<TakenPart>
  /** The whole graph, for files. */
  readonly knowledge: () => Promise<Knowledge>
  readonly size: () => Promise<GraphSize>
  readonly document: (id: DocumentId) => Promise<Document | null>
  /** In the order of ids: what an agent may choose from. */
  readonly list: (kind: 'entities' | 'documents', page: PageBounds) => Promise<readonly (Entity | Document)[]>
}

export interface GraphSize {
  readonly documents: number
  readonly entities: number
  readonly statements: number
}

/** A graph in memory. What answers need is made once for each of its states. */
export const memorySource = (current: CurrentGraph): GraphSource => {
  let last: View | null = null
  const view = async (): Promise<View> => {
    const knowledge = await current.knowledge()
    if (last?.knowledge !== knowledge) last = viewOf(knowledge)
    return last
  }
  return {
    ...current,
    viewFor: view,
    part: async (part) => {
      const { knowledge, graph } = await view()
      return takePicturePart(knowledge, graph, part)
    },
    size: async () => {
      const { documents, entities, statements } = await current.knowledge()
      return { documents: documents.length, entities: entities.length, statements: statements.length }
    },
    document: async (id) => (await view()).answers.documentOf(id) ?? null,
    list: async (kind, { start, limit }) => (await current.knowledge())[kind].slice(start, start + limit),
  }
}

const viewOf = (knowledge: Knowledge, graph = createGraph(knowledge)): View => {
  const search = createEntitySearch(knowledge.entities)
  return {
    knowledge,
    graph,
    answers: createAnswers(knowledge),
    search: search.search,
    neighborPage: (entity, options, { start, limit }) => {
      const found = neighbors(graph, entity, options)
      return { items: found.slice(start, start + limit), total: found.length }
    },
  }
}

/** A store, which is never loaded as a whole but for files of all of it. */
export const storeSource = (store: OpenStore): GraphSource => ({
  stamp: store.stamp,
  viewFor: async (need) => {
    if (need.ask !== 'search') return viewOfPart(await store.partFor(need))
    const { entities } = await store.ask(need)
    const part = await store.partFor({ ask: 'entities', ids: entities.map(({ id }) => id) })
    return { ...viewOfPart(part), search: () => entities }
  },
  part: async (part) => {
    const { knowledge, total } = await store.partFor(part)
    return { knowledge, total: total ?? 0 }
  },
  knowledge: async () => (await store.partFor({ ask: 'top' })).knowledge,
  size: store.size,
  document: store.document,
  list: store.listed,
})

const viewOfPart = ({ knowledge, graph, total }: GraphPart): View => ({
  knowledge,
  graph,
  answers: createAnswers(knowledge),
  search: () => [],
  // The part holds the entities of the page and no others.
  neighborPage: (entity, options) => {
    const items = neighbors(graph, entity, options)
    return { items, total: total ?? items.length }
  },
})
