import { parseRows } from './parse-rows.ts'

/** What a rule's own confidence has turned out to be worth. */
export type Confidences = (rule: string, raw: number) => number

/**
 * Read `data/schema/confidence.tsv`: rule (or `*`), the rule's confidence, the calibrated one, the number of verdicts
 * behind it. The nearest row of the rule counts, else the nearest of `*`; an empty table changes nothing.
 */
export const parseConfidences = (text: string): Confidences => {
  const rows = new Map<string, { readonly raw: number; readonly confidence: number }[]>()
  for (const [rule = '', raw = '', confidence = ''] of parseRows(text, 'schema/confidence.tsv', 4))
    rows.set(rule, [...(rows.get(rule) ?? []), { raw: Number(raw), confidence: Number(confidence) }])
  return (rule, raw) => {
    const known = rows.get(rule) ?? rows.get('*')
    const nearest = known?.reduce((best, row) => (Math.abs(row.raw - raw) < Math.abs(best.raw - raw) ? row : best))
    return nearest?.confidence ?? raw
  }
}
