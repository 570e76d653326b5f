import { countByEntity, isDay, labelStatement } from '../../graph/index.ts'
import type { Entity, EntityId, EntityType, Knowledge, Statement } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import { escapeXml } from './escape-xml.ts'
import { RELATION_COLUMNS, createRelationWriter, groupStatements } from './gexf-relations.ts'
import { spellAttributes, spellOf } from './gexf-spell.ts'
import { createValuesWriter } from './gexf-values.ts'
import type { Column, ColumnType, CountedEntity, StatementContext } from './graph-columns.ts'
import { EDGE_COLUMNS, NODE_COLUMNS } from './graph-columns.ts'
import { statementContext, writeExtras } from './graph-extras.ts'
import { createTextPieces } from './text-pieces.ts'
import type { TextPieces } from './text-pieces.ts'
import { createXmlIds, createGexfKinds } from './xml-ids.ts'
import type { XmlIds } from './xml-ids.ts'

/** Where a node is drawn, in any unit; `z` only where the layout has three dimensions. */
export interface GexfPosition {
  readonly x: number
  readonly y: number
  readonly z?: number | undefined
}

/** What an edge of the file is. */
export type GexfEdges = 'statements' | 'relations'

/** What the file says beyond the Knowledge. Nothing is taken from the clock. */
export interface GexfOptions {
  readonly creator?: string | undefined
  readonly description?: string | undefined
  /** `YYYY-MM-DD`; left out of the file when not given. */
  readonly lastModified?: string | undefined
  readonly positions?: ReadonlyMap<EntityId, GexfPosition> | undefined
  /**
   * One edge a statement, or one for each subject, relation and object, with the times of its statements as spells. The
   * second is for looking only: it cannot be read back as Knowledge. Default `statements`.
   */
  readonly edges?: GexfEdges | undefined
  /** `#rrggbb` for some entity types, instead of our own. */
  readonly colors?: Readonly<Partial<Record<EntityType, string>>> | undefined
}

/** Paul Tol's and Okabe-Ito's colours, told apart by most eyes. The type also stands in words on every node. */
const ENTITY_COLORS: Readonly<Record<EntityType, string>> = {
  PERSON: '#cc79a7',
  ORG: '#0072b2',
  GPE: '#d55e00',
  LOC: '#009e73',
  FAC: '#44aa99',
  NORP: '#aa4499',
  EVENT: '#e69f00',
  LAW: '#332288',
  DOC: '#56b4e9',
  PRODUCT: '#999933',
  POLICY: '#882255',
  MISC: '#777777',
}

/** Diameter of a node without statements, and growth with the root of their number: area then follows the count. */
const BASE_SIZE = 4
const SIZE_PER_ROOT = 3

/**
 * Knowledge as GEXF 1.3 (gexf.net, schema and primer; checked against the grammar by the tests), in pieces of some
 * 64 KB. One edge a statement. Gephi takes edges for one when source, target and kind agree, so the kind is the
 * relation, and a further statement on the same pair and relation gets `relation #2`; the attribute `relation` and the
 * label stay clean. Weight is the number of evidences.
 *
 * The evidence is in lists that run in step: the n-th quote of `evidence` is in the n-th document of `documentIds`,
 * which is of the n-th outlet of `sources`, at the n-th `evidenceStart`, and so on. Lists are written as Gephi reads
 * them, `["one", "two"]`.
 *
 * Only when some statement has a time the graph is dynamic, in intervals of days with both ends in; an open end is left
 * out, and so is a time that is no interval of days (it stays in the attributes). Characters that XML forbids become
 * U+FFFD; ids that become equal by that get a suffix. What attributes cannot hold follows the graph as processing
 * instructions (`writeExtras`), so that `readGraphFile` gives the same Knowledge again. Throws WRONG_OPTION for a day or a
 * colour that is none.
 */
export function* writeGexf(knowledge: Knowledge, options: GexfOptions = {}): Generator<string, void, undefined> {
  const ids = createXmlIds(knowledge)
  const pieces = createTextPieces()
  const edges = options.edges ?? 'statements'
  const context = statementContext(knowledge, ids.entity)
  pieces.add(head(knowledge, options) + columns('node', NODE_COLUMNS))
  pieces.add(edges === 'relations' ? columns('edge', RELATION_COLUMNS) : columns('edge', EDGE_COLUMNS))
  yield* listed('nodes', knowledge.entities, createNodeWriter(knowledge, ids, options), pieces)
  if (edges === 'relations') {
    yield* listed('edges', groupStatements(knowledge.statements), createRelationWriter(ids, context), pieces)
  } else yield* listed('edges', knowledge.statements, createEdgeWriter(ids, context), pieces)
  pieces.add('  </graph>\n</gexf>\n')
  yield pieces.rest()
  if (edges === 'statements') yield* writeExtras(knowledge, ids)
}

function* listed<Item>(
  name: 'nodes' | 'edges',
  items: readonly Item[],
  write: Writer<Item>,
  pieces: TextPieces,
): Generator<string> {
  pieces.add(`    <${name} count="${String(items.length)}">\n`)
  for (const item of items) {
    write(item, pieces.add)
    const text = pieces.full()
    if (text !== null) yield text
  }
  pieces.add(`    </${name}>\n`)
}

