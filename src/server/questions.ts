import { z } from 'zod'

import {
  countByEntity,
  createEntitySearch,
  createGraph,
  describePath,
  disputes,
  findEntity,
  findStatement,
  matchPattern,
  neighbors,
  paths,
  referTo,
  rivalsOf,
  timeline,
  topEntities,
} from '../graph/index.ts'
import type { EntitySearch, KnowledgeGraph, StatementFilter } from '../graph/index.ts'
import type { Entity, Knowledge } from '../model/index.ts'
import { createAnswers, pageOf, sentenceAround } from './answers.ts'
import type { Answers } from './answers.ts'
import { inputs, outputs } from './schemas.ts'

/** What answers need, made once for each state of the graph. */
export interface View {
  readonly knowledge: Knowledge
  readonly graph: KnowledgeGraph
  readonly answers: Answers
  readonly search: EntitySearch<Entity>
}

const MAX_STATEMENTS_A_NEIGHBOUR = 5
/** Longer lists of hits are of no use to anybody. */
const MAX_HITS = 200

/** The view of a graph that may change, made anew only when it has. */
export const createView = (current: () => Promise<Knowledge>): (() => Promise<View>) => {
  let last: View | null = null
  return async () => {
    const knowledge = await current()
    if (last?.knowledge === knowledge) return last
    last = {
      knowledge,
      graph: createGraph(knowledge),
      answers: createAnswers(knowledge),
      search: createEntitySearch(knowledge.entities),
    }
    return last
  }
}

/** A question that may be put to the graph: the same over HTTP and for agents. */
export interface Question {
  readonly name: string
  readonly description: string
  readonly input: z.ZodRawShape
  readonly output: z.ZodRawShape
  /** Takes what `input` has checked. Throws KnowledgeError. */
  readonly answer: (view: View, input: unknown) => Readonly<Record<string, unknown>>
}

const question = <Input extends z.ZodRawShape>(
  name: string,
  description: string,
  shapes: { readonly input: Input; readonly output: z.ZodRawShape },
  answer: (view: View, input: z.infer<z.ZodObject<Input>>) => Readonly<Record<string, unknown>>,
): Question => {
  const schema = z.object(shapes.input)
  return { name, description, ...shapes, answer: (view, input) => answer(view, schema.parse(input)) }
}

type GivenFilter = Omit<StatementFilter, 'attributedTo'> & { readonly speaker?: string | undefined }

const filterOf = ({ speaker, ...filter }: GivenFilter): StatementFilter => ({ ...filter, attributedTo: speaker })

export const QUESTIONS: readonly Question[] = [
  question(
    'search_entities',
    'Find entities by name or alias.',
    { input: inputs.searchEntities, output: outputs.searchEntities },
    ({ knowledge, search }, { query, limit, cursor }) => {
      const counts = countByEntity(knowledge.statements)
      const { items, total, next } = pageOf(search.search(query, MAX_HITS), limit, cursor)
      const entities = items.map(({ id, name, type, aliases }) => ({
        id,
        name,
        type,
        aliases,
        statements: counts.get(id)?.statements ?? 0,
      }))
      return { entities, total, next }
    },
  ),
  question(
    'top_entities',
    'The entities that matter most.',
    { input: inputs.topEntities, output: outputs.topEntities },
    ({ graph }, { by, type, limit, cursor }) => {
      const { items, total, next } = pageOf(
        topEntities(graph, { by, entityType: type, limit: Infinity }),
        limit,
        cursor,
      )
      return { entities: items.map(({ entity, score }) => ({ ...entity, score })), total, next }
    },
  ),
  question(
    'neighbors',
    'What is said about an entity and the entities around it, with a quote each.',
    { input: inputs.neighbors, output: outputs.neighbors },
    ({ graph, answers }, { entity, direction, type, limit, cursor, ...filter }) => {
      const found = neighbors(graph, entity, { ...filterOf(filter), direction, entityType: type })
      const { items, total, next } = pageOf(found, limit, cursor)
      return {
        entity: referTo(graph, findEntity(graph, entity)),
        neighbors: items.map((neighbor) => ({
          entity: neighbor.entity,
          statements: neighbor.statements
            .slice(0, MAX_STATEMENTS_A_NEIGHBOUR)
            .map(({ statement }) => answers.statement(statement)),
        })),
        total,
        next,
      }
    },
  ),
  question(
    'paths',
    'How two entities hang together over statements, the shortest ways first.',
    { input: inputs.paths, output: outputs.paths },
    ({ graph, answers }, { from, to, maxLength, limit, ...filter }) => ({
      paths: paths(graph, from, to, { ...filterOf(filter), maxLength, limit }).map((path) => ({
        words: describePath(path),
        statements: path.steps.flatMap(({ statements }) =>
          statements.slice(0, 1).map(({ statement }) => answers.statement(statement)),
        ),
      })),
    }),
  ),
  question(
    'timeline',
    'Dated statements about an entity, or between two, the earliest first.',
    { input: inputs.timeline, output: outputs.timeline },
    ({ graph, answers }, { entity, with: other, limit, cursor, ...filter }) => {
      const { items, total, next } = pageOf(
        timeline(graph, entity, { ...filterOf(filter), with: other }),
        limit,
        cursor,
      )
      return {
        entity: referTo(graph, findEntity(graph, entity)),
        statements: items.map(answers.statement),
        total,
        next,
      }
    },
  ),
  question(
    'evidence',
    'All words behind a statement, in their sentences, with their articles, and what contradicts it.',
    { input: inputs.evidence, output: outputs.evidence },
    ({ knowledge, answers }, { statement: wanted }) => {
      const statement = findStatement(knowledge.statements, wanted)
      return {
        statement: answers.statement(statement),
        evidence: statement.evidence.map((evidence) => {
          const document = answers.documentOf(evidence.document)
          return {
            quote: evidence.quote,
            sentence: sentenceAround(document?.text ?? '', evidence),
            document: evidence.document,
            title: document?.title ?? null,
            source: document?.source ?? null,
            publishedAt: document?.publishedAt ?? null,
            url: document?.url ?? null,
            rule: evidence.rule,
            confidence: evidence.confidence,
          }
        }),
        contradictedBy: rivalsOf(knowledge.statements, statement).map(answers.statement),
      }
    },
  ),
  question(
    'disputes',
    'What some hold true and others do not, side by side.',
    { input: inputs.disputes, output: outputs.disputes },
    ({ graph, answers }, { limit, cursor, ...options }) => {
      const { items, total, next } = pageOf(disputes(graph, options), limit, cursor)
      const told = items.map(({ subject, relation, object, affirming, rejecting }) => ({
        subject: subject.name,
        relation,
        object: object.name,
        affirming: affirming.map(answers.statement),
        rejecting: rejecting.map(answers.statement),
      }))
      return { disputes: told, total, next }
    },
  ),
  question(
    'match',
    'Where a pattern of statements fits.',
    { input: inputs.match, output: outputs.match },
    ({ graph, answers }, { pattern, limit }) => ({
      matches: matchPattern(graph, pattern, { limit }).map(({ bindings, statements }) => ({
        bindings,
        statements: statements.flatMap((list) => list.slice(0, 1).map(answers.statement)),
      })),
    }),
  ),
]
