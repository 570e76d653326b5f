import { compareText, isDay } from '../../../graph/index.ts'
import type { Evidence, Knowledge, Modality, Polarity, Statement, TimeInterval } from '../../../model/index.ts'
import { KnowledgeError } from '../../../model/index.ts'
import { EXTRA_TARGETS } from '../../write/graph-extras.ts'
import { MODALITIES, POLARITIES, PRECISIONS, checkKnowledge, checkStatement, joinKnowledge } from '../knowledge-json.ts'
import type { GraphEdge, GraphExtra, GraphNode, GraphSink, GraphValue } from './generic-graph.ts'
import { parseListText } from './list-text.ts'

type Attributes = Readonly<Record<string, GraphValue>>
type Content = Readonly<Record<string, unknown>>

const OWN_COLUMNS = ['relation', 'eventType', 'polarity', 'modality', 'evidence', 'documentIds'] as const

/**
 * Knowledge out of attributes that Relata wrote and, where they are still there, its processing instructions; null where
 * some node or edge lacks what Relata writes, so that another program wrote the file. Without the instructions documents
 * have no text, and merges and references are lost. Throws BROKEN_GRAPH as `parseKnowledgeJson` does.
 */
export const restoreKnowledge = (read: (sink: GraphSink) => void): Knowledge | null => {
  const nodes: GraphNode[] = []
  const statements: Statement[] = []
  const outlets = new Map<string, string | null>()
  const extras: GraphExtra[] = []
  let isOwn = true
  read({
    node: (node) => {
      if (!('entityType' in node.attributes)) isOwn = false
      if (isOwn) nodes.push(node)
    },
    edge: (edge) => {
      if (!OWN_COLUMNS.every((name) => name in edge.attributes)) isOwn = false
      if (!isOwn) return
      statements.push(statementOf(edge))
      noteOutlets(edge.attributes, outlets)
    },
    extra: (extra) => extras.push(extra),
  })
  if (!isOwn || nodes.length + extras.length === 0) return null
  const known = sortExtras(extras)
  const documents = known.documents.length > 0 ? known.documents : documentsOf(outlets)
  return joinKnowledge(
    checkKnowledge({
      documents,
      entities: nodes.map((node) => entityOf(node, known.entities.get(node.id))),
      statements: [],
    }),
    statements.map((statement) => completed(statement, known)),
    known.links,
  )
}

interface SortedExtras {
  readonly documents: readonly Content[]
  readonly entities: ReadonlyMap<string, Content>
  readonly statements: ReadonlyMap<string, Content>
  readonly links: readonly Content[] | null
}

const sortExtras = (extras: readonly GraphExtra[]): SortedExtras => {
  const of = (target: string) => extras.filter((extra) => extra.target === target).map(({ content }) => content)
  const byId = (contents: readonly Content[]) => new Map(contents.map((content) => [String(content['id']), content]))
  const links = of(EXTRA_TARGETS.link)
  return {
    documents: of(EXTRA_TARGETS.document),
    entities: byId(of(EXTRA_TARGETS.entity)),
    statements: byId(of(EXTRA_TARGETS.statement)),
    links: links.length === 0 ? null : links.filter((link) => 'kind' in link),
  }
}

const entityOf = ({ id, label, attributes }: GraphNode, extra: Content | undefined): object =>
  (extra?.['record'] as object | undefined) ?? {
    id,
    name: label ?? id,
    type: attributes['entityType'],
    aliases: listOf(attributes, 'aliases'),
    wikidata: textOf(attributes, 'wikidata'),
    ...(extra?.['merges'] === undefined ? {} : { merges: extra['merges'] }),
  }

/** A statement with what its instruction adds, and with the ids that its entities have in the end. */
const completed = (statement: Statement, { entities, statements }: SortedExtras): Statement => {
  const extra = statements.get(statement.id)
  if (extra?.['record'] !== undefined) return checkStatement(extra['record'])
  const ends = extra?.['ends']
  const idOf = (written: string): string => {
    const record = entities.get(written)?.['record'] as Content | undefined
    return typeof record?.['id'] === 'string' ? record['id'] : written
  }
  const { subject, object, attributedTo, evidence } = statement
  const isPlain = !Array.isArray(ends) && ![subject, object, attributedTo ?? ''].some((id) => entities.has(id))
  if (isPlain) return statement
  const joined = {
    ...statement,
    subject: idOf(subject),
    object: idOf(object),
    attributedTo: attributedTo === null ? null : idOf(attributedTo),
  }
  if (!Array.isArray(ends)) return joined
  const list: readonly unknown[] = ends
  return checkStatement({
    ...joined,
    evidence: evidence.map((item, nth) => (list[nth] == null ? item : { ...item, ends: list[nth] })),
  })
}

