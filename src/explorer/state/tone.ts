import type { Statement } from '../../model/index.ts'

/** How far a statement may be taken for a fact; the stroke of its edge and a word in every list. */
export type Tone = 'stated' | 'claimed' | 'open' | 'denied'

export const TONES: readonly Tone[] = ['stated', 'claimed', 'open', 'denied']

/** The most cautious reading wins: denied or negated, then not yet real, then somebody's words, then the article's. */
export const toneOf = (statement: Pick<Statement, 'polarity' | 'modality' | 'attributedTo'>): Tone => {
  if (statement.polarity === 'negative' || statement.modality === 'denied') return 'denied'
  if (statement.modality !== 'asserted') return 'open'
  return statement.attributedTo === null ? 'stated' : 'claimed'
}
