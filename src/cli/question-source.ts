import { Option } from 'commander'

import { createGraph } from '../graph/index.ts'
import type { KnowledgeGraph } from '../graph/index.ts'
import type { Knowledge } from '../model/index.ts'
import type { PartQuestion } from '../store/graph-part.ts'
import type { Session } from './command-io.ts'
import { loadGraph } from './load-graph.ts'
import { withStore } from './store-options.ts'

/** The option that asks a store in place of a graph file. */
export const storeSourceOption = (): Option =>
  new Option('--store <place>', 'ask a store instead: a file, or postgres://…').conflicts('graph')

/** Where a command finds its graph. */
export interface SourceOptions {
  readonly graph: string
  readonly store?: string | undefined
}

/**
 * What a command needs to answer a question: the graph of a file, or of a store only the part that the question is
 * about. Throws MISSING_GRAPH and what reading the file or opening the store throws.
 */
export const loadFor = async (
  session: Session,
  { graph: file, store }: SourceOptions,
  question: PartQuestion,
): Promise<{ readonly knowledge: Knowledge; readonly graph: KnowledgeGraph }> => {
  if (store !== undefined) return withStore(session, { place: store, access: 'read' }, (open) => open.partFor(question))
  const knowledge = await loadGraph(session, file)
  return { knowledge, graph: createGraph(knowledge) }
}
