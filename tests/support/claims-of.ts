import { readDocuments } from '../../src/formats/read/read-documents.ts'
import { loadEnglish } from '../../src/node.ts'

/** A claim in words: what is said, and with which polarity, modality and speaker. */
export interface ToldClaim {
  readonly what: string
  readonly how: string
  readonly rule: string
  readonly eventType: string
  readonly start: string | null
  readonly quote: string
}

const analyser = loadEnglish()

/** The claims of a text that have two ends. */
export const claimsOf = async (text: string): Promise<readonly ToldClaim[]> => {
  const { documents } = readDocuments({ name: 'd.txt', bytes: new TextEncoder().encode(text) })
  const [document] = documents
  if (document === undefined) throw new Error('There is a document.')
  const { claims, mentions } = await (await analyser).read(document)
  const labelOf = (mention: number): string => mentions[mention]?.label ?? ''
  return claims.flatMap(
    ({ subject, relation, eventType, object, polarity, modality, attributedTo, rule, time, start, end }) =>
      object === null
        ? []
        : [
            {
              what: `${labelOf(subject)} ${relation} ${labelOf(object)}`,
              how: [polarity, modality, ...attributedTo.map(labelOf)].join(' '),
              rule,
              eventType,
              start: time?.start ?? null,
              quote: document.text.slice(start, end),
            },
          ],
  )
}
