import fc from 'fast-check'
import type { Document, Entity, Evidence, Knowledge, Statement, TimeInterval } from '../../src/model/index.ts'

/** A document with some default in every place that a test does not care about. */
export const document = (given: Partial<Document> & Pick<Document, 'id'>): Document => ({
  title: null,
  source: null,
  url: null,
  publishedAt: null,
  text: '',
  blocks: [],
  ...given,
})

/** An entity; its name is its id unless given. */
export const entity = (given: Partial<Entity> & Pick<Entity, 'id'>): Entity => ({
  name: given.id,
  type: 'GPE',
  aliases: [],
  wikidata: null,
  ...given,
})

/** Words of a document as evidence, found in its text. */
export const evidence = (source: Document, quote: string, rule = 'test-rule'): Evidence => {
  const start = source.text.indexOf(quote)
  if (start < 0) throw new Error(`The document ${source.id} does not say "${quote}".`)
  return { document: source.id, start, end: start + quote.length, quote, rule, confidence: 0.9 }
}

type Ends = Pick<Statement, 'id' | 'subject' | 'relation' | 'object'>

/** A plain positive statement, as the article itself makes it. */
export const statement = (given: Partial<Statement> & Ends): Statement => ({
  eventType: 'MAKE_STATEMENT',
  polarity: 'positive',
  modality: 'asserted',
  attributedTo: null,
  time: null,
  confidence: 0.9,
  evidence: [{ document: 'd1', start: 0, end: 6, quote: 'Russia', rule: 'test-rule', confidence: 0.9 }],
  ...given,
})

const kyodo = document({
  id: 'd1',
  title: 'Russia suspends talks',
  source: 'Kyodo News',
  url: 'https://example.org/a?b=1&c=2',
  publishedAt: '2022-03-22',
  text: 'Russia suspended the peace treaty talks with Japan on March 21, 2022. Japan had sanctioned Russia.',
  blocks: [{ kind: 'paragraph', start: 0, end: 98 }],
})

const tass = document({
  id: 'd2',
  source: 'TASS',
  publishedAt: '2023-01-23',
  text: 'Moscow denied that it would resume the peace treaty talks. Fumio Kishida said Japan still claims the Kurils. Russia rejects the claim. Japan sanctioned Russia.',
})

const day = (date: string): TimeInterval => ({ start: date, end: date, precision: 'day' })

/**
 * Two articles on the peace treaty dispute: Russia, Japan, the Kurils, Kishida and the talks; parallel edges, a denial,
 * a speaker, times with open ends. Made by hand; sorted by id.
 */
export const sampleKnowledge: Knowledge = {
  documents: [kyodo, tass],
  entities: [
    entity({ id: 'japan', name: 'Japan', aliases: ['Tokyo'], wikidata: 'Q17' }),
    entity({ id: 'kishida', name: 'Fumio Kishida', type: 'PERSON', aliases: ['Kishida'] }),
    entity({ id: 'kurils', name: 'the Kurils', type: 'LOC', aliases: ['Northern Territories', 'Southern Kurils'] }),
    entity({ id: 'moscow', name: 'Moscow', type: 'LOC' }),
    entity({
      id: 'russia',
      name: 'Russia',
      aliases: ['Moscow', 'Russian Federation', 'the Kremlin'],
      wikidata: 'Q159',
    }),
    entity({ id: 'talks', name: 'peace treaty talks', type: 'EVENT' }),
  ],
  statements: [
    statement({
      id: 's1',
      subject: 'russia',
      relation: 'suspended',
      eventType: 'TERMINATE_AGREEMENT',
      object: 'talks',
      time: day('2022-03-21'),
      evidence: [evidence(kyodo, 'Russia suspended the peace treaty talks')],
    }),
    statement({
      id: 's2',
      subject: 'japan',
      relation: 'sanctioned',
      eventType: 'SANCTION',
      object: 'russia',
      time: { start: '2022-02-24', end: null, precision: 'range' },
      evidence: [evidence(kyodo, 'Japan had sanctioned Russia'), evidence(tass, 'Japan sanctioned Russia')],
    }),
    statement({
      id: 's3',
      subject: 'russia',
      relation: 'resumed',
      eventType: 'COOPERATE',
      object: 'talks',
      modality: 'denied',
      attributedTo: 'russia',
      confidence: 0.6,
      evidence: [evidence(tass, 'Moscow denied that it would resume the peace treaty talks')],
    }),
    statement({
      id: 's4',
      subject: 'japan',
      relation: 'claims',
      eventType: 'CLAIM',
      object: 'kurils',
      attributedTo: 'kishida',
      evidence: [evidence(tass, 'Japan still claims the Kurils')],
    }),
    statement({
      id: 's5',
      subject: 'japan',
      relation: 'claims',
      eventType: 'CLAIM',
      object: 'kurils',
      polarity: 'negative',
      attributedTo: 'russia',
      confidence: 0.5,
      evidence: [evidence(tass, 'Russia rejects the claim')],
    }),
    statement({
      id: 's6',
      subject: 'kishida',
      relation: 'head of',
      eventType: 'HEAD_OF',
      object: 'japan',
      time: { start: '2021-10-04', end: '2024-10-01', precision: 'range' },
      evidence: [evidence(tass, 'Fumio Kishida')],
    }),
  ],
}

