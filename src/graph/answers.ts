import type { Entity, EntityId, Knowledge, Statement } from '../model/index.ts'
import type { CoMention } from './co-mentions.ts'
import type { Community } from './communities.ts'
import type { Dispute } from './disputes.ts'
import type { EntityReference } from './entity-reference.ts'
import type { Match } from './match.ts'
import type { Direction } from './neighbors.ts'
import type { Path } from './paths.ts'
import type { RankedEntity } from './rank.ts'

/** A statement with the entity at its other end. */
export interface NeighborItem {
  readonly entity: EntityReference
  /** `out`: from the entity that was asked about. */
  readonly direction: Direction
  readonly statement: Statement
}

/** An entity of a neighbourhood, with the statement by which it was reached first. */
export interface ReachedEntity {
  readonly entity: EntityReference
  readonly depth: number
  /** The entity one step nearer. */
  readonly from: EntityId
  readonly statement: Statement
}

/** What each question is answered with. All of it names statements, and so evidence. */
export interface Answers {
  readonly neighbors: {
    readonly entity: EntityReference
    readonly items: readonly NeighborItem[]
    /** What to give as `after` for the next page; null on the last. */
    readonly next: string | null
  }
  readonly around: { readonly entity: EntityReference; readonly reached: readonly ReachedEntity[] }
  readonly search: { readonly entities: readonly Entity[] }
  readonly shortestPath: { readonly path: Path | null }
  readonly paths: { readonly paths: readonly Path[] }
  readonly subgraph: { readonly knowledge: Knowledge }
  readonly top: { readonly entities: readonly RankedEntity[] }
  readonly communities: { readonly communities: readonly Community[] }
  readonly timeline: { readonly entity: EntityReference; readonly statements: readonly Statement[] }
  readonly disputes: { readonly disputes: readonly Dispute[] }
  readonly coMentions: { readonly entity: EntityReference; readonly coMentions: readonly CoMention[] }
  readonly match: { readonly matches: readonly Match[] }
}
