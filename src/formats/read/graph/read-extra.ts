import { KnowledgeError } from '../../../model/index.ts'
import { EXTRA_TARGETS } from '../../write/graph-extras.ts'
import type { GraphSink } from './generic-graph.ts'

const TARGETS: ReadonlySet<string> = new Set(Object.values(EXTRA_TARGETS))

/** Hand on a processing instruction of ours; those of others are passed over. Throws BROKEN_GRAPH on ours without JSON in it. */
export const readExtra = (target: string, body: string, sink: GraphSink): void => {
  if (!TARGETS.has(target)) return
  let content: unknown
  try {
    content = JSON.parse(body)
  } catch (cause) {
    throw broken(target, cause)
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw broken(target)
  sink.extra({ target, content: content as Readonly<Record<string, unknown>> })
}

const broken = (target: string, cause?: unknown): KnowledgeError =>
  new KnowledgeError('BROKEN_GRAPH', `The graph file is broken: <?${target} …?> holds no JSON. Export it again.`, {
    cause,
  })
