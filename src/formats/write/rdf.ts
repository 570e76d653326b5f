import { DataFactory, Writer } from 'n3'
import type { NamedNode, Quad, Term } from 'n3'

import type { Document, Entity, Knowledge, Statement } from '../../model/index.ts'
import { wellFormed } from './well-formed.ts'

/** Our own terms; docs/formats.md says what each means. */
export const RELATA_TERMS = 'urn:relata:terms:'
export const RDF_PREFIXES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  owl: 'http://www.w3.org/2002/07/owl#',
  relata: RELATA_TERMS,
  entity: 'urn:relata:entity:',
  relation: 'urn:relata:relation:',
} as const

const { namedNode, literal, quad, defaultGraph } = DataFactory
const term = (prefix: keyof typeof RDF_PREFIXES, name: string): NamedNode => namedNode(RDF_PREFIXES[prefix] + name)

/** An address that holds any id: what an IRI forbids is percent-encoded. */
const iri = (kind: string, id: string): NamedNode => namedNode(`urn:relata:${kind}:${percentEncoded(id)}`)

/** Half a pair of surrogates is written as the three bytes that UTF-8 would have for it: different ids stay different. */
const percentEncoded = (id: string): string =>
  id
    .split(/(\p{Surrogate})/u)
    .map((part, nth) => (nth % 2 === 0 ? encodeURIComponent(part) : percentBytes(part.charCodeAt(0))))
    .join('')

