import type { Entity, Knowledge, Statement } from '../../model/index.ts'

const SYLLABLES = [
  'ba',
  'ken',
  'lor',
  'mi',
  'dra',
  'sol',
  'ti',
  'var',
  'ne',
  'gu',
  'pha',
  'ost',
  'rin',
  'cal',
  'ze',
  'wom',
]
const RELATIONS = ['met', 'praised', 'sanctioned', 'joined', 'visited', 'owns', 'accused', 'head of'] as const

/** A name of two words, another one for each number below sixteen millions. */
export const syntheticName = (number: number): string => {
  const syllable = (place: number): string => SYLLABLES[(number >> (4 * place)) & 15] ?? ''
  return `${syllable(0)}${syllable(2)}${syllable(4)} ${syllable(1)}${syllable(3)}${syllable(5)}`
}

/** Numbers from a seed, alike everywhere (mulberry32). */
const createRandom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** So many statements over a tenth as many entities, the first of which are hubs; up to three evidences each. */
export const hubKnowledge = (count: number): Knowledge => {
  const random = createRandom(7)
  const size = Math.max(2, Math.round(count / 10))
  const entities: Entity[] = Array.from({ length: size }, (_, index) => ({
    id: `e${String(index)}`,
    name: syntheticName(index),
    type: index % 3 === 0 ? 'PERSON' : 'ORG',
    aliases: [`${syntheticName(index + size)}`],
    wikidata: null,
  }))
  const pick = (): string => `e${String(Math.floor(size * random() ** 3))}`
  const statements = Array.from({ length: count }, (_, index): Statement => {
    const relation = RELATIONS[Math.floor(RELATIONS.length * random())] ?? 'met'
    const day = `20${String(10 + Math.floor(15 * random()))}-0${String(1 + Math.floor(9 * random()))}-1${String(Math.floor(10 * random()))}`
    const evidence = (place: number) => ({
      document: `d${String((index + place * 31) % Math.max(1, Math.round(count / 10)))}`,
      start: place * 50,
      end: place * 50 + 46,
      quote: `one of the two ${relation} the other on that day`,
      rule: 'subject-verb-object',
      confidence: 0.9,
    })
    return {
      id: `s${index.toString(16).padStart(12, '0')}`,
      subject: pick(),
      relation,
      eventType: relation.toUpperCase(),
      object: pick(),
      polarity: random() < 0.05 ? 'negative' : 'positive',
      modality: 'asserted',
      attributedTo: random() < 0.2 ? pick() : null,
      time: { start: day, end: day, precision: 'day' },
      confidence: Math.round(random() * 100) / 100,
      evidence: [evidence(0), ...(random() < 0.2 ? [evidence(1), evidence(2)] : [])],
    }
  })
  return { documents: [], entities: entities.sort((a, b) => (a.id < b.id ? -1 : 1)), statements }
}
