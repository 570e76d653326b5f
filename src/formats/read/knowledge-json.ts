import { z } from 'zod'
import { compareText, isDay } from '../../graph/index.ts'
import type {
  BlockKind,
  Document,
  Evidence,
  Knowledge,
  Modality,
  Polarity,
  Span,
  Statement,
  TimePrecision,
} from '../../model/index.ts'
import { ENTITY_TYPES, KnowledgeError, STATEMENT_LINK_KINDS } from '../../model/index.ts'

/** A union of the model as a table: the compiler holds it complete, without a word too many. */
type Complete<Union extends string> = { readonly [Member in Union]: Member }

const BLOCK_KINDS: Complete<BlockKind> = {
  paragraph: 'paragraph',
  title: 'title',
  heading: 'heading',
  dateline: 'dateline',
  byline: 'byline',
  caption: 'caption',
  navigation: 'navigation',
  metadata: 'metadata',
}
export const POLARITIES: Complete<Polarity> = { positive: 'positive', negative: 'negative' }
export const MODALITIES: Complete<Modality> = {
  asserted: 'asserted',
  planned: 'planned',
  possible: 'possible',
  demanded: 'demanded',
  denied: 'denied',
}
export const PRECISIONS: Complete<TimePrecision> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  season: 'season',
  year: 'year',
  decade: 'decade',
  century: 'century',
  range: 'range',
}

const id = z.string().min(1, 'an id must not be empty')
const nullableText = z.string().nullable().default(null)
const day = z.string().refine(isDay, 'not a day of the calendar as YYYY-MM-DD').nullable()
const offset = z.int().nonnegative()
const confidence = z.number().min(0).max(1)

const documentSchema = z.object({
  id,
  title: nullableText,
  source: nullableText,
  url: nullableText,
  publishedAt: day.default(null),
  text: z.string().default(''),
  blocks: z.array(z.object({ kind: z.enum(BLOCK_KINDS), start: offset, end: offset })).default([]),
})

const entitySchema = z.object({
  id: id.refine((text) => !(text in Object.prototype), 'a name that every JavaScript object knows cannot be an id'),
  name: z.string(),
  type: z.enum(ENTITY_TYPES),
  aliases: z.array(z.string()).default([]),
  wikidata: nullableText,
  merges: z.array(z.object({ name: z.string(), score: confidence, reason: z.string() })).optional(),
})

const endSchema = z.object({
  text: z.string(),
  start: offset,
  end: offset,
  steps: z.array(z.object({ text: z.string(), rule: z.string(), score: z.number() })),
})

const evidenceSchema = z.object({
  document: id,
  start: offset,
  end: offset,
  quote: z.string(),
  rule: z.string(),
  confidence,
  ends: z.object({ subject: endSchema, object: endSchema }).optional(),
})

const statementSchema = z.object({
  id,
  subject: id,
  relation: z.string(),
  eventType: z.string(),
  object: id,
  polarity: z.enum(POLARITIES),
  modality: z.enum(MODALITIES),
  attributedTo: id.nullable().default(null),
  time: z
    .object({ start: day, end: day, precision: z.enum(PRECISIONS) })
    .nullable()
    .default(null),
  confidence,
  evidence: z.tuple([evidenceSchema], evidenceSchema),
})

const linkSchema = z.object({
  kind: z.enum(STATEMENT_LINK_KINDS),
  from: id,
  to: id,
  document: id,
  start: offset,
  end: offset,
  words: z.string(),
})

const knowledgeSchema = z.object({
  format: z.literal('relata').optional(),
  version: z.literal(1, 'this program reads version 1').optional(),
  documents: z.array(documentSchema),
  entities: z.array(entitySchema),
  statements: z.array(statementSchema),
  links: z.array(linkSchema).optional(),
})

const MAX_PROBLEMS_SHOWN = 3

