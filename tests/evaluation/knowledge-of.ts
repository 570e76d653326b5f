import type { Knowledge } from '../../src/model/index.ts'

/** Knowledge with entities of these names (the name is the id), and a statement between each pair. */
export const knowledgeOf = (names: readonly string[], pairs: readonly (readonly [string, string])[]): Knowledge => ({
  documents: [],
  entities: names.map((name) => ({ id: name, name, type: 'MISC', aliases: [], wikidata: null })),
  statements: pairs.map(([subject, object]) => ({
    id: `${subject}-${object}`,
    subject,
    relation: 'met',
    eventType: 'CONSULT',
    object,
    polarity: 'positive',
    modality: 'asserted',
    attributedTo: null,
    time: null,
    confidence: 1,
    evidence: [{ document: 'd', start: 0, end: 1, quote: 'x', rule: 'r', confidence: 1 }],
  })),
})
