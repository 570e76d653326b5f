import { z } from 'zod'

import { ENTITY_TYPES } from '../model/index.ts'
import { RANKINGS } from './rank.ts'

const MAX_LIMIT = 10_000
const name = z.string().min(1).describe('name, alias or id')

/** Which statements a question is about; what is left out does not matter. */
const filter = {
  relation: z.string().optional(),
  eventType: z.string().optional(),
  polarity: z.enum(['positive', 'negative']).optional(),
  modality: z.enum(['asserted', 'planned', 'possible', 'demanded', 'denied']).optional(),
  attributedTo: name.nullable().optional().describe('the speaker; null: what the articles say in their own voice'),
  since: z.string().optional().describe('YYYY, YYYY-MM or YYYY-MM-DD'),
  until: z.string().optional().describe('YYYY, YYYY-MM or YYYY-MM-DD'),
  minConfidence: z.number().min(0).max(1).optional(),
  source: z.string().optional().describe('id of a document, or the source of documents'),
}
const entityType = z.enum(ENTITY_TYPES).optional()
const limit = z.int().min(1).max(MAX_LIMIT).optional()
const direction = z.enum(['in', 'out', 'both']).optional()

/** In what order statements around an entity come: `attestation`, `confidence`: the most first; `time`: undated ones last. */
export const NEIGHBOR_ORDERS = ['attestation', 'time', 'confidence'] as const

/** One schema for each question that can be asked of a graph, by its `ask`. Both memory and store answer them alike. */
export const QUESTION_SCHEMAS = {
  neighbors: z.object({
    ask: z.literal('neighbors'),
    entity: name,
    ...filter,
    entityType,
    direction,
    order: z.enum(NEIGHBOR_ORDERS).optional(),
    limit,
    after: z.string().optional().describe('`next` of the page before'),
  }),
  around: z.object({
    ask: z.literal('around'),
    entity: name,
    ...filter,
    direction,
    depth: z.int().min(1).max(100).optional(),
    limit,
  }),
  search: z.object({ ask: z.literal('search'), query: z.string(), limit }),
  shortestPath: z.object({ ask: z.literal('shortestPath'), from: name, to: name, ...filter }),
  paths: z.object({
    ask: z.literal('paths'),
    from: name,
    to: name,
    ...filter,
    maxLength: z.int().min(0).max(10).optional(),
    limit,
  }),
  subgraph: z.object({
    ask: z.literal('subgraph'),
    entities: z.array(name).min(1),
    depth: z.int().min(0).max(10).optional(),
  }),
  top: z.object({ ask: z.literal('top'), by: z.enum(RANKINGS).optional(), ...filter, entityType, limit }),
  communities: z.object({ ask: z.literal('communities'), resolution: z.number().positive().optional(), ...filter }),
  timeline: z.object({ ask: z.literal('timeline'), entity: name, with: name.optional(), ...filter }),
  disputes: z.object({ ask: z.literal('disputes'), entity: name.optional(), ...filter }),
  coMentions: z.object({ ask: z.literal('coMentions'), entity: name, ...filter, entityType, limit }),
  match: z.object({ ask: z.literal('match'), pattern: z.string(), ...filter, limit }),
} as const

/** Any question. */
export const questionSchema = z.discriminatedUnion('ask', [
  QUESTION_SCHEMAS.neighbors,
  QUESTION_SCHEMAS.around,
  QUESTION_SCHEMAS.search,
  QUESTION_SCHEMAS.shortestPath,
  QUESTION_SCHEMAS.paths,
  QUESTION_SCHEMAS.subgraph,
  QUESTION_SCHEMAS.top,
  QUESTION_SCHEMAS.communities,
  QUESTION_SCHEMAS.timeline,
  QUESTION_SCHEMAS.disputes,
  QUESTION_SCHEMAS.coMentions,
  QUESTION_SCHEMAS.match,
])

/** A question by its `ask`. */
export type GraphQuestion = z.infer<typeof questionSchema>
/** The question of one kind. */
export type QuestionOf<Ask extends GraphQuestion['ask']> = Extract<GraphQuestion, { ask: Ask }>
