import { compareText, createGraph } from '../graph/index.ts'
import type { KnowledgeGraph } from '../graph/index.ts'
import type { GraphQuestion, QuestionOf } from '../graph/graph-questions.ts'
import type { PicturePart } from '../graph/picture-part.ts'
import type { Document, Entity, EntityId, Knowledge, Statement } from '../model/index.ts'
import { vocabularyOf } from './filter-sql.ts'
import { readLinks } from './link-rows.ts'
import { neighborPage } from './neighbor-page.ts'
import { resolvedDocuments, resolvedHeads } from './resolved-documents.ts'
import { inNumbers, inTexts } from './sql-runner.ts'
import type { SqlRunner, SqlValue } from './sql-runner.ts'
import { checkGraphKept, findStoredEntity } from './store-names.ts'

/** Questions that are answered from a part of the graph. */
export type PartQuestion =
  | Exclude<GraphQuestion, { ask: 'neighbors' | 'around' | 'search' | 'shortestPath' }>
  /** What stands behind the statements whose id begins so. */
  | { readonly ask: 'statement'; readonly id: string }
  /** A page of the entities around one, in the order of `neighbors`, with all that ties them to it. */
  | (Omit<QuestionOf<'neighbors'>, 'ask' | 'after' | 'order'> & {
      readonly ask: 'neighborPage'
      readonly start?: number
    })
  /** Entities by their ids, without statements. */
  | { readonly ask: 'entities'; readonly ids: readonly EntityId[] }
  /** An entity and all that is said of it. */
  | { readonly ask: 'entity'; readonly entity: string }
  | PicturePart

/** A part of the graph that holds all that a question is about, with the vocabulary and the counts of the whole. */
export interface GraphPart {
  readonly knowledge: Knowledge
  readonly graph: KnowledgeGraph
  /** The question with ids in place of names. */
  readonly question: PartQuestion
  /** Of a page or a part for the picture: how many entities there are to take from. */
  readonly total: number | null
}

/** Statements of a graph, chosen by a condition on their numbers; null: all. */
interface Chosen {
  readonly question: PartQuestion
  readonly condition: string | null
  readonly values: readonly SqlValue[]
  /** Entities that belong to it even without a statement. */
  readonly entities: readonly number[]
  readonly total?: number
}

const DEFAULT_LENGTH = 4
/** What shows the sentences behind a statement. */
const WITH_TEXTS: ReadonlySet<PartQuestion['ask']> = new Set(['subgraph', 'statement', 'overview', 'surroundings'])

/** See `OpenStore.partFor`. */
export const createPartLoader =
  (runner: SqlRunner) =>
  (question: PartQuestion): Promise<GraphPart> =>
    runner.snapshot((sql) => loadPart(sql, question))

const loadPart = async (sql: SqlRunner, question: PartQuestion): Promise<GraphPart> => {
  await checkGraphKept(sql)
  const chosen = await choose(sql, question)
  const knowledge = await load(sql, chosen)
  const graph = createGraph(knowledge)
  graph.replaceAttributes(await vocabularyOf(sql))
  const counts = await sql.all<{ id: string; statements: number }>(
    chosen.condition === null
      ? 'select id, statements from graph_entities'
      : `select id, statements from graph_entities where id ${inTexts(sql.kind)}`,
    chosen.condition === null ? [] : [JSON.stringify(graph.nodes())],
  )
  for (const { id, statements } of counts) if (graph.hasNode(id)) graph.setNodeAttribute(id, 'statements', statements)
  return { knowledge, graph, question: chosen.question, total: chosen.total ?? null }
}

