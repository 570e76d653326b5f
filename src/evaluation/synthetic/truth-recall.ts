import type { Entity, Knowledge, Statement } from '../../model/index.ts'
import type { SyntheticFact } from './article-scene.ts'
import type { SyntheticEntity } from './synthetic-world.ts'

/** How much of what articles state a graph has found: shares of the facts, from 0 to 1. */
export interface TruthRecall {
  readonly facts: number
  /** Both ends exist as entities of their names. */
  readonly entities: number
  /** The two are linked, whichever way. */
  readonly pair: number
  /** Linked the right way round. */
  readonly directed: number
  /** … by the relation of the fact. */
  readonly labelled: number
  /** … with its polarity and modality, its speaker and its time. */
  readonly qualified: number
}

/** Look every fact up in what was built from the articles. Entities are matched by name or alias. */
export const truthRecall = (facts: readonly SyntheticFact[], knowledge: Knowledge): TruthRecall => {
  const byName = indexNames(knowledge.entities)
  const idsOf = ({ name }: SyntheticEntity): readonly string[] => byName.get(name) ?? []
  const byPair = new Map<string, Statement[]>()
  for (const statement of knowledge.statements) {
    const key = `${statement.subject}\n${statement.object}`
    const known = byPair.get(key)
    if (known === undefined) byPair.set(key, [statement])
    else known.push(statement)
  }
  const between = (subjects: readonly string[], objects: readonly string[]): Statement[] =>
    subjects.flatMap((subject) => objects.flatMap((object) => byPair.get(`${subject}\n${object}`) ?? []))
  const counts = { entities: 0, pair: 0, directed: 0, labelled: 0, qualified: 0 }
  for (const fact of facts) {
    const [subjects, objects] = [idsOf(fact.subject), idsOf(fact.object)]
    const along = between(subjects, objects)
    const labelled = along.filter(({ relation }) => relation === fact.relation)
    if (subjects.length > 0 && objects.length > 0) counts.entities += 1
    if (along.length > 0 || between(objects, subjects).length > 0) counts.pair += 1
    if (along.length > 0) counts.directed += 1
    if (labelled.length > 0) counts.labelled += 1
    if (labelled.some((statement) => isQualified(statement, fact, idsOf))) counts.qualified += 1
  }
  const share = (count: number): number => (facts.length === 0 ? 1 : count / facts.length)
  return {
    facts: facts.length,
    entities: share(counts.entities),
    pair: share(counts.pair),
    directed: share(counts.directed),
    labelled: share(counts.labelled),
    qualified: share(counts.qualified),
  }
}

const indexNames = (entities: readonly Entity[]): ReadonlyMap<string, readonly string[]> => {
  const byName = new Map<string, string[]>()
  for (const { id, name, aliases } of entities)
    for (const called of [name, ...aliases]) {
      const known = byName.get(called)
      if (known === undefined) byName.set(called, [id])
      else known.push(id)
    }
  return byName
}

const isQualified = (
  { polarity, modality, attributedTo, time }: Statement,
  fact: SyntheticFact,
  idsOf: (entity: SyntheticEntity) => readonly string[],
): boolean =>
  polarity === fact.polarity &&
  modality === fact.modality &&
  (fact.speaker === null
    ? attributedTo === null
    : attributedTo !== null && idsOf(fact.speaker).includes(attributedTo)) &&
  (fact.time === null || (time?.start === fact.time.start && time?.end === fact.time.end))
