import { labelStatement } from '../../graph/index.ts'
import type { Knowledge } from '../../model/index.ts'
import { plainEntity, plainStatement } from './plain-records.ts'

/**
 * Knowledge as node-link JSON: `networkx.node_link_graph(json.load(file), edges="edges")` gives a MultiDiGraph whose
 * edge keys are the statements' ids; D3 reads the same. Yields about one record at a time.
 */
export function* writeNodeLinkJson({ entities, statements, documents }: Knowledge): Generator<string, void, undefined> {
  yield '{"directed":true,"multigraph":true,"graph":{"name":"relata"},\n"nodes":['
  let separator = '\n'
  for (const entity of entities) {
    yield separator + JSON.stringify({ id: entity.id, label: entity.name, ...plainEntity(entity) })
    separator = ',\n'
  }
  yield '\n],\n"edges":['
  separator = '\n'
  const plain = plainStatement(documents)
  for (const statement of statements) {
    const { id: key, subject: source, object: target } = statement
    yield separator + JSON.stringify({ source, target, key, label: labelStatement(statement), ...plain(statement) })
    separator = ',\n'
  }
  yield '\n]}\n'
}
