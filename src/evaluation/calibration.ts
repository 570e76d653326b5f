/** A judged statement: the rule that read it, the rule's own confidence, and whether it is right. */
export interface Verdict {
  readonly rule: string
  readonly raw: number
  readonly right: boolean
}

/** What a rule's confidence of `raw` is worth. The rule `*` stands for all others. */
export interface CalibrationRow {
  readonly rule: string
  readonly raw: number
  readonly confidence: number
  /** How many verdicts it rests on. */
  readonly judged: number
}

/** So many verdicts of the wider group count as much as the ones at hand: few verdicts move a figure little. */
const PRIOR_WEIGHT = 16

/**
 * Share of right statements by rule and confidence, drawn towards the share of the rule, and that towards the share of
 * all (shrinkage after James and Stein, with a fixed weight). Sorted by rule, then by confidence.
 */
export const fitCalibration = (verdicts: readonly Verdict[]): CalibrationRow[] => {
  const all = share(verdicts, 0.8)
  const rules = [...new Set(verdicts.map(({ rule }) => rule))].sort()
  const rows = rules.flatMap((rule) => {
    const own = verdicts.filter((verdict) => verdict.rule === rule)
    return rowsOf(rule, own, share(own, all))
  })
  return [...rowsOf('*', verdicts, all), ...rows]
}

const rowsOf = (rule: string, verdicts: readonly Verdict[], prior: number): CalibrationRow[] =>
  [...new Set(verdicts.map(({ raw }) => raw))]
    .sort((left, right) => left - right)
    .map((raw) => {
      const own = verdicts.filter((verdict) => verdict.raw === raw)
      return { rule, raw, confidence: Math.round(share(own, prior) * 100) / 100, judged: own.length }
    })

const share = (verdicts: readonly Verdict[], prior: number): number =>
  (verdicts.filter(({ right }) => right).length + PRIOR_WEIGHT * prior) / (verdicts.length + PRIOR_WEIGHT)

/** One band of confidence: what it promises, and what was found. */
export interface ReliabilityBand {
  readonly from: number
  readonly statements: number
  readonly promised: number
  readonly found: number
}

const BANDS = [0, 0.6, 0.7, 0.8, 0.85, 0.9]

/** What confidences promise against what was judged, band by band; bands without a statement are left out. */
export const reliability = (
  verdicts: readonly Verdict[],
  confidenceOf: (rule: string, raw: number) => number,
): ReliabilityBand[] =>
  BANDS.flatMap((from, index) => {
    const to = BANDS[index + 1] ?? Number.POSITIVE_INFINITY
    const inside = verdicts
      .map((verdict) => ({ ...verdict, confidence: confidenceOf(verdict.rule, verdict.raw) }))
      .filter(({ confidence }) => confidence >= from && confidence < to)
    if (inside.length === 0) return []
    const promised = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length
    const found = inside.filter(({ right }) => right).length / inside.length
    return [{ from, statements: inside.length, promised, found }]
  })
