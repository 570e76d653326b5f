import type { Statement } from '../model/index.ts'

/**
 * The words for an edge. A negated or merely planned fact must not read like a fact:
 * `sanctioned`, `not sanctioned`, `resumed (denied)`, `not resumed (planned)`.
 */
export const labelStatement = ({
  relation,
  polarity,
  modality,
}: Pick<Statement, 'relation' | 'polarity' | 'modality'>): string => {
  const words = polarity === 'negative' ? `not ${relation}` : relation
  return modality === 'asserted' ? words : `${words} (${modality})`
}
