import type { KnowledgeGraph, StatementAttributes } from '../../graph/create-graph.ts'
import { pairKey } from '../state/picture.ts'
import { toneOf } from '../state/tone.ts'
import type { Stroke } from './appearance.ts'

/** A line to draw between two nodes: one statement, or several as a bundle. */
export interface Line {
  /** Id of the statement, or of the bundle. */
  readonly id: string
  readonly source: string
  readonly target: string
  readonly stroke: Stroke
  /** Whether statements run in both directions. */
  readonly bothWays: boolean
  readonly label: string
  /** Ids of the statements that it stands for. */
  readonly statements: readonly string[]
  /** The two nodes, for unfolding; null: it is no bundle. */
  readonly bundle: string | null
}

/** Which pairs of nodes are drawn as one line. */
export interface Folding {
  readonly bundled: boolean
  readonly unfolded: ReadonlySet<string>
}

const MAX_NAMED_RELATIONS = 2

/**
 * The lines of the visible statements, bundles of many statements first: theirs are the labels that matter. A statement
 * of an entity about itself has no line.
 */
export const foldStatements = (
  graph: KnowledgeGraph,
  visible: ReadonlySet<string>,
  { bundled, unfolded }: Folding,
): readonly Line[] => {
  const pairs = new Map<string, Line[]>()
  graph.forEachEdge((edge, attributes, source, target) => {
    if (!visible.has(edge) || source === target) return
    const pair = pairKey(source, target)
    const line = lineOf(edge, attributes, source, target)
    const lines = pairs.get(pair)
    if (lines) lines.push(line)
    else pairs.set(pair, [line])
  })
  const folded = [...pairs].flatMap(([pair, lines]) =>
    lines.length > 1 && bundled && !unfolded.has(pair) ? [bundleOf(pair, lines)] : lines,
  )
  return folded.sort((left, right) => right.statements.length - left.statements.length)
}

/** Id of the bundle between two nodes; no statement has such an id. */
export const bundleId = (pair: string): string => `bundle\t${pair}`

const lineOf = (id: string, attributes: StatementAttributes, source: string, target: string): Line => ({
  id,
  source,
  target,
  stroke: toneOf(attributes),
  bothWays: false,
  label: attributes.label,
  statements: [id],
  bundle: null,
})

const bundleOf = (pair: string, lines: readonly Line[]): Line => {
  const [first] = lines
  const { source, target, stroke } = first ?? { source: '', target: '', stroke: 'stated' as const }
  return {
    id: bundleId(pair),
    source,
    target,
    stroke: lines.every((line) => line.stroke === stroke) ? stroke : 'mixed',
    bothWays: lines.some((line) => line.source !== source),
    label: `${lines.length} × ${mostFrequent(lines.map(({ label }) => label))}`,
    statements: lines.flatMap(({ statements }) => statements),
    bundle: pair,
  }
}

/** The labels that occur most, then in order of appearance; dots for the rest. */
const mostFrequent = (labels: readonly string[]): string => {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const ranked = [...counts].sort(([, left], [, right]) => right - left).map(([label]) => label)
  return [...ranked.slice(0, MAX_NAMED_RELATIONS), ...(ranked.length > MAX_NAMED_RELATIONS ? ['…'] : [])].join(', ')
}
