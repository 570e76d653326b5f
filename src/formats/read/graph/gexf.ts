import { KnowledgeError } from '../../../model/index.ts'
import type { GraphFileSource } from './decode-pieces.ts'
import { createValues } from './generic-graph.ts'
import type { GraphSink, GraphValue, GraphValues } from './generic-graph.ts'
import { parseListText } from './list-text.ts'
import { readExtra } from './read-extra.ts'
import { readXml } from './read-xml.ts'
import type { XmlElement } from './read-xml.ts'
import { TextCache } from './text-cache.ts'

interface Declared {
  readonly title: string
  readonly preset: string | null
  /** The value that a text stands for. */
  readonly typed: (text: string) => GraphValue
}

/** An element that is still open, as far as it has been read. */
interface OpenNode {
  readonly of: 'node'
  readonly id: string
  readonly label: string | null
  readonly parent: string | null
  readonly values: GraphValues
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
export const readGexf = (source: GraphFileSource, sink: GraphSink): void => {
  const cache = new TextCache()
  const copyOf = (text: string | undefined): string | null => (text === undefined ? null : cache.copy(text))
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
    graph: ({ get }) => (isDirected = get('defaultedgetype') !== 'undirected'),
    attributes: ({ get }) => (columnsOf = get('class') === 'edge' ? 'edge' : 'node'),
    attribute: ({ get }) => {
      const id = get('id') ?? ''
      const title = get('title') ?? id
      column = { id, title: title === '' ? id : title, type: (get('type') ?? 'string').toLowerCase() }
      preset = null
    },
    default: () => {
      inPreset = column !== null
      preset = ''
    },
    node: ({ get }) => {
      const id = get('id')
      if (id === undefined) throw broken('a node has no id')
      const outer = open.findLast((item) => item.of === 'node')
      const parent = get('pid') ?? get('parentId') ?? outer?.id ?? null
      open.push({ of: 'node', id: cache.copy(id), label: copyOf(get('label')), parent, values: createValues() })
    },
    edge: ({ get }) => {
      open.push({
        of: 'edge',
        id: copyOf(get('id')),
        label: copyOf(get('label')),
        values: createValues(),
        source: copyOf(get('source')),
        target: copyOf(get('target')),
        kind: copyOf(get('kind')),
        type: get('type'),
        start: copyOf(get('start') ?? get('startopen')),
        end: copyOf(get('end') ?? get('endopen')),
      })
    },
    attvalue: ({ get }) => {
      const item = open.at(-1)
      if (item === undefined) return
      const key = get('for') ?? get('id') ?? get('attribute') ?? ''
      const value = get('value') ?? ''
      const known = declared[item.of].get(key)
      if (known === undefined) item.values[cache.copy(key)] = cache.copy(value)
      else item.values[known.title] = known.typed(value)
    },
    spell: ({ get }) => widen(open.at(-1), get),
    slice: ({ get }) => widen(open.at(-1), get),
  }
  const valuesOf = ({ of, values }: OpenNode | OpenEdge): GraphValues => {
    for (const { title, preset: usual, typed } of presets[of]) {
      if (usual !== null && !(title in values)) values[title] = typed(usual)
    }
    return values
  }
  const closers: Readonly<Record<string, () => void>> = {
    attribute: () => {
      if (column) {
        const known = { title: column.title, preset, typed: createTyping(column.type, cache) }
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
      const { source: from, target, kind, type } = item
      if (from === null || target === null) throw broken('an edge has no source or no target')
      sink.edge({
        id: item.id,
        source: from,
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
  readXml(source, {
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

const widen = (item: OpenNode | OpenEdge | undefined, get: XmlElement['get']): void => {
  if (item?.of !== 'edge') return
  const [first, last] = [get('start') ?? get('startopen') ?? null, get('end') ?? get('endopen') ?? null]
  if (first !== null && (item.start === null || first < item.start)) item.start = first
  if (last !== null && (item.end === null || last > item.end)) item.end = last
}

const NUMBERS = new Set(['integer', 'long', 'float', 'double', 'short', 'byte'])
/** As many values of a column are kept once read; texts longer than that seldom come again. */
const MAX_KEPT = 10_000
const MAX_KEPT_LENGTH = 60

/** Reads values of a type; those that come again are the same value. */
const createTyping = (type: string, cache: TextCache): ((text: string) => GraphValue) => {
  const kept = new Map<string, GraphValue>()
  return (text) => {
    if (text.length > MAX_KEPT_LENGTH) return typedValue(type, text, cache)
    const known = kept.get(text)
    if (known !== undefined) return known
    const value = typedValue(type, text, cache)
    if (kept.size < MAX_KEPT) kept.set(cache.copy(text), value)
    return value
  }
}

const typedValue = (type: string, text: string, cache: TextCache): GraphValue => {
  if (type.startsWith('list')) return parseListText(text).map((item) => cache.copy(item))
  if (type === 'boolean') return text.trim().toLowerCase() === 'true'
  if (NUMBERS.has(type)) {
    const number = Number(text)
    return Number.isFinite(number) ? number : cache.copy(text)
  }
  return cache.copy(text)
}
