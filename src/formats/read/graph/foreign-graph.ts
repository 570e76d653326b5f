import { compareText, isDay } from '../../../graph/index.ts'
import type { EntityType, Knowledge } from '../../../model/index.ts'
import { ENTITY_TYPES } from '../../../model/index.ts'
import { checkKnowledge } from '../knowledge-json.ts'
import type { GenericGraph, GraphEdge, GraphNode, GraphValue } from './generic-graph.ts'

/** The rule that stands in evidence read off a graph of another program. */
export const GRAPH_FILE_RULE = 'graph-file'
const NAMELESS_RELATION = 'linked to'

/**
 * A graph of another program as Knowledge: nodes become entities, edges statements of the event type OTHER, nested nodes
 * are `part of` the outer one. The file becomes one document with a line for each edge, which is the evidence.
 */
export const adoptGraph = ({ nodes, edges }: GenericGraph, fileName: string): Knowledge => {
  const known = new Set(nodes.map(({ id }) => id))
  const implied = [...new Set(edges.flatMap(({ source, target }) => [source, target]))].filter((id) => !known.has(id))
  const all = [...nodes, ...implied.map((id) => ({ id, label: null, attributes: {}, parent: null }))]
  const idOf = entityIds(all)
  const names = new Map(all.map((node) => [node.id, nameOf(node)]))
  const links = [
    ...edges,
    ...all.flatMap((node) => (node.parent !== null && names.has(node.parent) ? partOf(node) : [])),
  ]
  const lines = createLines()
  const statementId = uniqueIds()
  const statements = links.map((edge, nth) => {
    const relation = relationOf(edge)
    const line = lines.add(
      `${names.get(edge.source) ?? edge.source} — ${relation} — ${names.get(edge.target) ?? edge.target}`,
    )
    return {
      id: statementId(edge.id ?? `edge ${String(nth + 1)}`),
      subject: idOf(edge.source),
      relation,
      eventType: 'OTHER',
      object: idOf(edge.target),
      polarity: 'positive',
      modality: 'asserted',
      time: timeOf(edge),
      confidence: 1,
      evidence: [{ document: fileName, ...line, rule: GRAPH_FILE_RULE, confidence: 1 }],
    }
  })
  return checkKnowledge({
    documents: [{ id: fileName, title: fileName, text: lines.text() }],
    entities: all.map((node) => ({
      id: idOf(node.id),
      name: nameOf(node),
      type: typeOf(node),
      aliases: aliasesOf(node),
    })),
    statements,
  })
}

const nameOf = ({ id, label }: GraphNode): string => (label === null || label.trim() === '' ? id : label.trim())

/** Ids that no JavaScript object knows by itself, and that are not empty. */
const entityIds = (nodes: readonly GraphNode[]): ((id: string) => string) => {
  const taken = new Set(nodes.map(({ id }) => id))
  const changed = new Map<string, string>()
  for (const { id } of nodes) {
    if (id !== '' && !(id in Object.prototype)) continue
    let free = `node:${id}`
    while (taken.has(free)) free += "'"
    taken.add(free)
    changed.set(id, free)
  }
  return (id) => changed.get(id) ?? id
}

const uniqueIds = (): ((wanted: string) => string) => {
  const taken = new Set<string>()
  return (wanted) => {
    let free = wanted === '' ? 'edge' : wanted
    for (let number = 2; taken.has(free); number++) free = `${wanted} #${String(number)}`
    taken.add(free)
    return free
  }
}

const TYPE_ATTRIBUTES = ['entityType', 'type', 'Type', 'category', 'class', 'kind']

const typeOf = ({ attributes }: GraphNode): EntityType => {
  for (const name of TYPE_ATTRIBUTES) {
    const value = String(attributes[name] ?? '').toUpperCase()
    const type = ENTITY_TYPES.find((known) => known === value)
    if (type !== undefined) return type
  }
  return 'MISC'
}

const aliasesOf = (node: GraphNode): string[] => {
  const value = node.attributes['aliases']
  return typeof value === 'object' ? [...new Set(value)].filter((name) => name !== nameOf(node)).sort(compareText) : []
}

const partOf = ({ id, parent }: GraphNode): GraphEdge => ({
  id: `${id} in ${parent ?? ''}`,
  source: id,
  target: parent ?? '',
  label: 'part of',
  kind: null,
  isDirected: true,
  start: null,
  end: null,
  attributes: {},
})

const relationOf = ({ label, kind, attributes }: GraphEdge): string => {
  const named = ['relation', 'label', 'type', 'Type', 'interaction'].map((name) => textOf(attributes[name]))
  return [label?.trim(), kind?.trim(), ...named].find((text) => text !== undefined && text !== '') ?? NAMELESS_RELATION
}

const textOf = (value: GraphValue | undefined): string => (typeof value === 'string' ? value.trim() : '')

const timeOf = ({ start, end }: GraphEdge): object | null => {
  const [first, last] = [dayOf(start, '01-01'), dayOf(end, '12-31')]
  if (first === null && last === null) return null
  if (first !== null && last !== null && first > last) return null
  return { start: first, end: last, precision: first === last ? 'day' : 'range' }
}

/** A date, the date of a date and time, or a year; null: another measure of time. */
const dayOf = (text: string | null, dayOfYear: string): string | null => {
  if (text === null) return null
  const day = /^\d{4}$/u.test(text) ? `${text}-${dayOfYear}` : text.slice(0, 10)
  return isDay(day) ? day : null
}

const createLines = () => {
  const lines: string[] = []
  let length = 0
  return {
    add: (written: string) => {
      const quote = written.replace(/\s+/gu, ' ')
      const start = length
      lines.push(quote)
      length += quote.length + 1
      return { start, end: start + quote.length, quote }
    },
    text: () => lines.join('\n'),
  }
}