const choose = async (sql: SqlRunner, question: PartQuestion): Promise<Chosen> => {
  const speaker =
    'attributedTo' in question && typeof question.attributedTo === 'string'
      ? await findStoredEntity(sql, question.attributedTo)
      : null
  const named = speaker === null ? question : { ...question, attributedTo: speaker.id }
  const extra = speaker === null ? [] : [speaker.num]
  const touching = `num in (select statement from graph_ends where entity ${inNumbers(sql.kind)})`
  switch (named.ask) {
    case 'timeline': {
      const entity = await findStoredEntity(sql, named.entity)
      const other = named.with === undefined ? null : await findStoredEntity(sql, named.with)
      return {
        question: { ...named, entity: entity.id, with: other?.id },
        condition: `(${touching} or speaker = ?)`,
        values: [JSON.stringify([entity.num]), entity.num],
        entities: [entity.num, ...extra, ...(other === null ? [] : [other.num])],
      }
    }
    case 'coMentions': {
      const entity = await findStoredEntity(sql, named.entity)
      return {
        question: { ...named, entity: entity.id },
        condition: `num in (select statement from graph_sources where document in (select document from graph_sources where statement in (select statement from graph_ends where entity = ?)))`,
        values: [entity.num],
        entities: [entity.num, ...extra],
      }
    }
    case 'disputes': {
      const entity = named.entity === undefined ? null : await findStoredEntity(sql, named.entity)
      return {
        question: { ...named, entity: entity?.id },
        condition: `(subject, object, relation) in (select subject, object, relation from graph_statements where polarity = 'negative' or modality = 'denied')`,
        values: [],
        entities: [...(entity === null ? [] : [entity.num]), ...extra],
      }
    }
    case 'paths': {
      const [from, to] = [await findStoredEntity(sql, named.from), await findStoredEntity(sql, named.to)]
      // Every step of a path has an end in the nearer half around one of the two.
      const steps = Math.ceil((named.maxLength ?? DEFAULT_LENGTH) / 2) - 1
      const ball = await ballAround(sql, [from.num, to.num], Math.max(0, steps))
      return {
        question: { ...named, from: from.id, to: to.id },
        condition: touching,
        values: [JSON.stringify(ball)],
        entities: [from.num, to.num, ...extra],
      }
    }
    case 'subgraph': {
      const found = []
      for (const one of named.entities) found.push(await findStoredEntity(sql, one))
      const ball = await ballAround(
        sql,
        found.map(({ num }) => num),
        named.depth ?? 1,
      )
      return {
        question: { ...named, entities: found.map(({ id }) => id) },
        condition: touching,
        values: [JSON.stringify(ball)],
        entities: found.map(({ num }) => num),
      }
    }
    case 'statement': {
      const last = `${named.id}\uffff`
      const tied = await readLinks(
        sql,
        'select link from graph_links where source >= ? and source < ? union select link from graph_links where target >= ? and target < ?',
        [named.id, last, named.id, last],
      )
      return {
        question: named,
        condition: `((subject, object) in (select subject, object from graph_statements where id >= ? and id < ?) or id ${inTexts(sql.kind)})`,
        values: [named.id, last, JSON.stringify(tied.flatMap(({ from, to }) => [from, to]))],
        entities: [],
      }
    }
    case 'neighborPage': {
      const { entity, others, total } = await neighborPage(sql, named)
      return {
        question: { ...named, entity: entity.id },
        condition: `num in (select statement from graph_ends where entity = ? and other ${inNumbers(sql.kind)})`,
        values: [entity.num, JSON.stringify(others)],
        entities: [entity.num, ...extra],
        total,
      }
    }
    case 'entities': {
      const rows = await sql.all<{ num: number }>(`select num from graph_entities where id ${inTexts(sql.kind)}`, [
        JSON.stringify(named.ids),
      ])
      return { question: named, condition: '1 = 0', values: [], entities: rows.map(({ num }) => num) }
    }
    case 'entity': {
      const { id, num } = await findStoredEntity(sql, named.entity)
      return {
        question: { ...named, entity: id },
        condition: touching,
        values: [JSON.stringify([num])],
        entities: [num],
      }
    }
    case 'overview': {
      const most = await sql.all<{ num: number }>(
        'select num from graph_entities order by statements desc, id limit ?',
        [named.entities],
      )
      const [all] = await sql.all<{ count: number | string }>('select count(*) as count from graph_entities')
      return { ...among(sql, named, most), total: Number(all?.count ?? 0) }
    }
    case 'surroundings': {
      const page = { entity: named.entity, start: named.start ?? 0, limit: named.entities }
      const { entity, others, total } = await neighborPage(sql, page)
      const around = among(sql, { ...named, entity: entity.id }, [entity, ...others.map((num) => ({ num }))])
      return { ...around, total }
    }
    default:
      return { question: named, condition: null, values: [], entities: [] }
  }
}

