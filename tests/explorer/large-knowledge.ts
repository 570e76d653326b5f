import type { Document, Entity, EntityType, Knowledge, Modality, Statement } from '../../src/model/index.ts'

const TYPES: readonly EntityType[] = ['GPE', 'PERSON', 'ORG', 'EVENT', 'LAW', 'LOC', 'POLICY', 'MISC']
const RELATIONS = ['sanctioned', 'met with', 'signed', 'rejected', 'visited', 'head of', 'agreed with', 'accused']
const MODALITIES: readonly Modality[] = ['asserted', 'asserted', 'asserted', 'planned', 'possible', 'denied']
const ENTITIES_PER_STATEMENT = 0.4
const DOCUMENTS = 200
const SOURCES = 12

/** Numbers from 0 to 1, always the same (Park and Miller). */
const createNumbers = (): (() => number) => {
  let seed = 20_011
  return () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
}

const pad = (value: number): string => String(value).padStart(2, '0')

/** A made-up graph with a few hubs and many leaves, as graphs of news are: the same for the same number of statements. */
export const createLargeKnowledge = (
  size: number,
  entityCount = Math.ceil(size * ENTITIES_PER_STATEMENT),
): Knowledge => {
  const next = createNumbers()
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
  const day = () =>
    `${2000 + Math.floor(next() * 24)}-${pad(1 + Math.floor(next() * 12))}-${pad(1 + Math.floor(next() * 28))}`
  const documents: Document[] = Array.from({ length: DOCUMENTS }, (_, at) => ({
    id: `d${at}`,
    title: `Article ${at}`,
    source: `Source ${at % SOURCES}`,
    url: null,
    publishedAt: day(),
    text: '',
    blocks: [],
  }))
  const entities: Entity[] = Array.from({ length: entityCount }, (_, at) => ({
    id: `e${at}`,
    name: `Entity ${at}`,
    type: pick(TYPES),
    aliases: [],
    wikidata: null,
  }))
  // The cube of an even number is small most of the time: the first entities become hubs.
  const end = () => `e${Math.floor(next() ** 3 * entityCount)}`
  const statements = Array.from({ length: size }, (_, at): Statement => {
    const date = next() < 0.4 ? day() : null
    const relation = pick(RELATIONS)
    return {
      id: `s${at}`,
      subject: end(),
      relation,
      eventType: relation.toUpperCase().replaceAll(' ', '_'),
      object: `e${Math.floor(next() * entityCount)}`,
      polarity: next() < 0.1 ? 'negative' : 'positive',
      modality: pick(MODALITIES),
      attributedTo: next() < 0.3 ? end() : null,
      time: date === null ? null : { start: date, end: date, precision: 'day' },
      confidence: 0.3 + next() * 0.7,
      evidence: [{ document: pick(documents).id, start: 0, end: 0, quote: '', rule: 'made-up', confidence: 0.8 }],
    }
  })
  return { documents, entities, statements }
}
