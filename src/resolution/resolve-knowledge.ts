import { at } from '../model/index.ts'
import type {
  Claim,
  Document,
  DocumentClaims,
  Entity,
  EntityId,
  Evidence,
  Knowledge,
  MentionIndex,
  NonEmpty,
  Statement,
  TimeInterval,
} from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { addMention } from './cluster.ts'
import type { Gazetteer } from './gazetteer.ts'
import { nameEntities } from './name-entities.ts'
import { byText } from './normalize-name.ts'
import { createConceptIndex } from './resolve-concepts.ts'
import { indexNames } from './name-index.ts'
import { resolveGovernments } from './resolve-governments.ts'
import { resolveNames } from './resolve-names.ts'
import { applyTaughtNames } from './taught-names.ts'
import { hashText } from './hash-text.ts'

/** Links with less than this score do not make two mentions one thing. */
const MIN_LINK_SCORE = 0.5

/** One document with what it says. */
export interface ReadDocument {
  readonly document: Document
  readonly claims: DocumentClaims
}

/** Entities and statements from the claims of all documents. The order of the documents does not matter. */
export const resolveKnowledge = (documents: readonly ReadDocument[], gazetteer: Gazetteer): Knowledge => {
  const sorted = [...documents].sort((left, right) => byText(left.document.id, right.document.id))
  const names = indexNames(sorted.map(({ claims }) => claims))
  const clusters = new Map<string, Cluster>()
  const named = sorted.map(({ document, claims }) => {
    const naming = resolveNames(claims, gazetteer, names)
    keepAll(clusters, naming)
    resolveGovernments(claims, naming, gazetteer.governmentWords)
    keepAll(clusters, naming)
    return { document, claims, naming }
  })
  applyTaughtNames(named)
  const concepts = createConceptIndex()
  const resolved = named.map(({ document, claims, naming }) => {
    const described = concepts.resolve(claims, naming)
    keepAll(clusters, described)
    claims.mentions.forEach((mention, index) => {
      const cluster = naming.get(index) ?? described.get(index)
      if (cluster !== undefined) addMention(cluster, mention)
    })
    return { document, claims, thingOf: createThingLookup(claims, naming, described) }
  })
  const groups = new Map<string, StatementGroup>()
  for (const { document, claims, thingOf } of resolved)
    for (const claim of claims.claims) collect(groups, document, claim, thingOf)
  return assemble(
    sorted.map(({ document }) => document),
    [...clusters.values()],
    groups,
  )
}

/** One cluster for one key: replaces those that are known already. */
const keepAll = (clusters: Map<string, Cluster>, naming: Map<MentionIndex, Cluster>): void => {
  for (const [index, cluster] of naming) {
    const known = clusters.get(cluster.key)
    if (known === undefined) clusters.set(cluster.key, cluster)
    else if (known !== cluster) naming.set(index, known)
  }
}

type ThingLookup = (mention: MentionIndex) => readonly Cluster[]

/** A mention's things: its own name, else what its chain leads back to, else the described thing; a plural's members. */
const createThingLookup = (
  claims: DocumentClaims,
  naming: ReadonlyMap<MentionIndex, Cluster>,
  described: ReadonlyMap<MentionIndex, Cluster>,
): ThingLookup => {
  const antecedents = new Map<MentionIndex, MentionIndex>()
  for (const link of claims.links)
    if (link.score >= MIN_LINK_SCORE && link.rule !== 'known-as' && !antecedents.has(link.mention))
      antecedents.set(link.mention, link.antecedent)
  const byChain = new Map<number, MentionIndex[]>()
  claims.mentions.forEach((mention, index) => {
    if (mention.chain !== null) byChain.set(mention.chain, [...(byChain.get(mention.chain) ?? []), index])
  })
  const ofChain = (chain: number): Cluster | null => {
    for (const lookup of [naming, described])
      for (const index of byChain.get(chain) ?? []) if (lookup.has(index)) return lookup.get(index) ?? null
    return null
  }
  const nameOfChain = (chain: number): Cluster | null => {
    for (const index of byChain.get(chain) ?? []) if (naming.has(index)) return naming.get(index) ?? null
    return null
  }
  return (mention) => {
    const own = naming.get(mention)
    if (own !== undefined) return [own]
    const { members, chain, kind } = at(claims.mentions, mention)
    if (members.length > 0) return members.flatMap((member) => ofChain(member) ?? [])
    for (
      let index = antecedents.get(mention), steps = 0;
      index !== undefined && steps < 32;
      index = antecedents.get(index), steps++
    ) {
      const named = naming.get(index) ?? (kind === 'pronoun' ? described.get(index) : undefined)
      if (named !== undefined) return [named]
    }
    const thing =
      (chain === null ? null : nameOfChain(chain)) ?? described.get(mention) ?? (chain === null ? null : ofChain(chain))
    return thing === null ? [] : [thing]
  }
}

