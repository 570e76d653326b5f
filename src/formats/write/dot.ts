import { labelStatement } from '../../graph/index.ts'
import type { Knowledge, Statement } from '../../model/index.ts'
import { wellFormed } from './well-formed.ts'

/**
 * Knowledge as a directed graph in Graphviz's DOT: denied, negated and merely claimed statements are dashed, tooltips
 * hold the first quote. Yields about one line at a time.
 */
export function* writeDot({ entities, statements }: Knowledge): Generator<string, void, undefined> {
  yield 'digraph relata {\n  graph [overlap=false, splines=true];\n  node [shape=box, style=rounded, fontname="sans-serif"];\n'
  yield '  edge [fontname="sans-serif", fontsize=9];\n'
  for (const { id, name, type } of entities) yield `  ${quoted(id)} [label=${quoted(name)}, class=${quoted(type)}];\n`
  for (const statement of statements) {
    const { id, subject, object, evidence } = statement
    const look = isPlain(statement) ? '' : ', style=dashed'
    const words = `label=${quoted(labelStatement(statement))}, tooltip=${quoted(evidence[0].quote)}`
    yield `  ${quoted(subject)} -> ${quoted(object)} [id=${quoted(id)}, ${words}${look}];\n`
  }
  yield '}\n'
}

const isPlain = ({ polarity, modality, attributedTo }: Statement): boolean =>
  polarity === 'positive' && modality === 'asserted' && attributedTo === null

/** A quoted id of DOT: only quotes end it, and a backslash begins an escape. No control characters. */
const quoted = (text: string): string =>
  `"${wellFormed(text)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/[\\"]/g, '\\$&')}"`
