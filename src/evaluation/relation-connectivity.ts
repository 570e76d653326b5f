import { foldName } from '../graph/fold-name.ts'
import type { EntityId, Knowledge, Span } from '../model/index.ts'

/** A stretch of a text, by its words and its UTF-16 offsets. */
export interface RelationEnd extends Span {
  readonly text: string
}

/** A relation between two stretches of a text. */
export interface TextRelation {
  readonly source: RelationEnd
  readonly target: RelationEnd
}

export interface RelatedText {
  readonly id: string
  readonly text: string
  readonly relations: readonly TextRelation[]
}

const KEPT_CONFIDENCE = 0.5

/** Read re3d's documents with the relations that its annotators kept (JSON lines). */
export const parseRelations = (jsonl: string): RelatedText[] =>
  jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, text, relations } = JSON.parse(line) as Re3dRecord
      return {
        id,
        text,
        relations: relations
          .filter(({ confidence }) => confidence >= KEPT_CONFIDENCE)
          .map(({ source, target }) => ({ source: endOf(source), target: endOf(target) })),
      }
    })

interface Re3dEnd {
  readonly begin: number
  readonly end: number
  readonly text: string
}

const endOf = ({ begin, end, text }: Re3dEnd): RelationEnd => ({ start: begin, end, text })

interface Re3dRecord {
  readonly id: string
  readonly text: string
  readonly relations: readonly {
    readonly source: Re3dEnd
    readonly target: Re3dEnd
    readonly confidence: number
  }[]
}

/** How many relations have ends that are one node, joined by a statement, or joined by a path of two statements. */
export const joinedShare = (knowledge: Knowledge, relations: readonly TextRelation[]): number => {
  const nodes = createNodeLookup(knowledge)
  const neighbours = new Map<EntityId, Set<EntityId>>()
  const join = (from: EntityId, to: EntityId): void => {
    neighbours.set(from, (neighbours.get(from) ?? new Set<EntityId>()).add(to))
  }
  for (const { subject, object } of knowledge.statements) {
    join(subject, object)
    join(object, subject)
  }
  const isJoined = (from: EntityId, to: EntityId): boolean => {
    const near = neighbours.get(from) ?? new Set<EntityId>()
    return from === to || near.has(to) || [...near].some((middle) => neighbours.get(middle)?.has(to) === true)
  }
  return relations.filter(({ source, target }) => {
    const ends = nodes(target)
    return nodes(source).some((from) => ends.some((to) => isJoined(from, to)))
  }).length
}

const LEADING = /^(?:the|a|an|this|that|these|those|his|her|its|their|our)\s+/iu

const keyOf = (text: string): string => foldName(text.replace(LEADING, ''))

/**
 * The entities that a stretch of text stands for: those that evidence finds in it (a pronoun too), those of its whole
 * name, and where there are none those of the longest name among its words.
 */
const createNodeLookup = (knowledge: Knowledge): ((end: RelationEnd) => readonly EntityId[]) => {
  const byName = createNameLookup(knowledge)
  const mentions = knowledge.statements.flatMap(({ subject, object, evidence }) =>
    evidence.flatMap(({ ends }) =>
      ends === undefined
        ? []
        : [
            { id: subject, ...ends.subject },
            { id: object, ...ends.object },
          ],
    ),
  )
  return ({ start, end, text }) => {
    const inside = mentions.filter((mention) => isSamePhrase(mention, { start, end })).map(({ id }) => id)
    return [...new Set([...inside, ...byName(text)])]
  }
}

/** A mention within the stretch, or one that differs from it by an article before or a tail behind. */
const isSamePhrase = (mention: Span, { start, end }: Span): boolean =>
  mention.start < end &&
  mention.end > start &&
  mention.start >= start - MAX_ARTICLE_UNITS &&
  mention.end <= end + (mention.start <= start ? MAX_TAIL_UNITS : 0)

const MAX_ARTICLE_UNITS = 6
const MAX_TAIL_UNITS = 40

const createNameLookup = ({ entities }: Knowledge): ((text: string) => readonly EntityId[]) => {
  const byName = new Map<string, EntityId[]>()
  for (const { id, name, aliases } of entities)
    for (const key of new Set([name, ...aliases].map(keyOf)))
      if (key !== '') byName.set(key, [...(byName.get(key) ?? []), id])
  return (text) => {
    const key = keyOf(text)
    const whole = byName.get(key)
    if (whole !== undefined) return whole
    const words = key.split(' ')
    for (let size = words.length - 1; size > 0; size--)
      for (let first = words.length - size; first >= 0; first--) {
        const found = byName.get(words.slice(first, first + size).join(' '))
        if (found !== undefined) return found
      }
    return []
  }
}
