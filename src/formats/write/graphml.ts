import { countByEntity, labelStatement } from '../../graph/index.ts'
import type { Knowledge } from '../../model/index.ts'
import { escapeXml } from './escape-xml.ts'
import { EDGE_COLUMNS, NODE_COLUMNS } from './graph-columns.ts'
import type { Column, ColumnType } from './graph-columns.ts'
import { statementContext, writeExtras } from './graph-extras.ts'
import { createXmlIds } from './xml-ids.ts'

/** Lists are JSON in a string: GraphML has no list that its readers agree on. */
const TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'string',
  integer: 'int',
  double: 'double',
  liststring: 'string',
  listinteger: 'string',
  listdouble: 'string',
}

/**
 * Knowledge as GraphML (graphml.graphdrawing.org, with `label` and `weight` as yEd, Gephi and networkx know them), in
 * pieces of about one record: one edge a statement, the attributes of `graph-columns.ts`, lists as JSON, and what they
 * cannot hold as processing instructions (`writeExtras`). Characters that XML forbids become U+FFFD.
 */
export function* writeGraphml(knowledge: Knowledge): Generator<string, void, undefined> {
  const ids = createXmlIds(knowledge)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  yield key('node', 'label', 'string') + key('edge', 'label', 'string') + key('edge', 'weight', 'double')
  yield NODE_COLUMNS.map(({ id, type }) => key('node', id, TYPES[type])).join('')
  yield EDGE_COLUMNS.map(({ id, type }) => key('edge', id, TYPES[type])).join('')
  yield '  <graph id="relata" edgedefault="directed">\n'
  const counts = countByEntity(knowledge.statements)
  for (const entity of knowledge.entities) {
    const counted = { entity, count: counts.get(entity.id) ?? { statements: 0, documents: 0 } }
    const values = data('node', 'label', entity.name) + columnData('node', NODE_COLUMNS, counted)
    yield `    <node id="${escapeXml(ids.entity(entity.id))}">${values}</node>\n`
  }
  const context = statementContext(knowledge, ids.entity)
  for (const statement of knowledge.statements) {
    const ends = `source="${escapeXml(ids.entity(statement.subject))}" target="${escapeXml(ids.entity(statement.object))}"`
    const values =
      data('edge', 'label', labelStatement(statement)) +
      data('edge', 'weight', String(statement.evidence.length)) +
      columnData('edge', EDGE_COLUMNS, { statement, ...context })
    yield `    <edge id="${escapeXml(ids.statement(statement.id))}" ${ends}>${values}</edge>\n`
  }
  yield '  </graph>\n</graphml>\n'
  yield* writeExtras(knowledge, ids)
}

const key = (of: 'node' | 'edge', id: string, type: string): string =>
  `  <key id="${of}-${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>\n`

const data = (of: 'node' | 'edge', id: string, text: string): string =>
  `<data key="${of}-${id}">${escapeXml(text)}</data>`

const columnData = <Item>(of: 'node' | 'edge', columns: readonly Column<Item>[], item: Item): string =>
  columns
    .map(({ id, value }) => {
      const found = value(item)
      if (found === null || (typeof found === 'object' && found.length === 0)) return ''
      return data(of, id, typeof found === 'object' ? JSON.stringify(found) : String(found))
    })
    .join('')