/** The form of the graph file as a JSON Schema (draft 2020-12), for other programs; `public/graph.schema.json` is this. */
export const knowledgeJsonSchema = (): object => ({
  $id: 'graph.schema.json',
  title: 'Relata graph file',
  description:
    'What an article collection says: documents, entities, statements with evidence, links between statements.',
  ...z.toJSONSchema(knowledgeSchema, { io: 'input' }),
})

/** One statement alone. Throws BROKEN_GRAPH. */
export const checkStatement = (json: unknown): Statement => {
  const parsed = statementSchema.safeParse(json)
  if (parsed.success) return parsed.data
  throw broken(parsed.error.issues, ({ path, message }) => `${placeOf(json, path)}: ${message}`)
}

/** Documents and entities with statements and links that belong to them, sorted. Throws BROKEN_GRAPH. */
export const joinKnowledge = (base: Knowledge, statements: Statement[], linksJson: unknown): Knowledge => {
  const links = z.array(linkSchema).nullable().safeParse(linksJson)
  if (!links.success) throw broken(links.error.issues, ({ path, message }) => `links ${path.join('.')}: ${message}`)
  const knowledge = {
    ...base,
    statements: statements.sort(byId),
    ...(links.data === null ? {} : { links: links.data }),
  }
  const problems = findProblems(knowledge)
  if (problems.length > 0) throw broken(problems, (problem) => problem)
  return knowledge
}

/**
 * Reads the graph file that `writeKnowledgeJson` writes. `format` and `version`, a document's `title`, `source`, `url`,
 * `publishedAt`, `text` and `blocks`, an entity's `aliases` and `wikidata`, and a statement's `attributedTo` and `time`
 * may be missing. Unknown keys are dropped; lists come out sorted by id.
 *
 * Throws BROKEN_GRAPH, naming the place, on what is no JSON or has not this form, an id that occurs twice or dangles,
 * a statement without evidence, a range or time that ends before it starts, and, where the document's text is there, a
 * quote that is not what the text has at that place.
 */
export const parseKnowledgeJson = (text: string): Knowledge => checkKnowledge(parseGraphJson(text))

/** The same for JSON that has been read already. */
export const checkKnowledge = (json: unknown): Knowledge => {
  const parsed = knowledgeSchema.safeParse(json)
  if (!parsed.success) throw broken(parsed.error.issues, ({ path, message }) => `${placeOf(json, path)}: ${message}`)
  const { documents, entities, statements, links } = parsed.data
  const problems = findProblems({ documents, entities, statements, links })
  if (problems.length > 0) throw broken(problems, (problem) => problem)
  return {
    documents: documents.sort(byId),
    entities: entities.sort(byId),
    statements: statements.sort(byId),
    ...(links === undefined ? {} : { links }),
  }
}

/** The JSON of a graph file. Throws BROKEN_GRAPH. */
export const parseGraphJson = (text: string): unknown => {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new KnowledgeError(
      'BROKEN_GRAPH',
      `The graph file is no JSON (${why}). Build it again with "relata build".`,
      { cause },
    )
  }
}

/** Only the problems shown are put into words: a hostile file may have a million. */
const broken = <Problem>(problems: readonly Problem[], describe: (problem: Problem) => string): KnowledgeError => {
  const shown = problems.slice(0, MAX_PROBLEMS_SHOWN).map((problem) => `\n  ${describe(problem)}`)
  const more = problems.length - shown.length
  const rest = more > 0 ? `\n  and ${String(more)} more` : ''
  const message = `The graph file is broken:${shown.join('')}${rest}\nBuild it again with "relata build".`
  return new KnowledgeError('BROKEN_GRAPH', message)
}

/** `statements[3] (id "s4").evidence[0].start` */
const placeOf = (json: unknown, path: readonly PropertyKey[]): string => {
  let value: unknown = json
  let place = ''
  for (const key of path) {
    place += typeof key === 'number' ? `[${String(key)}]` : `${place === '' ? '' : '.'}${String(key)}`
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
    const named = z.object({ id: z.string() }).safeParse(value)
    if (named.success) place += ` (id ${JSON.stringify(named.data.id)})`
  }
  return place === '' ? 'the whole file' : place
}

