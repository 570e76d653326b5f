import { readText } from './read-text.ts'

/** A claim in words: what is said, and with which polarity, modality and speaker. */
export interface ToldClaim {
  readonly what: string
  readonly how: string
  readonly rule: string
  readonly eventType: string
  readonly start: string | null
  readonly quote: string
}

/** The claims of a text that have two ends. */
export const claimsOf = async (text: string): Promise<readonly ToldClaim[]> => {
  const { text: whole, claims: read } = await readText(text)
  const { claims, mentions } = read
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
              quote: whole.slice(start, end),
            },
          ],
  )
}
