import { z } from 'zod'

import {
  coMentions,
  communities,
  describePath,
  disputes,
  findEntity,
  findStatement,
  matchPattern,
  paths,
  referTo,
  rivalsOf,
  timeline,
  topEntities,
} from '../graph/index.ts'
import type { StatementFilter } from '../graph/index.ts'
import { cursorAfter, openPageOf, pageOf, sentenceAround, startOf } from './answers.ts'
import type { GraphSource, Need, View } from './graph-source.ts'
import { inputs, outputs } from './schemas.ts'

const MAX_STATEMENTS_A_NEIGHBOUR = 5
/** Longer lists of hits are of no use to anybody. */
const MAX_HITS = 200
const MAX_RIVALS = 50
const MAX_MATCHES = 1000
const MAX_MEMBERS = 12

/** A question that may be put to the graph: the same over HTTP and for agents. */
export interface Question {
  readonly name: string
  readonly description: string
  readonly input: z.ZodRawShape
  readonly output: z.ZodRawShape
  /** Takes what `input` has checked. Throws KnowledgeError. */
  readonly answer: (source: GraphSource, input: unknown) => Promise<Readonly<Record<string, unknown>>>
}

interface Asking<Input extends z.ZodRawShape> {
  readonly input: Input
  readonly output: z.ZodRawShape
  /** What it has to know of the graph. */
  readonly need: (input: z.infer<z.ZodObject<Input>>) => Need
  readonly answer: (view: View, input: z.infer<z.ZodObject<Input>>) => Readonly<Record<string, unknown>>
}

const question = <Input extends z.ZodRawShape>(
  name: string,
  description: string,
  { input, output, need, answer }: Asking<Input>,
): Question => {
  const schema = z.object(input)
  return {
    name,
    description,
    input,
    output,
    answer: async (source, given) => {
      const parsed = schema.parse(given)
      return answer(await source.viewFor(need(parsed)), parsed)
    },
  }
}

type GivenFilter = Omit<StatementFilter, 'attributedTo'> & { readonly speaker?: string | undefined }

const filterOf = ({ speaker, ...filter }: GivenFilter): StatementFilter => ({ ...filter, attributedTo: speaker })

