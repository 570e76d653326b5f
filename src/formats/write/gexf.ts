import { countByEntity, isDay, labelStatement } from '../../graph/index.ts'
import type { EntityId, EntityType, Knowledge, TimeInterval } from '../../model/index.ts'
import { KnowledgeError } from '../../model/index.ts'
import { escapeXml } from './escape-xml.ts'
import type { Column, CountedEntity, StatementInContext } from './graph-columns.ts'
import { EDGE_COLUMNS, NODE_COLUMNS } from './graph-columns.ts'
import { statementContext, writeExtras } from './graph-extras.ts'
import { createXmlIds, createGexfKinds } from './xml-ids.ts'

/** Where a node is drawn, in any unit; `z` only where the layout has three dimensions. */
export interface GexfPosition {
  readonly x: number
  readonly y: number
  readonly z?: number | undefined
}

/** What the file says beyond the Knowledge. Nothing is taken from the clock. */
export interface GexfOptions {
  readonly creator?: string | undefined
  readonly description?: string | undefined
  /** `YYYY-MM-DD`; left out of the file when not given. */
  readonly lastModified?: string | undefined
  readonly positions?: ReadonlyMap<EntityId, GexfPosition> | undefined
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
 * Knowledge as GEXF 1.3 (gexf.net, schema and primer; checked against the grammar by the tests), in pieces of about one
 * record. One edge a statement. Gephi takes edges for one when source, target and kind agree, so the kind is the
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
  yield* head(knowledge, options)
  yield columns('node', NODE_COLUMNS) + columns('edge', EDGE_COLUMNS)
  yield `    <nodes count="${String(knowledge.entities.length)}">\n`
  const draw = createDrawing(options)
  const counts = countByEntity(knowledge.statements)
  for (const entity of knowledge.entities) {
    const counted = { entity, count: counts.get(entity.id) ?? { statements: 0, documents: 0 } }
    yield node(ids.entity(entity.id), counted, draw(counted))
  }
  yield `    </nodes>\n    <edges count="${String(knowledge.statements.length)}">\n`
  const kindOf = createGexfKinds()
  const context = statementContext(knowledge, ids.entity)
  for (const statement of knowledge.statements) {
    const ends = [ids.entity(statement.subject), ids.entity(statement.object)] as const
    yield edge({ id: ids.statement(statement.id), ends, kind: kindOf(statement) }, { statement, ...context })
  }
  yield '    </edges>\n  </graph>\n</gexf>\n'
  yield* writeExtras(knowledge, ids)
}

function* head(knowledge: Knowledge, options: GexfOptions): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
  yield `  <meta${lastModified(options)}>\n`
  yield `    <creator>${escapeXml(options.creator ?? 'Relata')}</creator>\n`
  yield `    <description>${escapeXml(options.description ?? describe(knowledge))}</description>\n  </meta>\n`
  const dynamics = knowledge.statements.some(({ time }) => spell(time) !== '')
    ? ' mode="dynamic" timeformat="date" timerepresentation="interval"'
    : ' mode="static"'
  yield `  <graph defaultedgetype="directed" idtype="string"${dynamics}>\n`
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

const columns = <Item>(of: 'node' | 'edge', list: readonly Column<Item>[]): string => {
  const lines = list.map(({ id, type }) => `      <attribute id="${id}" title="${id}" type="${type}"/>\n`)
  return `    <attributes class="${of}">\n${lines.join('')}    </attributes>\n`
}

const node = (id: string, counted: CountedEntity, drawing: string): string => {
  const label = escapeXml(counted.entity.name)
  const values = attributeValues(NODE_COLUMNS, counted)
  return `      <node id="${escapeXml(id)}" label="${label}">${values}${drawing}</node>\n`
}

interface WrittenEdge {
  readonly id: string
  readonly ends: readonly [source: string, target: string]
  readonly kind: string
}

const edge = ({ id, ends, kind }: WrittenEdge, context: StatementInContext): string => {
  const { statement } = context
  const end = `source="${escapeXml(ends[0])}" target="${escapeXml(ends[1])}"`
  const words = `kind="${escapeXml(kind)}" label="${escapeXml(labelStatement(statement))}"`
  const weight = `weight="${String(statement.evidence.length)}"`
  const values = attributeValues(EDGE_COLUMNS, context)
  return `      <edge id="${escapeXml(id)}" ${end} ${words} ${weight}${spell(statement.time)}>${values}</edge>\n`
}

const attributeValues = <Item>(list: readonly Column<Item>[], item: Item): string => {
  let values = '<attvalues>'
  for (const { id, value } of list) {
    const found = value(item)
    if (found === null) continue
    if (typeof found === 'number') values += `<attvalue for="${id}" value="${String(found)}"/>`
    else if (typeof found === 'string') values += `<attvalue for="${id}" value="${escapeXml(found)}"/>`
    else if (found.length > 0) values += `<attvalue for="${id}" value="${listText(found)}"/>`
  }
  return `${values}</attvalues>`
}

/** A list as an attribute holds it. */
const listText = (items: readonly string[] | readonly number[]): string => {
  let text = ''
  for (const item of items) text += `${text === '' ? '' : ', '}${listItem(item)}`
  return typeof items[0] === 'number' ? `[${text}]` : escapeXml(`[${text}]`)
}

/** An item as Gephi's graphstore (ArraysParser) and graphology-gexf take it: text in quotes, `\` before `"` and `\`. */
const listItem = (item: string | number): string =>
  typeof item === 'number' ? String(item) : `"${/["\\]/.test(item) ? item.replace(/["\\]/g, '\\$&') : item}"`

/** The attributes `start` and `end`, or nothing where Gephi would refuse the interval. */
const spell = (time: TimeInterval | null): string => {
  const { start = null, end = null } = time ?? {}
  if ([start, end].some((day) => day !== null && !isDay(day))) return ''
  if (start !== null && end !== null && start > end) return ''
  return (start === null ? '' : ` start="${start}"`) + (end === null ? '' : ` end="${end}"`)
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