const statementOf = ({ id, source, target, attributes }: GraphEdge): Statement => {
  const place = `the edge ${JSON.stringify(id)}`
  const precision = textOf(attributes, 'timePrecision')
  const [first, ...rest] = evidenceOf(attributes, place)
  if (id === null || first === undefined) throw broken(`${place} has no id or no evidence`)
  return {
    id,
    subject: source,
    relation: textOf(attributes, 'relation') ?? '',
    eventType: textOf(attributes, 'eventType') ?? '',
    object: target,
    polarity: oneOf<Polarity>(POLARITIES, attributes['polarity'], place),
    modality: oneOf<Modality>(MODALITIES, attributes['modality'], place),
    attributedTo: textOf(attributes, 'attributedToId'),
    time: precision === null ? null : timeOf(attributes, precision, place),
    confidence: share(attributes['confidence'] ?? 1, place),
    evidence: [first, ...rest],
  }
}

const timeOf = (attributes: Attributes, precision: string, place: string): TimeInterval => {
  const [start, end] = [textOf(attributes, 'timeStart'), textOf(attributes, 'timeEnd')]
  for (const day of [start, end]) if (day !== null && !isDay(day)) throw broken(`${place} has the time ${day}`)
  return { start, end, precision: oneOf<TimeInterval['precision']>(PRECISIONS, precision, place) }
}

const evidenceOf = (attributes: Attributes, place: string): Evidence[] => {
  const column = (name: string) => listOf(attributes, name)
  const [documents, starts, stops] = [column('documentIds'), column('evidenceStart'), column('evidenceEnd')]
  const [rules, confidences] = [column('rules'), column('evidenceConfidence')]
  return column('evidence').map((quote, nth) => ({
    document: documents[nth] ?? '',
    start: offset(starts[nth] ?? 0, place),
    end: offset(stops[nth] ?? quote.length, place),
    quote,
    rule: rules[nth] ?? 'graph-file',
    confidence: share(confidences[nth] ?? attributes['confidence'] ?? 1, place),
  }))
}

const broken = (why: string): KnowledgeError =>
  new KnowledgeError('BROKEN_GRAPH', `The graph file is broken: ${why}. Export it again.`)

const oneOf = <Member extends string>(
  members: Readonly<Record<string, string>>,
  value: GraphValue | undefined,
  place: string,
): Member => {
  if (typeof value === 'string' && Object.hasOwn(members, value)) return value as Member
  throw broken(`${place} has ${JSON.stringify(value)} where one of ${Object.keys(members).join(', ')} belongs`)
}

const share = (value: GraphValue, place: string): number => {
  const number = Number(value)
  if (number >= 0 && number <= 1) return number
  throw broken(`${place} has the confidence ${String(value)}, which is not between 0 and 1`)
}

const offset = (value: GraphValue, place: string): number => {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number >= 0) return number
  throw broken(`${place} has an evidence at ${String(value)}`)
}

const textOf = (attributes: Attributes, name: string): string | null => {
  const value = attributes[name]
  return value === undefined ? null : String(value)
}

const NOTHING: readonly string[] = []

const listOf = (attributes: Attributes, name: string): readonly string[] => {
  const value = attributes[name] ?? NOTHING
  if (typeof value === 'object') return value
  try {
    const list: unknown = JSON.parse(String(value))
    if (Array.isArray(list)) return list.map(String)
  } catch {
    // Another program wrote the list in its own way.
  }
  return parseListText(String(value))
}

const noteOutlets = (attributes: Attributes, outlets: Map<string, string | null>): void => {
  const sources = listOf(attributes, 'sources')
  listOf(attributes, 'documentIds').forEach((id, nth) => {
    if (!outlets.has(id)) outlets.set(id, sources[nth] ?? null)
  })
}

/** Documents by what the evidence says of them, without text. */
const documentsOf = (outlets: ReadonlyMap<string, string | null>): object[] =>
  [...outlets].sort(([left], [right]) => compareText(left, right)).map(([id, source]) => ({ id, source }))
