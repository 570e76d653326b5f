import { KnowledgeError } from '../../../model/index.ts'
import type { GraphFileSource } from './decode-pieces.ts'
import { createValues } from './generic-graph.ts'
import type { GraphSink, GraphValue, GraphValues } from './generic-graph.ts'
import { readExtra } from './read-extra.ts'
import { readXml } from './read-xml.ts'
import type { XmlElement } from './read-xml.ts'
import { TextCache } from './text-cache.ts'

interface Key {
  readonly name: string
  readonly type: string
  readonly of: string
  preset: string | null
}

interface Open {
  readonly of: 'node' | 'edge'
  readonly id: string | null
  readonly source: string | null
  readonly target: string | null
  readonly directed: string | undefined
  readonly values: Map<string, string>
}

/**
 * Read GraphML of any program: keys with types and defaults, nested graphs as parents, `label` and the words of yEd's
 * labels. Hyperedges are passed over. Throws BROKEN_GRAPH with line and column where it is no well-formed XML, and
 * where it is not GraphML.
 */
export const readGraphml = (source: GraphFileSource, sink: GraphSink): void => {
  const cache = new TextCache()
  const copyOf = (text: string | undefined): string | null => (text === undefined ? null : cache.copy(text))
  const keys = new Map<string, Key>()
  const open: Open[] = []
  const directions: boolean[] = []
  let key: Key | null = null
  let text: string | null = null
  let dataKey: string | null = null
  let isGraphml = false

  const openers: Readonly<Record<string, (element: XmlElement) => void>> = {
    graphml: () => (isGraphml = true),
    graph: ({ get }) => directions.push(get('edgedefault') !== 'undirected'),
    key: ({ get }) => {
      const id = get('id') ?? ''
      key = {
        name: get('attr.name') ?? get('yfiles.type') ?? id,
        type: get('attr.type') ?? 'string',
        of: get('for') ?? 'all',
        preset: null,
      }
      keys.set(id, key)
    },
    default: () => (text = ''),
    data: ({ get }) => {
      dataKey = get('key') ?? ''
      text = ''
    },
    node: (element) => open.push(opened('node', element)),
    edge: (element) => open.push(opened('edge', element)),
  }
  const opened = (of: Open['of'], { get }: XmlElement): Open => ({
    of,
    id: copyOf(get('id')),
    source: copyOf(get('source')),
    target: copyOf(get('target')),
    directed: get('directed'),
    values: new Map(),
  })
  const valuesOf = ({ of, values }: Open): GraphValues => {
    const found = createValues()
    for (const [id, { name, type, of: owner, preset }] of keys) {
      if (owner !== 'all' && owner !== of) continue
      const value = values.get(id) ?? preset
      if (value !== null) found[name] = typedValue(type, value)
    }
    return found
  }
  const closers: Readonly<Record<string, () => void>> = {
    graph: () => directions.pop(),
    key: () => (key = null),
    default: () => {
      if (key) key.preset = cache.copy(text ?? '')
      text = null
    },
    data: () => {
      if (dataKey !== null) open.at(-1)?.values.set(dataKey, cache.copy(text ?? ''))
      dataKey = null
      text = null
    },
    node: () => {
      const item = open.pop()
      if (item?.of !== 'node') return
      const { id } = item
      if (id === null) throw broken('a node has no id')
      const attributes = valuesOf(item)
      const parent = open.findLast(({ of }) => of === 'node')?.id ?? null
      sink.node({ id, label: labelOf(attributes, 'nodegraphics'), parent, attributes })
    },
    edge: () => {
      const item = open.pop()
      if (item?.of !== 'edge') return
      const { id, source: from, target, directed } = item
      if (from === null || target === null) throw broken('an edge has no source or no target')
      const attributes = valuesOf(item)
      const isDirected = directed === undefined ? (directions.at(-1) ?? true) : directed !== 'false'
      const label = labelOf(attributes, 'edgegraphics')
      sink.edge({ id, source: from, target, label, kind: null, isDirected, start: null, end: null, attributes })
    },
  }
  readXml(source, {
    open: (element) => openers[element.name]?.(element),
    close: (name) => closers[name]?.(),
    text: (more) => {
      if (text !== null) text += more
    },
    instruction: (target, body) => readExtra(target, body, sink),
  })
  if (!isGraphml) throw broken('there is no element "graphml" in it')
}

const broken = (why: string): KnowledgeError =>
  new KnowledgeError(
    'BROKEN_GRAPH',
    `The GraphML file is broken: ${why}. Export it again from the program that wrote it.`,
  )

/** `label` or `name`, else the words within yEd's drawing of the thing. */
const labelOf = (attributes: Readonly<Record<string, GraphValue>>, drawing: string): string | null => {
  if (typeof attributes['label'] === 'string') return attributes['label']
  const found = attributes['Label'] ?? attributes['name'] ?? attributes[drawing]
  const text = typeof found === 'string' ? found.trim() : ''
  return text === '' ? null : text
}

const typedValue = (type: string, text: string): GraphValue => {
  if (type === 'boolean') return text.trim().toLowerCase() === 'true' || text.trim() === '1'
  if (['int', 'long', 'float', 'double'].includes(type)) {
    const number = Number(text)
    return text.trim() !== '' && Number.isFinite(number) ? number : text
  }
  return text
}
