import type { KnowledgeGraph } from '../../graph/create-graph.ts'
import { matchPattern } from '../../graph/match.ts'
import { neighbors } from '../../graph/neighbors.ts'
import type { NeighborOptions } from '../../graph/neighbors.ts'
import { describePath, paths } from '../../graph/paths.ts'
import { createEntitySearch } from '../../graph/search-entities.ts'
import type { EntityId, Statement } from '../../model/index.ts'
import { fullOptions } from './question-calls.ts'
import type { Question } from './question.ts'
import type { KnowledgeIndex } from './knowledge-index.ts'
import { findEntity } from '../../graph/find-entity.ts'

/** One result: what it says, what it is made of. */
export interface AnswerRow {
  readonly key: string
  readonly title: string
  readonly entities: readonly EntityId[]
  readonly statements: readonly Statement[]
}

/** What the graph answers, and what of it is to be lit in the picture. */
export interface Answer {
  readonly question: Question
  readonly rows: readonly AnswerRow[]
  readonly entities: readonly EntityId[]
  readonly statements: readonly string[]
}

/**
 * Asks the whole graph, whatever the filters hide. Throws what the library throws: UNKNOWN_ENTITY, UNKNOWN_RELATION,
 * WRONG_OPTION, WRONG_PATTERN.
 */
export const answerQuestion = (graph: KnowledgeGraph, index: KnowledgeIndex, question: Question): Answer => {
  const { rows, ends } = ASK[question.verb](graph, index, question)
  return {
    question,
    rows,
    entities: [...new Set([...ends, ...rows.flatMap(({ entities }) => entities)])],
    statements: [...new Set(rows.flatMap(({ statements }) => statements.map(({ id }) => id)))],
  }
}

type Ask = (
  graph: KnowledgeGraph,
  index: KnowledgeIndex,
  question: Question,
) => { readonly rows: readonly AnswerRow[]; readonly ends: readonly EntityId[] }

/** The options were checked when the question was read; the library checks them once more. */
const optionsOf = (question: Question): NeighborOptions & { readonly maxLength?: number; readonly limit?: number } => {
  const { speaker, ...rest } = fullOptions(question)
  return { ...rest, ...(speaker !== undefined && { attributedTo: String(speaker) }) }
}

const ASK: Readonly<Record<Question['verb'], Ask>> = {
  neighbors: (graph, _index, question) => {
    const [entity = ''] = question.texts
    const found = neighbors(graph, entity, optionsOf(question))
    return {
      ends: [findEntity(graph, entity)],
      rows: found.map(({ entity: { id, name }, statements }) => ({
        key: id,
        title: name,
        entities: [id],
        statements: statements.map(({ statement }) => statement),
      })),
    }
  },
  paths: (graph, _index, question) => {
    const [from = '', to = ''] = question.texts
    const found = paths(graph, from, to, optionsOf(question))
    return {
      ends: [findEntity(graph, from), findEntity(graph, to)],
      rows: found.map((path) => ({
        key: path.entities.map(({ id }) => id).join('\t'),
        title: describePath(path),
        entities: path.entities.map(({ id }) => id),
        statements: path.steps.flatMap(({ statements }) => statements.map(({ statement }) => statement)),
      })),
    }
  },
  search: (_graph, index, question) => ({
    ends: [],
    rows: createEntitySearch(index.knowledge.entities)
      .search(question.texts.join(' '), Number(fullOptions(question)['limit']))
      .map(({ id, name }) => ({ key: id, title: name, entities: [id], statements: [] })),
  }),
  match: (graph, _index, question) => ({
    ends: [],
    rows: matchPattern(graph, question.texts.join(' '), optionsOf(question)).map(({ bindings, statements }, at) => ({
      key: String(at),
      title: Object.entries(bindings)
        .map(([name, { name: words }]) => `?${name} = ${words}`)
        .join(', '),
      entities: [
        ...new Set([
          ...Object.values(bindings).map(({ id }) => id),
          ...statements.flat().flatMap(({ subject, object }) => [subject, object]),
        ]),
      ],
      statements: statements.flat(),
    })),
  }),
}
