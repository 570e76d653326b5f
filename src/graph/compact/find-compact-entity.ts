import type { EntityType } from '../../model/index.ts'
import { at, ENTITY_TYPES, KnowledgeError } from '../../model/index.ts'
import { compareText } from '../compare-text.ts'
import type { EntityReference } from '../entity-reference.ts'
import { foldName } from '../fold-name.ts'
import { didYouMean } from '../nearest.ts'
import type { CompactGraph } from './compact-graph.ts'

/**
 * The number of the entity that a person means, by the rules of `findEntity`. An id is found at once; for a name all
 * names are looked through. Throws UNKNOWN_ENTITY, with the nearest names.
 */
export const findCompactEntity = (graph: CompactGraph, nameOrId: string): number => {
  const exact = graph.entityIds.find(nameOrId)
  if (exact >= 0) return exact
  const wanted = foldName(nameOrId)
  let best: Candidate | null = null
  for (let entity = 0; entity < graph.entities; entity += 1) {
    const first = graph.calledStart[entity] ?? 0
    const end = graph.calledStart[entity + 1] ?? 0
    for (let called = first; called < end; called += 1) {
      if (foldName(graph.called.at(called)) !== wanted) continue
      const candidate = { entity, isAlias: called > first }
      if (best === null || isBefore(graph, candidate, best)) best = candidate
      break
    }
  }
  if (best !== null) return best.entity
  throw new KnowledgeError(
    'UNKNOWN_ENTITY',
    `No entity is called "${nameOrId}".${didYouMean(nameOrId, namesOf(graph)) || ' Search for a part of its name.'}`,
  )
}

interface Candidate {
  readonly entity: number
  readonly isAlias: boolean
}

/** More statements first, then names before aliases, then by id. */
const isBefore = (graph: CompactGraph, left: Candidate, right: Candidate): boolean =>
  (statementsAbout(graph, right.entity) - statementsAbout(graph, left.entity) ||
    Number(left.isAlias) - Number(right.isAlias) ||
    compareText(graph.entityIds.at(left.entity), graph.entityIds.at(right.entity))) < 0

/** How many statements an entity is an end of; a loop counts once. */
export const statementsAbout = ({ outStart, objects, inStart }: CompactGraph, entity: number): number => {
  const [first, end] = [outStart[entity] ?? 0, outStart[entity + 1] ?? 0]
  let loops = 0
  for (let statement = first; statement < end; statement += 1) if (objects[statement] === entity) loops += 1
  return end - first + (inStart[entity + 1] ?? 0) - (inStart[entity] ?? 0) - loops
}

function* namesOf({ called }: CompactGraph): Generator<string> {
  for (let index = 0; index < called.length(); index += 1) yield called.at(index)
}

/** Name, id and type of an entity's number. */
export const referToCompact = (graph: CompactGraph, entity: number): EntityReference => ({
  id: graph.entityIds.at(entity),
  name: compactName(graph, entity),
  type: at<EntityType>(ENTITY_TYPES, graph.entityTypes[entity] ?? 0),
})

/** The name of an entity's number. */
export const compactName = ({ called, calledStart }: CompactGraph, entity: number): string =>
  called.at(calledStart[entity] ?? 0)
