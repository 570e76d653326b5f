import { z } from 'zod'

import { readDate } from '../formats/read/dates.ts'
import { RANKINGS } from '../graph/index.ts'
import { ENTITY_TYPES } from '../model/index.ts'

const entityName = z.string().min(1).describe('name, alias or id of an entity')
const limit = z.int().min(1).max(50).default(10).describe('how many at most, 1 to 50')
const cursor = z.string().optional().describe('where the page before ended, from its "next"')
const minConfidence = z.number().min(0).max(1).optional().describe('leave out statements less sure than this')

/** By which statements to answer. */
const filter = {
  relation: z.string().optional().describe('label of a relation, such as "sanctioned"'),
  eventType: z.string().optional().describe('event type, such as SANCTION'),
  polarity: z.enum(['positive', 'negative']).optional(),
  modality: z.enum(['asserted', 'planned', 'possible', 'demanded', 'denied']).optional(),
  speaker: z.string().optional().describe('only what this entity says'),
  since: z.string().optional().describe('only what holds on or after it: YYYY, YYYY-MM or YYYY-MM-DD'),
  until: z.string().optional().describe('only what holds on or before it'),
  minConfidence,
}

/** What each tool takes. */
export const inputs = {
  searchEntities: {
    query: z.string().min(1).describe('words of a name; beginnings and near misses count'),
    limit,
    cursor,
  },
  topEntities: { by: z.enum(RANKINGS).default('pagerank'), type: z.enum(ENTITY_TYPES).optional(), limit, cursor },
  neighbors: {
    entity: entityName,
    ...filter,
    direction: z.enum(['in', 'out', 'both']).default('both'),
    type: z.enum(ENTITY_TYPES).optional().describe('only neighbours of this type'),
    limit,
    cursor,
  },
  paths: { from: entityName, to: entityName, maxLength: z.int().min(1).max(6).default(3), ...filter, limit, cursor },
  timeline: {
    entity: entityName,
    with: z.string().optional().describe('only what ties it to this one'),
    ...filter,
    limit,
    cursor,
  },
  coMentions: {
    entity: entityName,
    ...filter,
    type: z.enum(ENTITY_TYPES).optional().describe('only entities of this type'),
    limit,
    cursor,
  },
  communities: {
    resolution: z.number().positive().max(100).default(1).describe('above 1 more and smaller ones, below 1 fewer'),
    ...filter,
    limit,
    cursor,
  },
  evidence: { statement: z.string().min(2).describe('id of a statement, or how it begins'), limit, cursor },
  disputes: { entity: entityName.optional(), relation: z.string().optional(), minConfidence, limit, cursor },
  match: {
    pattern: z.string().describe('(Name)-[relation or EVENT_TYPE]->(?x)<-[A|B]-(?y:TYPE); a comma adds a row'),
    limit,
    cursor,
  },
  addArticles: {
    articles: z
      .array(
        z.object({
          text: z.string().min(1).describe('the article, paragraphs parted by empty lines'),
          title: z.string().optional(),
          date: z
            .string()
            .refine((text) => readDate(text) !== null, 'is no date; write YYYY-MM-DD')
            .optional()
            .describe('day of publication, YYYY-MM-DD'),
          source: z.string().optional().describe('outlet'),
          url: z.string().optional(),
        }),
      )
      .min(1)
      .max(20),
  },
} as const

const entity = z.object({ id: z.string(), name: z.string(), type: z.string() })

const statement = z.object({
  id: z.string(),
  subject: z.string(),
  relation: z.string().describe('with its reservations: "not sanctioned", "resumed (denied)"'),
  object: z.string(),
  eventType: z.string(),
  saidBy: z.string().nullable().describe('null: the articles themselves'),
  time: z.object({ start: z.string().nullable(), end: z.string().nullable() }).nullable(),
  confidence: z.number(),
  quote: z.string(),
  source: z.string().describe('outlet or title, and day of publication'),
  evidences: z.int(),
})

const next = z.string().nullable().describe('give it as "cursor" for the next page; null: no more')
const page = { total: z.int(), next }

/** What each tool gives. */
export const outputs = {
  searchEntities: {
    entities: z.array(entity.extend({ aliases: z.array(z.string()), statements: z.int() })),
    ...page,
  },
  topEntities: { entities: z.array(entity.extend({ score: z.number() })), ...page },
  neighbors: { entity, neighbors: z.array(z.object({ entity, statements: z.array(statement) })), ...page },
  paths: { paths: z.array(z.object({ words: z.string(), statements: z.array(statement) })), next },
  timeline: { entity, statements: z.array(statement), ...page },
  coMentions: {
    entity,
    found: z.array(
      z.object({
        entity,
        documents: z.array(z.string()).describe('articles that speak of both'),
        isTied: z.boolean().describe('whether a statement ties the two'),
      }),
    ),
    ...page,
  },
  communities: {
    communities: z.array(
      z.object({
        number: z.int(),
        size: z.int(),
        entities: z.array(entity).describe('the best tied first, 12 at most'),
      }),
    ),
    ...page,
  },
  evidence: {
    statement,
    evidence: z.array(
      z.object({
        quote: z.string(),
        sentence: z.string(),
        document: z.string(),
        title: z.string().nullable(),
        source: z.string().nullable(),
        publishedAt: z.string().nullable(),
        url: z.string().nullable(),
        rule: z.string(),
        confidence: z.number(),
      }),
    ),
    ...page,
    contradictedBy: z.array(statement),
  },
  disputes: {
    disputes: z.array(
      z.object({
        subject: z.string(),
        relation: z.string(),
        object: z.string(),
        affirming: z.array(statement),
        rejecting: z.array(statement),
      }),
    ),
    ...page,
  },
  match: {
    matches: z.array(z.object({ bindings: z.record(z.string(), entity), statements: z.array(statement) })),
    next,
  },
  addArticles: { documents: z.int(), entities: z.int(), statements: z.int(), added: z.array(z.string()) },
} as const

export type StatementAnswer = z.infer<typeof statement>
