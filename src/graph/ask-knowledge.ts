import type { DocumentId, Knowledge, Statement } from '../model/index.ts'
import type { Answers } from './answers.ts'
import { knowledgeAround } from './around.ts'
import { coMentions } from './co-mentions.ts'
import { communities } from './communities.ts'
import { createGraph } from './create-graph.ts'
import type { KnowledgeGraph, StatementAttributes } from './create-graph.ts'
import { disputes } from './disputes.ts'
import { referTo } from './entity-reference.ts'
import { findEntity } from './find-entity.ts'
import { foldName } from './fold-name.ts'
import type { GraphQuestion, QuestionOf } from './graph-questions.ts'
import { matchPattern } from './match.ts'
import { createNameIndex } from './name-index.ts'
import { byPageKey, pageKey, readCursor, writeCursor } from './page-cursor.ts'
import { paths, shortestPath } from './paths.ts'
import { topEntities } from './rank.ts'
import { createStatementFilter } from './statement-filter.ts'
import { timeline } from './timeline.ts'

/** How much an answer holds unless told otherwise. */
export const DEFAULT_LIMITS = { neighbors: 50, around: 1000, search: 10, depth: 2 } as const

type AnswersBy = {
  readonly [Ask in GraphQuestion['ask']]: (graph: KnowledgeGraph, question: QuestionOf<Ask>) => Answers[Ask]
}

/**
 * Answer a question from Knowledge in memory. The graph may be given where it was made already.
 * Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION, WRONG_PATTERN.
 */
export const askKnowledge = <Question extends GraphQuestion>(
  knowledge: Knowledge,
  question: Question,
  given?: KnowledgeGraph,
): Answers[Question['ask']] => {
  if (question.ask === 'search')
    return {
      entities: createNameIndex(knowledge.entities).search(question.query, question.limit ?? DEFAULT_LIMITS.search),
    } as Answers[Question['ask']]
  if (question.ask === 'subgraph')
    return { knowledge: knowledgeAround(knowledge, question.entities, question.depth) } as Answers[Question['ask']]
  const graph = given ?? createGraph(knowledge)
  const seen =
    'source' in question && question.source !== undefined ? bySource(knowledge, graph, question.source) : graph
  const answer = BY[question.ask] as (graph: KnowledgeGraph, question: GraphQuestion) => unknown
  return answer(seen, question) as Answers[Question['ask']]
}

/** The statements that documents of a source (or one document, by id) make; the vocabulary stays whole. */
const bySource = (knowledge: Knowledge, graph: KnowledgeGraph, source: string): KnowledgeGraph => {
  const documents = new Set(documentsOfSource(knowledge.documents, source))
  const part = createGraph({
    ...knowledge,
    statements: knowledge.statements.filter(({ evidence }) => evidence.some(({ document }) => documents.has(document))),
  })
  part.replaceAttributes(graph.getAttributes())
  // A name means the same entity, whatever is asked about it.
  graph.forEachNode((id, { statements }) => part.setNodeAttribute(id, 'statements', statements))
  return part
}

/** The documents of that id or source; case and accents of a source do not matter. */
export const documentsOfSource = (
  documents: readonly { readonly id: DocumentId; readonly source: string | null }[],
  wanted: string,
): DocumentId[] => {
  const folded = foldName(wanted)
  return documents
    .filter(({ id, source }) => id === wanted || (source !== null && foldName(source) === folded))
    .map(({ id }) => id)
}

const BY: Omit<AnswersBy, 'search' | 'subgraph'> & Partial<AnswersBy> = {
  neighbors: (graph, question) => {
    const { id, accepts, order, limit } = prepare(graph, question)
    const after = question.after === undefined ? null : readCursor(order, question.after)
    const found = statementsAround(graph, id, { accepts, direction: question.direction ?? 'both' })
      .map((item) => ({ ...item, key: pageKey(order, item.statement) }))
      .filter(
        ({ other }) =>
          (question.entityType ?? graph.getNodeAttribute(other, 'entityType')) ===
          graph.getNodeAttribute(other, 'entityType'),
      )
      .filter(({ key }) => after === null || byPageKey(after, key) < 0)
      .sort((left, right) => byPageKey(left.key, right.key))
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      entity: referTo(graph, id),
      items: page.map(({ other, direction, statement }) => ({ entity: referTo(graph, other), direction, statement })),
      next: found.length > limit && last !== undefined ? writeCursor(order, last.key) : null,
    }
  },
  around: (graph, question) => {
    const { id, accepts } = prepare(graph, question)
    const limit = question.limit ?? DEFAULT_LIMITS.around
    const seen = new Set([id])
    const reached: Answers['around']['reached'][number][] = []
    let frontier = [id]
    for (let depth = 1; depth <= (question.depth ?? DEFAULT_LIMITS.depth) && frontier.length > 0; depth += 1) {
      const next: string[] = []
      for (const from of frontier) {
        const crossed = statementsAround(graph, from, { accepts, direction: question.direction ?? 'both' }).sort(
          (left, right) => byPageKey(pageKey('attestation', left.statement), pageKey('attestation', right.statement)),
        )
        for (const { other, statement } of crossed) {
          if (seen.has(other) || reached.length >= limit) continue
          seen.add(other)
          next.push(other)
          reached.push({ entity: referTo(graph, other), depth, from, statement })
        }
      }
      frontier = next
    }
    return { entity: referTo(graph, id), reached }
  },
  shortestPath: (graph, { from, to, ...filter }) => ({ path: shortestPath(graph, from, to, filter) }),
  paths: (graph, { from, to, ...options }) => ({ paths: paths(graph, from, to, options) }),
  top: (graph, options) => ({ entities: topEntities(graph, options) }),
  communities: (graph, options) => ({ communities: communities(graph, options) }),
  timeline: (graph, { entity, ...options }) => ({
    entity: referTo(graph, findEntity(graph, entity)),
    statements: timeline(graph, entity, options),
  }),
  disputes: (graph, options) => ({ disputes: disputes(graph, options) }),
  coMentions: (graph, { entity, ...options }) => ({
    entity: referTo(graph, findEntity(graph, entity)),
    coMentions: coMentions(graph, entity, options),
  }),
  match: (graph, { pattern, ...options }) => ({ matches: matchPattern(graph, pattern, options) }),
}

const prepare = (graph: KnowledgeGraph, question: QuestionOf<'neighbors' | 'around'>) => ({
  id: findEntity(graph, question.entity),
  accepts: createStatementFilter(graph, question),
  order: question.ask === 'neighbors' ? (question.order ?? 'attestation') : 'attestation',
  limit: question.limit ?? DEFAULT_LIMITS.neighbors,
})

interface Around {
  readonly accepts: (statement: StatementAttributes) => boolean
  readonly direction: 'in' | 'out' | 'both'
}

const statementsAround = (graph: KnowledgeGraph, id: string, { accepts, direction }: Around) => {
  const found: { readonly other: string; readonly direction: 'in' | 'out'; readonly statement: Statement }[] = []
  graph.forEachEdge(id, (_key, attributes, source, target) => {
    if (source === target || !accepts(attributes)) return
    const way = source === id ? 'out' : 'in'
    if (direction === 'both' || direction === way)
      found.push({ other: way === 'out' ? target : source, direction: way, statement: attributes.statement })
  })
  return found
}
