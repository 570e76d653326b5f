import type { Knowledge } from '../../model/index.ts'

/** As many statements, over a tenth as many entities, each with one evidence. */
export const plainKnowledge = (edges: number): Knowledge => {
  const nodes = Math.max(2, Math.round(edges / 10))
  const name = (index: number): string => `entity ${String(index).padStart(6, '0')}`
  return {
    documents: [{ id: 'd', title: null, source: null, url: null, publishedAt: null, text: '', blocks: [] }],
    entities: Array.from({ length: nodes }, (_, index) => ({
      id: name(index),
      name: name(index),
      type: 'ORG' as const,
      aliases: [`alias ${String(index)}`],
      wikidata: null,
    })),
    statements: Array.from({ length: edges }, (_, index) => ({
      id: `s${String(index).padStart(7, '0')}`,
      subject: name((index * 7919) % nodes),
      relation: 'met',
      eventType: 'CONSULT',
      object: name((index * 104_729 + 1) % nodes),
      polarity: 'positive' as const,
      modality: 'asserted' as const,
      attributedTo: null,
      time: { start: '2022-03-21', end: '2022-03-21', precision: 'day' as const },
      confidence: 0.9,
      evidence: [
        {
          document: 'd',
          start: 0,
          end: 20,
          quote: 'one side met another',
          rule: 'subject-verb-object',
          confidence: 0.9,
        },
      ],
    })),
  }
}