const byId = (left: { readonly id: string }, right: { readonly id: string }): number => compareText(left.id, right.id)

/** What a schema cannot see: how the records hang together. */
const findProblems = ({ documents, entities, statements, links = [] }: Knowledge): string[] => {
  const texts = new Map(documents.map((document) => [document.id, document.text]))
  const entityIds = new Set(entities.map((entity) => entity.id))
  const problems: string[] = []
  findDuplicates('documents', documents, problems)
  findDuplicates('entities', entities, problems)
  const statementIds = findDuplicates('statements', statements, problems)
  for (const [index, link] of links.entries())
    for (const end of [link.from, link.to])
      if (!statementIds.has(end))
        problems.push(`links[${String(index)}]: no statement has the id ${JSON.stringify(end)}`)
  for (const [index, document] of documents.entries())
    problems.push(...blockProblems(document, `documents[${String(index)}]`))
  // Half a million statements go through here: what is right makes no list.
  for (const [index, statement] of statements.entries()) {
    if (!isSoundStatement(statement, entityIds))
      for (const problem of statementProblems(statement, entityIds))
        problems.push(`statements[${String(index)}]${problem}`)
    for (const [nth, evidence] of statement.evidence.entries()) {
      const problem = evidenceProblem(evidence, texts)
      if (problem !== null) problems.push(`statements[${String(index)}].evidence[${String(nth)}]${problem}`)
    }
  }
  return problems
}

/** Notes ids that are there twice; gives all of them. */
const findDuplicates = (
  key: string,
  records: readonly { readonly id: string }[],
  problems: string[],
): ReadonlySet<string> => {
  const seen = new Set<string>()
  for (const [index, { id }] of records.entries()) {
    if (seen.has(id)) problems.push(`${key}[${String(index)}]: the id ${JSON.stringify(id)} is there twice`)
    seen.add(id)
  }
  return seen
}

const blockProblems = ({ blocks, text }: Document, place: string): string[] =>
  blocks.flatMap((block, index) => {
    const wrong = block.end > text.length ? `ends behind the text's ${String(text.length)} units` : rangeProblem(block)
    return wrong === null ? [] : [`${place}.blocks[${String(index)}]: ${wrong}`]
  })

const rangeProblem = ({ start, end }: Span): string | null =>
  start <= end ? null : `ends at ${String(end)}, before its start at ${String(start)}`

const isSoundStatement = (
  { subject, object, attributedTo, time }: Statement,
  entityIds: ReadonlySet<string>,
): boolean =>
  entityIds.has(subject) &&
  entityIds.has(object) &&
  (attributedTo === null || entityIds.has(attributedTo)) &&
  (time?.start == null || time.end === null || time.start <= time.end)

const statementProblems = (
  { subject, object, attributedTo, time }: Statement,
  entityIds: ReadonlySet<string>,
): string[] => {
  const ends = { subject, object, attributedTo }
  const problems = Object.entries(ends).flatMap(([key, end]) =>
    end === null || entityIds.has(end) ? [] : [`.${key}: no entity has the id ${JSON.stringify(end)}`],
  )
  if (time?.start != null && time.end !== null && time.start > time.end) {
    problems.push(`.time: ends on ${time.end}, before its start on ${time.start}`)
  }
  return problems
}

const evidenceProblem = (evidence: Evidence, texts: ReadonlyMap<string, string>): string | null => {
  const text = texts.get(evidence.document)
  if (text === undefined) return `.document: no document has the id ${JSON.stringify(evidence.document)}`
  const wrong = rangeProblem(evidence)
  if (wrong !== null) return `: ${wrong}`
  if (text === '' || text.slice(evidence.start, evidence.end) === evidence.quote) return null
  const range = `${String(evidence.start)}–${String(evidence.end)}`
  return `.quote: the text of document ${JSON.stringify(evidence.document)} has other words at ${range}`
}
