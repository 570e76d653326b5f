import type { EntityId, Statement, TimeInterval } from '../model/index.ts'
import { compareText } from './compare-text.ts'
import type { KnowledgeGraph } from './create-graph.ts'
import type { EntityReference } from './entity-reference.ts'
import { referTo } from './entity-reference.ts'
import { findEntity } from './find-entity.ts'
import type { StatementFilter } from './statement-filter.ts'
import { createStatementFilter } from './statement-filter.ts'
import { byAttestation } from './statement-order.ts'

/** In what the two sides of a dispute differ. */
export type DisputeGround = 'polarity' | 'modality' | 'speaker'

/** One relation of one pair that some statements hold true and others hold false. */
export interface Dispute {
  readonly subject: EntityReference
  readonly relation: string
  readonly object: EntityReference
  readonly grounds: readonly DisputeGround[]
  /** Statements that it is so, and that it is not so, the best attested first; neither is empty. */
  readonly affirming: readonly Statement[]
  readonly rejecting: readonly Statement[]
}

/** Which disputes; `entity` (a name or an id) keeps those with it as subject, object or speaker. */
export interface DisputeOptions extends StatementFilter {
  readonly entity?: string | undefined
}

/**
 * Where statements on the same subject, relation and object contradict each other. A negative statement rejects, and so
 * does a denied one, which is as a rule negative too. Statements on times that cannot meet do not contradict: somebody may
 * have joined in 2010 and not in 2012. Ordered by evidence, then subject, relation, object.
 * Throws UNKNOWN_ENTITY, UNKNOWN_RELATION, WRONG_OPTION.
 */
export const disputes = (graph: KnowledgeGraph, options: DisputeOptions = {}): Dispute[] => {
  const accepts = createStatementFilter(graph, options)
  const entity = options.entity === undefined ? null : findEntity(graph, options.entity)
  const groups = new Map<string, Statement[]>()
  graph.forEachEdge((_key, attributes) => {
    if (!accepts(attributes)) return
    const { subject, relation, object } = attributes.statement
    const key = JSON.stringify([subject, relation, object])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [attributes.statement])
    else group.push(attributes.statement)
  })
  return [...groups.values()]
    .map((group) => disputeOf(graph, group))
    .filter((dispute) => dispute !== null)
    .filter((dispute) => entity === null || concerns(dispute, entity))
    .sort(byWeight)
}

const disputeOf = (graph: KnowledgeGraph, group: readonly Statement[]): Dispute | null => {
  const sides = [group.filter(affirms), group.filter((statement) => !affirms(statement))] as const
  const [affirming, rejecting] = [opposed(sides[0], sides[1]), opposed(sides[1], sides[0])]
  const [first] = affirming
  if (first === undefined) return null
  return {
    subject: referTo(graph, first.subject),
    relation: first.relation,
    object: referTo(graph, first.object),
    grounds: groundsOf(affirming, rejecting),
    affirming,
    rejecting,
  }
}

/** A denial is written as negative and denied; graphs of others may say one of the two. */
const affirms = ({ polarity, modality }: Statement): boolean => polarity === 'positive' && modality !== 'denied'

/** Those of one side that meet at least one of the other in time. */
const opposed = (side: readonly Statement[], other: readonly Statement[]): Statement[] =>
  side.filter(({ time }) => other.some((statement) => mayMeet(time, statement.time))).sort(byAttestation)

const mayMeet = (left: TimeInterval | null, right: TimeInterval | null): boolean =>
  left === null || right === null || (isBefore(left.start, right.end) && isBefore(right.start, left.end))

const isBefore = (start: string | null, end: string | null): boolean => start === null || end === null || start <= end

const groundsOf = (affirming: readonly Statement[], rejecting: readonly Statement[]): DisputeGround[] => {
  const differ = (key: 'polarity' | 'modality' | 'attributedTo'): boolean =>
    affirming.some((left) => rejecting.some((right) => left[key] !== right[key]))
  const grounds: DisputeGround[] = []
  if (differ('polarity')) grounds.push('polarity')
  if (differ('modality')) grounds.push('modality')
  if (differ('attributedTo')) grounds.push('speaker')
  return grounds
}

const concerns = ({ subject, object, affirming, rejecting }: Dispute, entity: EntityId): boolean =>
  subject.id === entity ||
  object.id === entity ||
  [...affirming, ...rejecting].some(({ attributedTo }) => attributedTo === entity)

const byWeight = (left: Dispute, right: Dispute): number =>
  evidenceOf(right) - evidenceOf(left) ||
  compareText(left.subject.name, right.subject.name) ||
  compareText(left.relation, right.relation) ||
  compareText(left.object.name, right.object.name) ||
  compareText(left.subject.id, right.subject.id) ||
  compareText(left.object.id, right.object.id)

const evidenceOf = ({ affirming, rejecting }: Dispute): number =>
  [...affirming, ...rejecting].reduce((sum, { evidence }) => sum + evidence.length, 0)