/** The best attested statements that have both ends among some entities. */
const among = (sql: SqlRunner, question: PicturePart, entities: readonly { readonly num: number }[]): Chosen => {
  const nums = entities.map(({ num }) => num)
  const list = JSON.stringify(nums)
  return {
    question,
    condition: `num in (select statement from graph_ends where entity ${inNumbers(sql.kind)} and other ${inNumbers(sql.kind)} and way > 0 order by weight, id limit ?)`,
    values: [list, list, question.statements],
    entities: nums,
  }
}

/** The entities at most so many statements away from some. */
const ballAround = async (sql: SqlRunner, centre: readonly number[], steps: number): Promise<readonly number[]> => {
  const ball = new Set(centre)
  let frontier: readonly number[] = centre
  for (let step = 0; step < steps && frontier.length > 0; step += 1) {
    const rows = await sql.all<{ other: number }>(
      `select distinct other from graph_ends where entity ${inNumbers(sql.kind)}`,
      [JSON.stringify(frontier)],
    )
    frontier = rows.map(({ other }) => other).filter((other) => !ball.has(other))
    for (const other of frontier) ball.add(other)
  }
  return [...ball]
}

const byId = (left: { readonly id: string }, right: { readonly id: string }): number => compareText(left.id, right.id)

const load = async (sql: SqlRunner, { condition, values, entities, question }: Chosen): Promise<Knowledge> => {
  const rows = await sql.all<{
    num: number
    subject: number
    object: number
    speaker: number | null
    statement: string
  }>(
    `select num, subject, object, speaker, statement from graph_statements ${condition === null ? '' : `where ${condition}`}`,
    values,
  )
  const nums = new Set(entities)
  for (const { subject, object, speaker } of rows) {
    nums.add(subject).add(object)
    if (speaker !== null) nums.add(speaker)
  }
  const found = await sql.all<{ entity: string }>(
    `select entity from graph_entities ${condition === null ? '' : `where num ${inNumbers(sql.kind)}`}`,
    condition === null ? [] : [JSON.stringify([...nums])],
  )
  const statements = rows.map(({ statement }) => JSON.parse(statement) as Statement).sort(byId)
  const ids = new Set(statements.map(({ id }) => id))
  const links = await (condition === null
    ? readLinks(sql, 'select link from graph_links')
    : readLinks(sql, `select link from graph_links where source ${inTexts(sql.kind)}`, [JSON.stringify([...ids])]))
  return {
    documents: await loadDocuments(sql, statements, condition === null || WITH_TEXTS.has(question.ask)),
    entities: found.map(({ entity }) => JSON.parse(entity) as Entity).sort(byId),
    statements,
    ...(links.length === 0 ? {} : { links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)) }),
  }
}

/** Documents behind statements; without their text unless it is asked for. */
const loadDocuments = async (
  sql: SqlRunner,
  statements: readonly Statement[],
  isWhole: boolean,
): Promise<Document[]> => {
  const ids = [...new Set(statements.flatMap(({ evidence }) => evidence.map(({ document }) => document)))]
  if (isWhole) return [...(await resolvedDocuments(sql, ids))].sort(byId)
  const heads = await resolvedHeads(sql, ids)
  return heads.map((head) => ({ ...head, url: null, text: '', blocks: [] })).sort(byId)
}