/** Text as an enemy would write it: mark-up, controls, lone surrogates, names of object members, white space. */
export const hostileText = (options: { readonly minLength?: number } = {}): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12, ...options }),
    fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      maxLength: 8,
      ...options,
    }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      ']]>',
      '<!--',
      '&#0;',
      '"\\"',
      "it's",
      ' two  spaces ',
      '\ttab\r\nlines\n',
      '\uD800',
      'a\uDC00\uD800b',
      '\uFFFE\uFFFF\u0000',
      '\u0085\u2028\u2029\uFEFF',
      '[a, "b", \\c]',
      'x #2',
    ),
  )

/** fast-check likes to leave out the prototype, which no reader of a file would give back. */
const plainRecord = <Fields>(fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> }): fc.Arbitrary<Fields> =>
  fc.record(fields, { noNullPrototype: true })

const isoDay = fc
  .date({ min: new Date('0100-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const time: fc.Arbitrary<TimeInterval> = fc
  .record({
    days: fc.tuple(isoDay, isoDay),
    open: fc.constantFrom('none', 'start', 'end', 'both'),
    precision: fc.constantFrom('day', 'year', 'range'),
  })
  .map(({ days, open, precision }) => {
    const [start, end] = [...days].sort()
    return {
      start: open === 'start' || open === 'both' ? null : (start ?? null),
      end: open === 'end' || open === 'both' ? null : (end ?? null),
      precision,
    }
  })

const confidence = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)

const documentWith = (id: string): fc.Arbitrary<Document> =>
  fc
    .record({
      title: fc.option(hostileText()),
      source: fc.option(hostileText()),
      url: fc.option(fc.webUrl()),
      publishedAt: fc.option(isoDay),
      text: hostileText(),
      cut: fc.nat(),
    })
    .map(({ cut, ...rest }) => {
      const middle = cut % (rest.text.length + 1)
      return {
        id,
        ...rest,
        blocks: [
          { kind: 'title', start: 0, end: middle },
          { kind: 'paragraph', start: middle, end: rest.text.length },
        ],
      }
    })

const entityWith = (id: string): fc.Arbitrary<Entity> =>
  plainRecord({
    id: fc.constant(id),
    name: hostileText(),
    type: fc.constantFrom('PERSON', 'GPE', 'EVENT', 'MISC'),
    aliases: fc.array(hostileText(), { maxLength: 3 }),
    wikidata: fc.option(fc.constantFrom('Q17', 'Q159')),
  })

const evidenceIn = (documents: readonly Document[]): fc.Arbitrary<Evidence> =>
  fc
    .record({
      source: fc.constantFrom(...documents),
      cuts: fc.tuple(fc.nat(), fc.nat()),
      rule: hostileText(),
      confidence,
    })
    .map(({ source, cuts, rule, confidence: sure }) => {
      const [start = 0, end = 0] = cuts.map((cut) => cut % (source.text.length + 1)).sort((left, right) => left - right)
      return { document: source.id, start, end, quote: source.text.slice(start, end), rule, confidence: sure }
    })

const statementWith = (
  id: string,
  documents: readonly Document[],
  entities: readonly Entity[],
): fc.Arbitrary<Statement> => {
  const end = fc.constantFrom(...entities.map((one) => one.id))
  return plainRecord({
    id: fc.constant(id),
    subject: end,
    relation: fc.oneof(fc.constantFrom('claims', 'claims #2', 'met'), hostileText()),
    eventType: hostileText(),
    object: end,
    polarity: fc.constantFrom('positive', 'negative'),
    modality: fc.constantFrom('asserted', 'planned', 'possible', 'demanded', 'denied'),
    attributedTo: fc.option(end),
    time: fc.option(time),
    confidence,
    evidence: fc
      .tuple(evidenceIn(documents), fc.array(evidenceIn(documents), { maxLength: 2 }))
      .map(([first, rest]) => [first, ...rest] as const),
  })
}

const sortedIds = (options: { minLength?: number; maxLength: number }): fc.Arbitrary<string[]> =>
  fc
    .uniqueArray(
      hostileText({ minLength: 1 }).filter((id) => !(id in Object.prototype)),
      options,
    )
    .map((ids) => ids.sort((left, right) => (left < right ? -1 : 1)))

/** Any sound Knowledge, with hostile text wherever text may stand; sorted by id. */
export const anyKnowledge: fc.Arbitrary<Knowledge> = fc
  .tuple(
    sortedIds({ minLength: 1, maxLength: 3 }),
    sortedIds({ minLength: 1, maxLength: 5 }),
    sortedIds({ maxLength: 12 }),
  )
  .chain(([documentIds, entityIds, statementIds]) =>
    fc.tuple(
      fc.tuple(...documentIds.map(documentWith)),
      fc.tuple(...entityIds.map(entityWith)),
      fc.constant(statementIds),
    ),
  )
  .chain(([documents, entities, ids]) =>
    fc
      .tuple(...ids.map((id) => statementWith(id, documents, entities)))
      .map((statements) => ({ documents, entities, statements })),
  )
