import { labelStatement } from '../../graph/index.ts'
import type { Knowledge } from '../../model/index.ts'
import { plainEntity, plainStatement } from './plain-records.ts'

/**
 * Knowledge as graphology's own JSON (`Graph.from`): a directed multigraph, keys are the ids. Attributes are those of
 * `relata`'s graph, flat; lists of evidence run in step. Yields about one record at a time.
 */
export function* writeGraphologyJson({
  entities,
  statements,
  documents,
}: Knowledge): Generator<string, void, undefined> {
  yield '{"options":{"type":"directed","multi":true,"allowSelfLoops":true},"attributes":{"name":"relata"},\n"nodes":['
  let separator = '\n'
  for (const entity of entities) {
    const attributes = { label: entity.name, ...plainEntity(entity) }
    yield separator + JSON.stringify({ key: entity.id, attributes })
    separator = ',\n'
  }
  yield '\n],\n"edges":['
  separator = '\n'
  const plain = plainStatement(documents)
  for (const statement of statements) {
    const { id: key, subject: source, object: target } = statement
    const attributes = { label: labelStatement(statement), ...plain(statement) }
    yield separator + JSON.stringify({ key, source, target, attributes })
    separator = ',\n'
  }
  yield '\n]}\n'
}