const percentBytes = (unit: number): string =>
  [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
    .map((byte) => `%${byte.toString(16).toUpperCase()}`)
    .join('')

const text = (value: string) => literal(wellFormed(value))
const typed = (value: string | number, type: string) => literal(String(value), term('xsd', type))
const decimal = (value: number) => typed(decimalText(value), 'decimal')

/** A number as xsd:decimal has it: digits without an exponent, none of them lost. */
const decimalText = (value: number): string => {
  const [, digits = '', rest = '', exponent] = /^(\d)(?:\.(\d+))?e-(\d+)$/u.exec(String(value)) ?? []
  return exponent === undefined ? String(value) : `0.${'0'.repeat(Number(exponent) - 1)}${digits}${rest}`
}

/**
 * Knowledge as RDF. A statement is reified (`rdf:subject`, `rdf:predicate`, `rdf:object`) with polarity, modality,
 * speaker, time and confidence; each evidence is a `prov:Entity` with its words, derived from its document. The plain
 * triple of a statement is given too: by `inGraphs` in the named graph of its statement (N-Quads), else only where the
 * article itself asserts it, so that nobody takes a denial for a fact.
 */
export function* knowledgeQuads(knowledge: Knowledge, inGraphs: boolean): Generator<Quad, void, undefined> {
  for (const document of knowledge.documents) yield* documentQuads(document)
  for (const entity of knowledge.entities) yield* entityQuads(entity)
  const relations = [...new Set(knowledge.statements.map(({ relation }) => relation))].sort()
  for (const relation of relations) {
    yield quad(iri('relation', relation), term('rdf', 'type'), term('rdf', 'Property'))
    yield quad(iri('relation', relation), term('rdfs', 'label'), text(relation))
  }
  for (const statement of knowledge.statements) yield* statementQuads(statement, inGraphs)
}

function* documentQuads({ id, title, source, url, publishedAt }: Document): Generator<Quad> {
  const subject = iri('document', id)
  yield quad(subject, term('rdf', 'type'), term('schema', 'NewsArticle'))
  yield quad(subject, term('rdf', 'type'), term('prov', 'Entity'))
  if (title !== null) yield quad(subject, term('schema', 'headline'), text(title))
  if (source !== null) yield quad(subject, term('schema', 'publisher'), text(source))
  if (url !== null) yield quad(subject, term('schema', 'url'), text(url))
  if (publishedAt !== null) yield quad(subject, term('schema', 'datePublished'), typed(publishedAt, 'date'))
}

function* entityQuads({ id, name, type, aliases, wikidata }: Entity): Generator<Quad> {
  const subject = iri('entity', id)
  yield quad(subject, term('rdf', 'type'), term('relata', type))
  yield quad(subject, term('rdfs', 'label'), text(name))
  for (const alias of aliases) yield quad(subject, term('schema', 'alternateName'), text(alias))
  if (wikidata !== null && /^Q\d+$/u.test(wikidata))
    yield quad(subject, term('owl', 'sameAs'), namedNode(`http://www.wikidata.org/entity/${wikidata}`))
}

function* statementQuads(statement: Statement, inGraphs: boolean): Generator<Quad> {
  const subject = iri('statement', statement.id)
  const [from, relation, to] = [
    iri('entity', statement.subject),
    iri('relation', statement.relation),
    iri('entity', statement.object),
  ]
  const isFact =
    statement.polarity === 'positive' && statement.modality === 'asserted' && statement.attributedTo === null
  if (inGraphs) yield quad(from, relation, to, subject)
  else if (isFact) yield quad(from, relation, to, defaultGraph())
  yield quad(subject, term('rdf', 'type'), term('rdf', 'Statement'))
  yield quad(subject, term('rdf', 'subject'), from)
  yield quad(subject, term('rdf', 'predicate'), relation)
  yield quad(subject, term('rdf', 'object'), to)
  yield quad(subject, term('relata', 'eventType'), text(statement.eventType))
  yield quad(subject, term('relata', 'polarity'), text(statement.polarity))
  yield quad(subject, term('relata', 'modality'), text(statement.modality))
  yield quad(subject, term('relata', 'confidence'), decimal(statement.confidence))
  if (statement.attributedTo !== null)
    yield quad(subject, term('prov', 'wasAttributedTo'), iri('entity', statement.attributedTo))
  if (statement.time !== null) {
    const { start, end, precision } = statement.time
    if (start !== null) yield quad(subject, term('relata', 'validFrom'), typed(start, 'date'))
    if (end !== null) yield quad(subject, term('relata', 'validUntil'), typed(end, 'date'))
    yield quad(subject, term('relata', 'timePrecision'), text(precision))
  }
  for (const [nth, evidence] of statement.evidence.entries()) {
    const place = iri('evidence', `${statement.id}/${String(nth + 1)}`)
    yield quad(subject, term('prov', 'wasDerivedFrom'), place)
    yield quad(place, term('rdf', 'type'), term('prov', 'Entity'))
    yield quad(place, term('prov', 'value'), text(evidence.quote))
    yield quad(place, term('prov', 'wasQuotedFrom'), iri('document', evidence.document))
    yield quad(place, term('relata', 'start'), typed(evidence.start, 'integer'))
    yield quad(place, term('relata', 'end'), typed(evidence.end, 'integer'))
    yield quad(place, term('relata', 'rule'), text(evidence.rule))
    yield quad(place, term('relata', 'confidence'), decimal(evidence.confidence))
  }
}

/** Turtle: statements, evidence, and the plain triples of what is asserted. */
export function* writeTurtle(knowledge: Knowledge): Generator<string, void, undefined> {
  yield* written(knowledgeQuads(knowledge, false), { format: 'text/turtle', prefixes: RDF_PREFIXES })
}

/** N-Quads: the same, with the plain triple of every statement in the named graph of that statement. */
export function* writeNQuads(knowledge: Knowledge): Generator<string, void, undefined> {
  yield* written(knowledgeQuads(knowledge, true), { format: 'application/n-quads' })
}

/** Pass quads through n3's writer and hand on what it has written after each. */
function* written(
  quads: Iterable<Quad>,
  options: { format: string; prefixes?: Record<string, string> },
): Generator<string> {
  let pieces = ''
  const writer = new Writer(
    {
      write: (piece: string, _encoding: string, done?: () => void) => {
        pieces += piece
        done?.()
      },
      end: (done?: () => void) => done?.(),
    },
    options,
  )
  for (const item of quads) {
    writer.addQuad(item)
    if (pieces === '') continue
    yield pieces
    pieces = ''
  }
  writer.end()
  if (pieces !== '') yield pieces
}

/** JSON-LD: the quads of the Turtle, one object a subject, with a context for the prefixes. */
export function* writeJsonLd(knowledge: Knowledge): Generator<string, void, undefined> {
  yield `{"@context":${JSON.stringify(RDF_PREFIXES)},\n"@graph":[`
  let separator = '\n'
  for (const [subject, quads] of bySubject(knowledgeQuads(knowledge, false))) {
    const node: Record<string, unknown> = { '@id': subject }
    for (const { predicate, object } of quads) {
      const isType = predicate.value === `${RDF_PREFIXES.rdf}type`
      const name = isType ? '@type' : predicate.value
      const value = isType ? object.value : jsonValue(object)
      const before = node[name]
      node[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
    }
    yield separator + JSON.stringify(node)
    separator = ',\n'
  }
  yield '\n]}\n'
}

/** Runs of quads with one subject; a subject may come again later, which JSON-LD allows. */
function* bySubject(quads: Iterable<Quad>): Generator<readonly [string, readonly Quad[]]> {
  let run: Quad[] = []
  for (const item of quads) {
    const before = run[0]
    if (before !== undefined && before.subject.value !== item.subject.value) {
      yield [before.subject.value, run]
      run = []
    }
    run.push(item)
  }
  const last = run[0]
  if (last !== undefined) yield [last.subject.value, run]
}

const jsonValue = (object: Term): unknown => {
  if (object.termType !== 'Literal') return { '@id': object.value }
  const isText = object.datatype.value === `${RDF_PREFIXES.xsd}string`
  return isText ? object.value : { '@value': object.value, '@type': object.datatype.value }
}
