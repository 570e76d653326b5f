import type { Document, Entity, Evidence, Knowledge, Statement } from '../../model/index.ts'
import type { Random } from './random.ts'
import { createRandom } from './random.ts'
import type { SyntheticVerb } from './synthetic-lists.ts'
import type { SyntheticEntity, SyntheticWorld } from './synthetic-world.ts'

/** Some documents and the statements that they are the evidence of; nothing in it refers to another batch. */
export interface KnowledgeBatch {
  readonly documents: readonly Document[]
  readonly statements: readonly Statement[]
}

/** Keeps these draws apart from those of the world and of the articles. */
const STATEMENTS = 3
const STATEMENTS_A_BATCH = 200
const DOCUMENTS_A_BATCH = 20
const MOST_EVIDENCE = 3
const [NEGATIVE, REPORTED, TIMED, PLANNED] = [0.08, 0.15, 0.6, 0.1]
const [FIRST_DAY, DAYS, LONGEST, DAY_MS] = [Date.UTC(1990, 0, 1), 12_000, 400, 86_400_000]

/**
 * So many statements with one to three evidences each, in batches that a store or a graph can take one after the other,
 * whatever their number. Ends are drawn by Zipf's law, so that there are hubs. Every quote is the slice of its document.
 */
export function* syntheticBatches(world: SyntheticWorld, statements: number): Generator<KnowledgeBatch> {
  const random = createRandom(world.seed, STATEMENTS)
  for (let first = 0; first < statements; first += STATEMENTS_A_BATCH) {
    const texts = Array.from({ length: DOCUMENTS_A_BATCH }, () => '')
    const firstDocument = (first / STATEMENTS_A_BATCH) * DOCUMENTS_A_BATCH
    const made: Statement[] = []
    for (let number = first; number < Math.min(first + STATEMENTS_A_BATCH, statements); number += 1)
      made.push(createStatement(world, random, { number, texts, firstDocument }))
    yield { documents: texts.map((text, index) => createDocument(firstDocument + index, text)), statements: made }
  }
}

/** The entities of a world as Knowledge lists them, sorted by id. */
export const syntheticEntities = (world: SyntheticWorld): Entity[] =>
  world.entities
    .map(({ id, name, type, short }) => ({
      id,
      name,
      type,
      aliases: short === name ? [] : [short],
      wikidata: null,
    }))
    .sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0))

/** All batches as one Knowledge, sorted as Knowledge is. */
export const syntheticKnowledge = (world: SyntheticWorld, statements: number): Knowledge => {
  const batches = [...syntheticBatches(world, statements)]
  return {
    documents: batches.flatMap(({ documents }) => documents),
    entities: syntheticEntities(world),
    statements: batches
      .flatMap((batch) => batch.statements)
      .sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)),
    links: [],
  }
}

interface Place {
  readonly number: number
  /** Texts of the batch's documents; the sentences are added to them. */
  readonly texts: string[]
  readonly firstDocument: number
}

const createStatement = (world: SyntheticWorld, random: Random, place: Place): Statement => {
  const { subject, verb, object } = drawEnds(world, random)
  const isNegative = random.share() < NEGATIVE
  const speaker = random.share() < REPORTED ? world.draw(random) : null
  const isPlanned = random.share() < PLANNED
  const said = isPlanned ? `plans to ${verb.base}` : isNegative ? `did not ${verb.base}` : verb.past
  const sentence = `${speaker === null ? '' : `${speaker.name} said that `}${subject.name} ${said} ${object.name}.`
  const [first, ...more] = Array.from({ length: 1 + random.below(MOST_EVIDENCE) }, () =>
    random.below(place.texts.length),
  )
  const evidence = [first ?? 0, ...new Set(more.filter((document) => document !== first))].map((document) =>
    addEvidence(place, document, { sentence, confidence: Math.round(50 + random.share() * 48) / 100 }),
  )
  const [firstEvidence, ...others] = evidence
  if (firstEvidence === undefined) throw new RangeError('A statement without evidence')
  return {
    id: statementIdOf(place.number),
    subject: subject.id,
    relation: verb.relation,
    eventType: verb.eventType,
    object: object.id,
    polarity: isNegative && !isPlanned ? 'negative' : 'positive',
    modality: isPlanned ? 'planned' : 'asserted',
    attributedTo: speaker?.id ?? null,
    time: random.share() < TIMED ? drawTime(random) : null,
    confidence: Math.max(...evidence.map(({ confidence }) => confidence)),
    evidence: [firstEvidence, ...others],
  }
}

const drawEnds = (
  world: SyntheticWorld,
  random: Random,
): { subject: SyntheticEntity; verb: SyntheticVerb; object: SyntheticEntity } => {
  for (;;) {
    const [subject, object] = [world.draw(random), world.draw(random)]
    const verbs = world.verbsBetween(subject.type, object.type)
    if (subject !== object && verbs.length > 0) return { subject, verb: random.pick(verbs), object }
  }
}

const addEvidence = (
  { texts, firstDocument }: Place,
  document: number,
  { sentence, confidence }: { sentence: string; confidence: number },
): Evidence => {
  const before = texts[document] ?? ''
  const start = before === '' ? 0 : before.length + 1
  texts[document] = before === '' ? sentence : `${before} ${sentence}`
  return {
    document: documentIdOf(firstDocument + document),
    start,
    end: start + sentence.length,
    quote: sentence,
    rule: 'synthetic',
    confidence,
  }
}

const drawTime = (random: Random): Statement['time'] => {
  const start = FIRST_DAY + random.below(DAYS) * DAY_MS
  const isDay = random.share() < 0.7
  const end = isDay ? start : start + random.below(LONGEST) * DAY_MS
  const isOpen = !isDay && random.share() < 0.3
  return { start: isoDay(start), end: isOpen ? null : isoDay(end), precision: isDay ? 'day' : 'range' }
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

const documentIdOf = (number: number): string => `synthetic-${String(number).padStart(8, '0')}`

/** Ids look like hashes and never meet: a one-to-one mixing of the number (the finalizer of MurmurHash3). */
const statementIdOf = (number: number): string => {
  let mixed = number
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  mixed ^= mixed >>> 16
  return `s${(mixed >>> 0).toString(16).padStart(8, '0')}${number.toString(16).padStart(8, '0')}`
}

const createDocument = (number: number, text: string): Document => ({
  id: documentIdOf(number),
  title: null,
  source: null,
  url: null,
  publishedAt: isoDay(FIRST_DAY + (number % DAYS) * DAY_MS),
  text,
  blocks: text === '' ? [] : [{ kind: 'paragraph', start: 0, end: text.length }],
})
