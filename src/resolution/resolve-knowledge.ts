import type { Document, Knowledge, KnowledgeItems, Statement } from '../model/index.ts'
import type { Gazetteer } from './gazetteer.ts'
import { byText } from './normalize-name.ts'
import type { StateSink } from './growth/resolved-state.ts'
import { NO_OVERRIDES } from './overrides.ts'
import type { Overrides } from './overrides.ts'
import { createPiles, everythingOn } from './piles.ts'
import type { PileMaker } from './piles.ts'
import { createRounds } from './resolution-rounds.ts'
import type { GroupedEvidence } from './resolution-rounds.ts'
import type { ReadDocument } from './document-share.ts'

export type { ReadDocument } from './document-share.ts'

/** Documents that are given up one by one: nobody else holds what was read in them, so that it can go once it is resolved. */
export function* giveUp(documents: ReadDocument[]): Generator<ReadDocument> {
  documents.reverse()
  for (let next = documents.pop(); next !== undefined; next = documents.pop()) yield next
}

/** Entities and statements from the claims of all documents. The order of the documents does not matter. */
export const resolveKnowledge = (
  documents: Iterable<ReadDocument>,
  gazetteer: Gazetteer,
  overrides: Overrides = NO_OVERRIDES,
): Knowledge => {
  const sorted = [...documents].sort((left, right) => byText(left.document.id, right.document.id))
  const texts = sorted.map(({ document }) => document)
  const rounds = createRounds(gazetteer, overrides, createPiles<GroupedEvidence>())
  for (const { claims } of sorted) rounds.index(claims)
  for (const { claims } of sorted) rounds.name(claims)
  // What was read in a document goes with its turn.
  for (const read of giveUp(sorted)) rounds.resolve(read)
  const { entities, statements, links } = rounds.finish()
  const made = [...statements()].sort((left, right) => byText(left.id, right.id))
  return { documents: texts, entities, statements: made, links: links() }
}

/** Documents with what was read in them, which can be gone through again and again, always in the order of their ids. */
export type ReadSource = () => AsyncIterable<ReadDocument> | Iterable<ReadDocument>

/** Knowledge that is not held, with its numbers. */
export interface StreamedKnowledge extends KnowledgeItems {
  readonly size: { readonly documents: number; readonly entities: number; readonly statements: number }
}

const DOCUMENTS_ON_A_PILE = 64
/** Statements lie on piles by the beginning of their ids, which are hashes: so many on one, more or less. */
const STATEMENTS_ON_A_PILE = 512
const HEX_DIGITS = 4

export interface RoundsOptions {
  readonly overrides?: Overrides | undefined
  readonly pilesOf: PileMaker
  /** Told what is known of the collection besides. */
  readonly sink?: StateSink | null
}

/**
 * The same Knowledge as `resolveKnowledge` gives, for more documents than can be held at once: they are gone through three
 * times, and what is found goes onto piles. Needs memory for the names, things and statements only, without evidence.
 */
export const resolveInRounds = async (
  source: ReadSource,
  gazetteer: Gazetteer,
  { overrides = NO_OVERRIDES, pilesOf, sink = null }: RoundsOptions,
): Promise<StreamedKnowledge> => {
  const rounds = createRounds(gazetteer, overrides, pilesOf<GroupedEvidence>(), sink)
  const documents = pilesOf<Document>()
  let read = 0
  for await (const { claims } of source()) rounds.index(claims)
  for await (const { claims } of source()) rounds.name(claims)
  for await (const one of source()) {
    rounds.resolve(one)
    documents.put(Math.floor(read / DOCUMENTS_ON_A_PILE), one.document)
    read += 1
  }
  const { entities, statements, links, count } = rounds.finish()
  const sorted = pilesOf<Statement>()
  const pileOf = pileById(count)
  for (const statement of statements()) sorted.put(pileOf(statement), statement)
  return {
    size: { documents: read, entities: entities.length, statements: count },
    documents: everythingOn(documents),
    entities,
    statements: everythingOn(sorted, (left, right) => byText(left.id, right.id)),
    links: links(),
  }
}

/** The pile of a statement: its id is `s` and hexadecimal digits. */
const pileById = (count: number): ((statement: Statement) => number) => {
  const digits = 16 ** HEX_DIGITS
  const wide = Math.ceil(digits / Math.max(1, Math.ceil(count / STATEMENTS_ON_A_PILE)))
  return ({ id }) => Math.floor(Number.parseInt(id.slice(1, 1 + HEX_DIGITS), 16) / wide)
}