export const QUESTIONS: readonly Question[] = [
  question('search_entities', 'Find entities by name or alias.', {
    input: inputs.searchEntities,
    output: outputs.searchEntities,
    need: ({ query }) => ({ ask: 'search', query, limit: MAX_HITS }),
    answer: ({ graph, search }, { query, limit, cursor }) => {
      const { items, total, next } = pageOf(search(query, MAX_HITS), limit, cursor)
      const entities = items.map(({ id, name, type, aliases }) => ({
        id,
        name,
        type,
        aliases,
        statements: graph.getNodeAttribute(id, 'statements'),
      }))
      return { entities, total, next }
    },
  }),
  question('top_entities', 'The entities that matter most.', {
    input: inputs.topEntities,
    output: outputs.topEntities,
    need: ({ by, type }) => ({ ask: 'top', by, entityType: type }),
    answer: ({ graph }, { by, type, limit, cursor }) => {
      const ranked = topEntities(graph, { by, entityType: type, limit: Infinity })
      const { items, total, next } = pageOf(ranked, limit, cursor)
      return { entities: items.map(({ entity, score }) => ({ ...entity, score })), total, next }
    },
  }),
  question('neighbors', 'What is said about an entity and the entities around it, with a quote each.', {
    input: inputs.neighbors,
    output: outputs.neighbors,
    need: ({ entity, direction, type, limit, cursor, ...filter }) => ({
      ask: 'neighborPage',
      ...filterOf(filter),
      entity,
      direction,
      entityType: type,
      limit,
      start: startOf(cursor),
    }),
    answer: ({ graph, answers, neighborPage }, { entity, direction, type, limit, cursor, ...filter }) => {
      const start = startOf(cursor)
      const options = { ...filterOf(filter), direction, entityType: type }
      const { items, total } = neighborPage(entity, options, { start, limit })
      return {
        entity: referTo(graph, findEntity(graph, entity)),
        neighbors: items.map((neighbor) => ({
          entity: neighbor.entity,
          statements: neighbor.statements
            .slice(0, MAX_STATEMENTS_A_NEIGHBOUR)
            .map(({ statement }) => answers.statement(statement)),
        })),
        total,
        next: start + limit < total ? cursorAfter(start + limit) : null,
      }
    },
  }),
  question('paths', 'How two entities hang together over statements, the shortest ways first.', {
    input: inputs.paths,
    output: outputs.paths,
    need: ({ from, to, maxLength, limit: _limit, cursor: _cursor, ...filter }) => ({
      ask: 'paths',
      ...filterOf(filter),
      from,
      to,
      maxLength,
    }),
    answer: ({ graph, answers }, { from, to, maxLength, limit, cursor, ...filter }) => {
      const found = (most: number) => paths(graph, from, to, { ...filterOf(filter), maxLength, limit: most })
      const { items, next } = openPageOf(found, limit, cursor)
      return {
        paths: items.map((path) => ({
          words: describePath(path),
          statements: path.steps.flatMap(({ statements }) =>
            statements.slice(0, 1).map(({ statement }) => answers.statement(statement)),
          ),
        })),
        next,
      }
    },
  }),
  question('timeline', 'Dated statements about an entity, or between two, the earliest first.', {
    input: inputs.timeline,
    output: outputs.timeline,
    need: ({ entity, with: other, limit: _limit, cursor: _cursor, ...filter }) => ({
      ask: 'timeline',
      ...filterOf(filter),
      entity,
      with: other,
    }),
    answer: ({ graph, answers }, { entity, with: other, limit, cursor, ...filter }) => {
      const dated = timeline(graph, entity, { ...filterOf(filter), with: other })
      const { items, total, next } = pageOf(dated, limit, cursor)
      return {
        entity: referTo(graph, findEntity(graph, entity)),
        statements: items.map(answers.statement),
        total,
        next,
      }
    },
  }),
  question('co_mentions', 'Who else the same articles speak of, tied to it by a statement or not.', {
    input: inputs.coMentions,
    output: outputs.coMentions,
    need: ({ entity, type: _type, limit: _limit, cursor: _cursor, ...filter }) => ({
      ask: 'coMentions',
      ...filterOf(filter),
      entity,
    }),
    answer: ({ graph }, { entity, type, limit, cursor, ...filter }) => {
      const found = coMentions(graph, entity, { ...filterOf(filter), entityType: type, limit: Infinity })
      const { items, total, next } = pageOf(found, limit, cursor)
      return { entity: referTo(graph, findEntity(graph, entity)), found: items, total, next }
    },
  }),
  question('communities', 'Which entities hang together more closely than with the rest, the largest group first.', {
    input: inputs.communities,
    output: outputs.communities,
    need: ({ resolution: _resolution, limit: _limit, cursor: _cursor, ...filter }) => ({
      ask: 'communities',
      ...filterOf(filter),
    }),
    answer: ({ graph }, { resolution, limit, cursor, ...filter }) => {
      const found = communities(graph, { ...filterOf(filter), resolution })
      const { items, total, next } = pageOf(found, limit, cursor)
      const told = items.map(({ number, entities }) => ({
        number,
        size: entities.length,
        entities: entities.slice(0, MAX_MEMBERS),
      }))
      return { communities: told, total, next }
    },
  }),
  question(
    'evidence',
    'The words behind a statement, in their sentences, with their articles, and what contradicts it.',
    {
      input: inputs.evidence,
      output: outputs.evidence,
      need: ({ statement }) => ({ ask: 'statement', id: statement }),
      answer: ({ knowledge, answers }, { statement: wanted, limit, cursor }) => {
        const statement = findStatement(knowledge.statements, wanted)
        const { items, total, next } = pageOf(statement.evidence, limit, cursor)
        return {
          statement: answers.statement(statement),
          evidence: items.map((evidence) => {
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
          total,
          next,
          contradictedBy: rivalsOf(knowledge.statements, statement).slice(0, MAX_RIVALS).map(answers.statement),
        }
      },
    },
  ),
  question('disputes', 'What some hold true and others do not, side by side.', {
    input: inputs.disputes,
    output: outputs.disputes,
    need: ({ limit: _limit, cursor: _cursor, ...options }) => ({ ask: 'disputes', ...options }),
    answer: ({ graph, answers }, { limit, cursor, ...options }) => {
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
  }),
  question('match', 'Where a pattern of statements fits.', {
    input: inputs.match,
    output: outputs.match,
    need: ({ pattern }) => ({ ask: 'match', pattern }),
    answer: ({ graph, answers }, { pattern, limit, cursor }) => {
      // Matches are put in order once they are found, so pages are of one list.
      const { items, next } = pageOf(matchPattern(graph, pattern, { limit: MAX_MATCHES }), limit, cursor)
      return {
        matches: items.map(({ bindings, statements }) => ({
          bindings,
          statements: statements.flatMap((list) => list.slice(0, 1).map(answers.statement)),
        })),
        next,
      }
    },
  }),
]
