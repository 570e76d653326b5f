import type { Document, Entity, Evidence, Knowledge, Statement } from '../../src/model/index.ts'

const TEXT = `Talks stall over the isles

LUME, 12 May — By our correspondent

On Monday Valdoria sanctioned Meridia over the isles. Nobody was surprised.

Meridia denied that it would sign the treaty. President Voss said that Meridia had rejected the treaty.`

/** The document of the sample; every quote of the evidence below is cut out of it. */
export const article: Document = {
  id: 'd1',
  title: 'Talks stall over the isles',
  source: 'Lume Observer',
  url: 'https://example.org/talks',
  publishedAt: '2024-05-12',
  text: TEXT,
  blocks: [
    { kind: 'title', start: 0, end: 26 },
    { kind: 'byline', start: 28, end: 63 },
    { kind: 'paragraph', start: 65, end: TEXT.length },
  ],
}

const other: Document = {
  ...article,
  id: 'd2',
  title: 'Notes',
  source: null,
  url: 'javascript:alert(1)',
  text: '',
  blocks: [],
}

const entity = (id: string, name: string, type: Entity['type'], aliases: string[] = []): Entity => ({
  id,
  name,
  type,
  aliases,
  wikidata: null,
})

/** Evidence for words of the article. */
export const evidenceOf = (quote: string, confidence = 0.9): Evidence => {
  const start = TEXT.indexOf(quote)
  if (start < 0) throw new Error(`The sample article does not say "${quote}".`)
  return { document: 'd1', start, end: start + quote.length, quote, rule: 'clause-svo', confidence }
}

const statement = (id: string, parts: Partial<Statement> & Pick<Statement, 'subject' | 'object'>): Statement => ({
  id,
  relation: 'sanctioned',
  eventType: 'SANCTION',
  polarity: 'positive',
  modality: 'asserted',
  attributedTo: null,
  time: null,
  confidence: 0.9,
  evidence: [evidenceOf('Valdoria sanctioned Meridia')],
  ...parts,
})

/** Name of an entity that would run a script if it were ever taken for HTML. */
export const HOSTILE_NAME = '<img src=x onerror="globalThis.hacked = true">'

/** Four entities, one of them hostile; four statements, one of each tone; two documents, one without text. */
export const sampleKnowledge: Knowledge = {
  documents: [article, other],
  entities: [
    entity('e1', 'Valdoria', 'GPE', ['Kestrel City', 'the Valdorian government']),
    entity('e2', 'Meridia', 'GPE'),
    entity('e3', 'Treaty of Lume', 'LAW'),
    entity('e4', 'Elena Voss', 'PERSON', ['President Voss']),
    entity('e5', HOSTILE_NAME, 'MISC'),
  ],
  statements: [
    statement('s1', {
      subject: 'e1',
      object: 'e2',
      time: { start: '2024-05-06', end: '2024-05-06', precision: 'day' },
    }),
    statement('s2', {
      subject: 'e2',
      relation: 'signed',
      eventType: 'AGREE',
      object: 'e3',
      modality: 'denied',
      confidence: 0.6,
      evidence: [evidenceOf('Meridia denied that it would sign the treaty', 0.6)],
    }),
    statement('s3', {
      subject: 'e2',
      relation: 'rejected',
      eventType: 'REJECT',
      object: 'e3',
      attributedTo: 'e4',
      evidence: [evidenceOf('Meridia had rejected the treaty')],
    }),
    statement('s4', {
      subject: 'e5',
      relation: 'met with',
      eventType: 'CONSULT',
      object: 'e1',
      modality: 'planned',
      confidence: 0.4,
      evidence: [{ document: 'd2', start: 0, end: 9, quote: '<b>met</b>', rule: 'clause-svo', confidence: 0.4 }],
    }),
  ],
}