interface StatementGroup {
  readonly subject: Cluster
  readonly object: Cluster
  readonly speaker: Cluster | null
  readonly claim: Claim
  readonly evidence: Evidence[]
  times: TimeInterval[]
}

const collect = (groups: Map<string, StatementGroup>, document: Document, claim: Claim, thingOf: ThingLookup): void => {
  if (claim.object === null) return
  const speaker = claim.attributedTo.flatMap((mention) => thingOf(mention).slice(0, 1)).at(0) ?? null
  for (const subject of thingOf(claim.subject))
    for (const object of thingOf(claim.object)) {
      if (subject === object) continue
      const time = claim.time === null ? '' : `${claim.time.start ?? ''}/${claim.time.end ?? ''}`
      const key = [
        subject.key,
        claim.relation,
        object.key,
        claim.polarity,
        claim.modality,
        speaker?.key ?? '',
        time,
      ].join('|')
      const evidence = {
        document: document.id,
        start: claim.start,
        end: claim.end,
        quote: document.text.slice(claim.start, claim.end),
        rule: claim.rule,
        confidence: claim.confidence,
      }
      const group = groups.get(key)
      if (group === undefined)
        groups.set(key, {
          subject,
          object,
          speaker,
          claim,
          evidence: [evidence],
          times: claim.time === null ? [] : [claim.time],
        })
      else if (
        !group.evidence.some(
          (other) =>
            other.document === evidence.document && other.start === evidence.start && other.end === evidence.end,
        )
      )
        group.evidence.push(evidence)
    }
}

const assemble = (
  documents: readonly Document[],
  clusters: readonly Cluster[],
  groups: ReadonlyMap<string, StatementGroup>,
): Knowledge => {
  const used = new Set<Cluster>()
  for (const group of groups.values())
    for (const cluster of [group.subject, group.object, group.speaker]) if (cluster !== null) used.add(cluster)
  const entities = nameEntities(
    clusters.filter(
      (cluster) => used.has(cluster) || (!cluster.key.startsWith('concept:') && cluster.aliases.size > 0),
    ),
  )
  const idOf = (cluster: Cluster): EntityId => entities.get(cluster)?.id ?? ''
  const statements = [...groups.values()]
    .map((group) => statementOf(group, idOf))
    .sort((left, right) => byText(left.id, right.id))
  return {
    documents,
    entities: [...entities.values()].sort((left: Entity, right: Entity) => byText(left.id, right.id)),
    statements,
  }
}

const statementOf = (group: StatementGroup, idOf: (cluster: Cluster) => EntityId): Statement => {
  const { claim } = group
  const fields = {
    subject: idOf(group.subject),
    relation: claim.relation,
    eventType: claim.eventType,
    object: idOf(group.object),
    polarity: claim.polarity,
    modality: claim.modality,
    attributedTo: group.speaker === null ? null : idOf(group.speaker),
    time: group.times[0] ?? null,
  }
  const evidence = [...group.evidence].sort(
    (left, right) => byText(left.document, right.document) || left.start - right.start || left.end - right.end,
  )
  return {
    id: `s${hashText(JSON.stringify(fields))}`,
    ...fields,
    confidence: jointConfidence(evidence),
    evidence: evidence as unknown as NonEmpty<Evidence>,
  }
}

const MAX_CONFIDENCE = 0.98

/** Independent documents add up: the chance that not all of them were misread. */
const jointConfidence = (evidence: readonly Evidence[]): number => {
  const best = new Map<string, number>()
  for (const item of evidence) best.set(item.document, Math.max(best.get(item.document) ?? 0, item.confidence))
  let misread = 1
  for (const confidence of best.values()) misread *= 1 - confidence
  return Math.round(Math.min(MAX_CONFIDENCE, 1 - misread) * 1000) / 1000
}
