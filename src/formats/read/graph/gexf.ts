import { KnowledgeError } from '../../../model/index.ts'
import { createStrings } from './generic-graph.ts'
import type { GraphSink, GraphValue } from './generic-graph.ts'
import { parseListText } from './list-text.ts'
import { readExtra } from './read-extra.ts'
import { readXml } from './read-xml.ts'
import type { XmlElement } from './read-xml.ts'

interface Declared {
  readonly title: string
  readonly type: string
  readonly preset: string | null
}

/** An element that is still open, as far as it has been read. */
interface OpenNode {
  readonly of: 'node'
  readonly id: string
  readonly label: string | null
  readonly parent: string | null
  readonly values: Record<string, GraphValue>
}
interface OpenEdge extends Omit<OpenNode, 'of' | 'parent' | 'id'> {
  readonly of: 'edge'
  readonly id: string | null
  readonly source: string | null
  readonly target: string | null
  readonly kind: string | null
  readonly type: string | undefined
  start: string | null
  end: string | null
}

/**
 * Read GEXF 1.1 to 1.3 of any program: attributes by their declared types with their defaults, nested nodes and `pid`,
 * spells and intervals (of several spells the first start and the last end). Throws BROKEN_GRAPH with line and column
 * where it is no well-formed XML, and where it is not GEXF.
 */
export const readGexf = (bytes: Uint8Array, sink: GraphSink): void => {
  const own = createStrings()
  const copyOf = (text: string | undefined): string | null => (text === undefined ? null : own(text))
  const declared = { node: new Map<string, Declared>(), edge: new Map<string, Declared>() }
  const presets: Record<'node' | 'edge', Declared[]> = { node: [], edge: [] }
  const open: (OpenNode | OpenEdge)[] = []
  let columnsOf: 'node' | 'edge' = 'node'
  let column: { readonly id: string; readonly title: string; readonly type: string } | null = null
  let preset: string | null = null
  let inPreset = false
  let isDirected = true
  let isGexf = false

  const openers: Readonly<Record<string, (element: XmlElement) => void>> = {
    gexf: () => (isGexf = true),
    graph: ({ attributes }) => (isDirected = attributes['defaultedgetype'] !== 'undirected'),
    attributes: ({ attributes }) => (columnsOf = attributes['class'] === 'edge' ? 'edge' : 'node'),
    attribute: ({ attributes: { id = '', title = id, type = 'string' } }) => {
      column = { id, title: title === '' ? id : title, type: type.toLowerCase() }
      preset = null
    },
    default: () => {
      inPreset = column !== null
      preset = ''
    },
    node: ({ attributes: { id, label, pid, parentId } }) => {
      if (id === undefined) throw broken('a node has no id')
      const outer = open.findLast((item) => item.of === 'node')
      const parent = pid ?? parentId ?? outer?.id ?? null
      open.push({
        of: 'node',
        id: own(id),
        label: copyOf(label),
        parent,
        values: Object.create(null) as OpenNode['values'],
      })
    },
    edge: ({ attributes }) => {
      const { start, startopen, end, endopen } = attributes
      open.push({
        of: 'edge',
        id: copyOf(attributes['id']),
        label: copyOf(attributes['label']),
        values: Object.create(null) as OpenNode['values'],
        source: copyOf(attributes['source']),
        target: copyOf(attributes['target']),
        kind: copyOf(attributes['kind']),
        type: attributes['type'],
        start: copyOf(start ?? startopen),
        end: copyOf(end ?? endopen),
      })
    },
    attvalue: ({ attributes: { for: name, id, attribute, value = '' } }) => {
      const item = open.at(-1)
      if (item === undefined) return
      const key = name ?? id ?? attribute ?? ''
      const column = declared[item.of].get(key)
      item.values[column?.title ?? own(key)] = column === undefined ? own(value) : typedValue(column.type, value, own)
    },
    spell: ({ attributes }) => widen(open.at(-1), attributes),
    slice: ({ attributes }) => widen(open.at(-1), attributes),
  }
  const valuesOf = ({ of, values }: OpenNode | OpenEdge): Record<string, GraphValue> => {
    for (const { title, type, preset: usual } of presets[of]) {
      if (usual !== null && !(title in values)) values[title] = typedValue(type, usual, own)
    }
    return values
  }
  const closers: Readonly<Record<string, () => void>> = {
    attribute: () => {
      if (column) {
        const known = { title: column.title, type: column.type, preset }
        declared[columnsOf].set(column.id, known)
        if (preset !== null) presets[columnsOf].push(known)
      }
      column = null
    },
    default: () => (inPreset = false),
    node: () => {
      const item = open.pop()
      if (item?.of !== 'node') return
      sink.node({ id: item.id, label: item.label, parent: item.parent, attributes: valuesOf(item) })
    },
    edge: () => {
      const item = open.pop()
      if (item?.of !== 'edge') return
      const { source, target, kind, type } = item
      if (source === null || target === null) throw broken('an edge has no source or no target')
      sink.edge({
        id: item.id,
        source,
        target,
        label: item.label,
        kind,
        isDirected: type === undefined ? isDirected : type !== 'undirected',
        start: item.start,
        end: item.end,
        attributes: valuesOf(item),
      })
    },
  }
  readXml(bytes, {
    open: (element) => openers[element.name]?.(element),
    close: (name) => closers[name]?.(),
    text: (text) => {
      if (inPreset) preset = (preset ?? '') + text
    },
    instruction: (target, body) => readExtra(target, body, sink),
  })
  if (!isGexf) throw broken('there is no element "gexf" in it')
}

const broken = (why: string): KnowledgeError =>
  new KnowledgeError('BROKEN_GRAPH', `The GEXF file is broken: ${why}. Export it again from the program that wrote it.`)

const widen = (item: OpenNode | OpenEdge | undefined, attributes: Readonly<Record<string, string>>): void => {
  if (item?.of !== 'edge') return
  const { start, startopen, end, endopen } = attributes
  const [first, last] = [start ?? startopen ?? null, end ?? endopen ?? null]
  if (first !== null && (item.start === null || first < item.start)) item.start = first
  if (last !== null && (item.end === null || last > item.end)) item.end = last
}

const NUMBERS = new Set(['integer', 'long', 'float', 'double', 'short', 'byte'])

const typedValue = (type: string, text: string, own: (text: string) => string): GraphValue => {
  if (type.startsWith('list')) return parseListText(text).map(own)
  if (type === 'boolean') return text.trim().toLowerCase() === 'true'
  if (NUMBERS.has(type)) {
    const number = Number(text)
    return Number.isFinite(number) ? number : own(text)
  }
  return own(text)
}
