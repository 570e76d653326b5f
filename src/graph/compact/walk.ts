import type { CompactGraph } from './compact-graph.ts'

/** Called with the entity at the other end, and the statement that leads there; both are numbers of the graph. */
export type VisitStatement = (other: number, statement: number) => void

/** The statements of a subject, by relation and start. Nothing is allocated. */
export const forEachOut = ({ outStart, objects }: CompactGraph, entity: number, visit: VisitStatement): void => {
  const end = outStart[entity + 1] ?? 0
  for (let statement = outStart[entity] ?? end; statement < end; statement += 1)
    visit(objects[statement] ?? 0, statement)
}

/** The statements about an object, by relation and start. Nothing is allocated. */
export const forEachIn = (
  { inStart, inStatements, inSubjects }: CompactGraph,
  entity: number,
  visit: VisitStatement,
): void => {
  const end = inStart[entity + 1] ?? 0
  for (let place = inStart[entity] ?? end; place < end; place += 1)
    visit(inSubjects[place] ?? 0, inStatements[place] ?? 0)
}

/** Both: first the statements that the entity is the subject of, then those about it. A loop comes twice. */
export const forEachAround = (graph: CompactGraph, entity: number, visit: VisitStatement): void => {
  forEachOut(graph, entity, visit)
  forEachIn(graph, entity, visit)
}

/**
 * Different entities one statement away, either way, each once, itself among them where it speaks of itself: what
 * graphology's `forEachNeighbor` gives. Mark what was seen with `createMarks(graph)`; one set of marks serves any
 * number of walks, one after the other.
 */
export const forEachNeighborOf = (
  graph: CompactGraph,
  entity: number,
  { marks, visit }: { readonly marks: Marks; readonly visit: (other: number) => void },
): void => {
  const { outStart, objects, inStart, inSubjects } = graph
  const { seen } = marks
  const round = marks.next()
  const outEnd = outStart[entity + 1] ?? 0
  for (let statement = outStart[entity] ?? outEnd; statement < outEnd; statement += 1) {
    const other = objects[statement] ?? 0
    if (seen[other] === round) continue
    seen[other] = round
    visit(other)
  }
  const inEnd = inStart[entity + 1] ?? 0
  for (let place = inStart[entity] ?? inEnd; place < inEnd; place += 1) {
    const other = inSubjects[place] ?? 0
    if (seen[other] === round) continue
    seen[other] = round
    visit(other)
  }
}

/** Which entities a walk has seen: those whose number in `seen` is the round. Starting anew is free. */
export interface Marks {
  readonly seen: Uint32Array
  /** Begin a round; its number. */
  readonly next: () => number
}

/** Marks for walks over this graph, four bytes an entity; nothing is marked yet. */
export const createMarks = ({ entities }: CompactGraph): Marks => {
  const seen = new Uint32Array(entities)
  let round = 0
  return {
    seen,
    next: () => {
      if (round === 0xffffffff) {
        seen.fill(0)
        round = 0
      }
      return (round += 1)
    },
  }
}