type Writer<Item> = (item: Item, add: (text: string) => void) => void

const createNodeWriter = (knowledge: Knowledge, ids: XmlIds, options: GexfOptions): Writer<Entity> => {
  const draw = createDrawing(options)
  const counts = countByEntity(knowledge.statements)
  const addValues = createValuesWriter(NODE_COLUMNS)
  return (entity, add) => {
    const counted = { entity, count: counts.get(entity.id) ?? { statements: 0, documents: 0 } }
    add(`      <node id="${escapeXml(ids.entity(entity.id))}" label="${escapeXml(entity.name)}">`)
    addValues(counted, add)
    add(draw(counted))
    add('</node>\n')
  }
}

const createEdgeWriter = (ids: XmlIds, context: StatementContext): Writer<Statement> => {
  const kindOf = createGexfKinds()
  const addValues = createValuesWriter(EDGE_COLUMNS)
  // One object for all: it is looked at and not kept.
  let item: (StatementContext & { statement: Statement }) | null = null
  return (statement, add) => {
    add('      <edge id="')
    add(escapeXml(ids.statement(statement.id)))
    add('" source="')
    add(escapeXml(ids.entity(statement.subject)))
    add('" target="')
    add(escapeXml(ids.entity(statement.object)))
    add('" kind="')
    add(escapeXml(kindOf(statement)))
    add('" label="')
    add(escapeXml(labelStatement(statement)))
    const spell = spellOf(statement.time)
    add(`" weight="${String(statement.evidence.length)}"${spell === null ? '' : spellAttributes(spell)}>`)
    if (item === null) item = { ...context, statement }
    else item.statement = statement
    addValues(item, add)
    add('</edge>\n')
  }
}

const head = (knowledge: Knowledge, options: GexfOptions): string => {
  const dynamics = knowledge.statements.some(({ time }) => spellOf(time) !== null)
    ? ' mode="dynamic" timeformat="date" timerepresentation="interval"'
    : ' mode="static"'
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `  <meta${lastModified(options)}>`,
    `    <creator>${escapeXml(options.creator ?? 'Relata')}</creator>`,
    `    <description>${escapeXml(options.description ?? describe(knowledge))}</description>`,
    '  </meta>',
    `  <graph defaultedgetype="directed" idtype="string"${dynamics}>`,
    '',
  ].join('\n')
}

const lastModified = ({ lastModified: day }: GexfOptions): string => {
  if (day === undefined) return ''
  if (isDay(day)) return ` lastmodifieddate="${day}"`
  throw new KnowledgeError('WRONG_OPTION', `lastModified is "${day}"; write a day of the calendar as 2023-01-23.`)
}

const describe = ({ documents, entities, statements }: Knowledge): string =>
  `Knowledge graph of ${count(entities, 'entity', 'entities')} and ${count(statements, 'statement', 'statements')}, read from ${count(documents, 'document', 'documents')}.`

const count = (list: readonly unknown[], one: string, many: string): string =>
  `${String(list.length)} ${list.length === 1 ? one : many}`

/** Lists of numbers, which the schema knows, are refused by networkx: all lists are of strings. */
const typeOf = (type: ColumnType): string => (type.startsWith('list') ? 'liststring' : type)

const columns = <Item>(of: 'node' | 'edge', list: readonly Column<Item>[]): string => {
  const lines = list.map(({ id, type }) => `      <attribute id="${id}" title="${id}" type="${typeOf(type)}"/>\n`)
  return `    <attributes class="${of}">\n${lines.join('')}    </attributes>\n`
}

const createDrawing = ({ colors, positions }: GexfOptions): ((counted: CountedEntity) => string) => {
  const color = Object.fromEntries(
    Object.entries({ ...ENTITY_COLORS, ...colors }).map(([type, hex]) => [type, colorElement(hex)]),
  )
  return ({ entity, count: { statements } }) => {
    const size = `<viz:size value="${number(BASE_SIZE + SIZE_PER_ROOT * Math.sqrt(statements))}"/>`
    return (color[entity.type] ?? '') + size + position(positions?.get(entity.id))
  }
}

const colorElement = (hex: string): string => {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)?.slice(1)
  if (channels === undefined) throw new KnowledgeError('WRONG_OPTION', `The colour "${hex}" is not written as #0072b2.`)
  const [r, g, b] = channels.map((channel) => String(parseInt(channel, 16)))
  return `<viz:color r="${r ?? '0'}" g="${g ?? '0'}" b="${b ?? '0'}"/>`
}

const position = (place: GexfPosition | undefined): string => {
  if (place === undefined || ![place.x, place.y, place.z ?? 0].every(Number.isFinite)) return ''
  const z = place.z === undefined ? '' : ` z="${number(place.z)}"`
  return `<viz:position x="${number(place.x)}" y="${number(place.y)}"${z}/>`
}

/** To the thousandth: more is noise in a drawing, and the same on every machine. */
const number = (value: number): string => String(Math.round(value * 1000) / 1000)
