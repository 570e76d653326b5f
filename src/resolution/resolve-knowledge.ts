import { at } from '../model/index.ts'
import type {
  ChainLink,
  Claim,
  ClaimLink,
  Document,
  DocumentClaims,
  EndTrace,
  Entity,
  EntityId,
  Evidence,
  Knowledge,
  Mention,
  MentionIndex,
  NonEmpty,
  ReferenceStep,
  Statement,
  StatementLink,
  TimeInterval,
} from '../model/index.ts'
import type { Cluster } from './cluster.ts'
import { addMention, addMerge } from './cluster.ts'
import { mergeReason } from './merge-reason.ts'
import { NO_OVERRIDES } from './overrides.ts'
import type { Overrides } from './overrides.ts'
import type { Gazetteer } from './gazetteer.ts'
import { nameEntities } from './name-entities.ts'
import { byText } from './normalize-name.ts'
import { createConceptIndex } from './resolve-concepts.ts'
import { indexNames } from './name-index.ts'
import { resolveGovernments } from './resolve-governments.ts'
import { resolveNames } from './resolve-names.ts'
import { applyTaughtNames } from './taught-names.ts'
import { jointConfidence, statementId } from './statement-id.ts'

/** Links with less than this score do not make two mentions one thing. */
const MIN_LINK_SCORE = 0.5

/** One document with what it says. */
export interface ReadDocument {
  readonly document: Document
  readonly claims: DocumentClaims
}

/** Documents that are given up one by one: nobody else holds what was read in them, so that it can go once it is resolved. */
export function* giveUp(documents: ReadDocument[]): Generator<ReadDocument> {
  documents.reverse()
  for (let next = documents.pop(); next !== undefined; next = documents.pop()) yield next
}

/** Entities and statements from the claims of all documents. The order of the documents does not matter. */
export const resolveKnowledge = (
  documents: Iterable<ReadDocument>,
  gazetteer: Gazetteer,
  overrides: Overrides = NO_OVERRIDES,
): Knowledge => {
  const sorted = [...documents].sort((left, right) => byText(left.document.id, right.document.id))
  const texts = sorted.map(({ document }) => document)
  const names = indexNames(sorted.map(({ claims }) => claims))
  const clusters = new Map<string, Cluster>()
  const named = sorted.splice(0).map(({ document, claims }) => {
    const naming = resolveNames(claims, gazetteer, names, overrides)
    keepAll(clusters, naming)
    resolveGovernments(claims, naming, gazetteer.governmentWords)
    keepAll(clusters, naming)
    return { document, claims, naming }
  })
  applyTaughtNames(named)
  const concepts = createConceptIndex()
  const groups = new Map<string, StatementGroup>()
  const links: GroupLink[] = []
  // From the last to the first of the reversed, so that what was read in a document can go with its turn.
  named.reverse()
  for (let next = named.pop(); next !== undefined; next = named.pop()) {
    const { document, claims, naming } = next
    const described = concepts.resolve(claims, naming)
    keepAll(clusters, described)
    claims.mentions.forEach((mention, index) => {
      const cluster = naming.get(index) ?? described.get(index)
      if (cluster === undefined) return
      addMention(cluster, mention)
      if (mention.kind !== 'pronoun')
        addMerge(cluster, { name: mention.label, ...mergeReason(mention, cluster, gazetteer, overrides) })
    })
    const read = { document, claims, thingOf: createThingLookup(claims, naming, described) }
    const keysOf = read.claims.claims.map((claim) => collect(groups, read, claim))
    for (const link of linkGroups(read, keysOf)) links.push(link)
  }
  return assemble(texts, [...clusters.values()], groups, links)
}

/** A document whose mentions have become things. */
interface ResolvedDocument extends ReadDocument {
  readonly thingOf: ThingLookup
}

/** One cluster for one key: replaces those that are known already. */
const keepAll = (clusters: Map<string, Cluster>, naming: Map<MentionIndex, Cluster>): void => {
  for (const [index, cluster] of naming) {
    const known = clusters.get(cluster.key)
    if (known === undefined) clusters.set(cluster.key, cluster)
    else if (known !== cluster) naming.set(index, known)
  }
}

/** A thing that a mention stands for, and the links of coreference that lead there. */
interface Found {
  readonly cluster: Cluster
  readonly steps: readonly ReferenceStep[]
}

type ThingLookup = (mention: MentionIndex) => readonly Found[]

/** A mention's things: its own name, else what its chain leads back to, else the described thing; a plural's members. */
const createThingLookup = (
  claims: DocumentClaims,
  naming: ReadonlyMap<MentionIndex, Cluster>,
  described: ReadonlyMap<MentionIndex, Cluster>,
): ThingLookup => {
  const antecedents = new Map<MentionIndex, ChainLink>()
  for (const link of claims.links)
    if (link.score >= MIN_LINK_SCORE && link.rule !== 'known-as' && !antecedents.has(link.mention))
      antecedents.set(link.mention, link)
  const stepTo = (mention: MentionIndex, rule: string, score: number): ReferenceStep => ({
    text: at(claims.mentions, mention).text,
    rule,
    score,
  })
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
    if (own !== undefined) return [{ cluster: own, steps: NO_STEPS }]
    const { members, chain, kind } = at(claims.mentions, mention)
    if (members.length > 0 && standsForMembers(at(claims.mentions, mention)))
      return members.flatMap((member) => {
        const cluster = ofChain(member)
        return cluster === null ? [] : [{ cluster, steps: [{ text: cluster.name, rule: 'same-group', score: 0.8 }] }]
      })
    const steps: ReferenceStep[] = []
    for (
      let link = antecedents.get(mention);
      link !== undefined && steps.length < MAX_STEPS;
      link = antecedents.get(link.antecedent)
    ) {
      steps.push(stepTo(link.antecedent, link.rule, link.score))
      const named = naming.get(link.antecedent) ?? (kind === 'pronoun' ? described.get(link.antecedent) : undefined)
      if (named !== undefined) return [{ cluster: named, steps }]
    }
    const ofName = chain === null ? null : nameOfChain(chain)
    if (ofName !== null) return [{ cluster: ofName, steps: [{ text: ofName.name, rule: 'same-chain', score: 0.7 }] }]
    const plain = described.get(mention)
    if (plain !== undefined) return [{ cluster: plain, steps: NO_STEPS }]
    const last = chain === null ? null : ofChain(chain)
    return last === null ? [] : [{ cluster: last, steps: [{ text: last.name, rule: 'same-chain', score: 0.6 }] }]
  }
}

const MAX_STEPS = 32
/** One list for all that need no step: most evidence. */
const NO_STEPS: readonly ReferenceStep[] = []

/** `both schools`, `they`, `Ann and Bo` stand for their members one by one; `schools` in general for no school that was named. */
const standsForMembers = ({ kind, isDefinite, nounClass, text }: Mention): boolean =>
  kind !== 'nominal' || nounClass === null || isDefinite || /\b(?:and|both|two|three|all)\b/iu.test(text)

interface StatementGroup {
  readonly subject: Cluster
  readonly object: Cluster
  readonly speaker: Cluster | null
  readonly claim: Claim
  readonly evidence: Evidence[]
  times: TimeInterval[]
}

const collect = (
  groups: Map<string, StatementGroup>,
  { document, claims, thingOf }: ResolvedDocument,
  claim: Claim,
): readonly string[] => {
  if (claim.object === null) return []
  const speaker = speakerOf(claims, claim, thingOf)
  if (speaker === undefined) return []
  const keys: string[] = []
  // What several things are called together is the name of none of them.
  if (claim.eventType === 'NAMING' && thingOf(claim.subject).length > 1) return keys
  for (const subject of thingOf(claim.subject))
    for (const object of thingOf(claim.object)) {
      if (subject.cluster === object.cluster) continue
      const time = claim.time === null ? '' : `${claim.time.start ?? ''}/${claim.time.end ?? ''}`
      const key = [
        subject.cluster.key,
        claim.relation,
        object.cluster.key,
        claim.polarity,
        claim.modality,
        speaker?.key ?? '',
        time,
      ].join('|')
      keys.push(key)
      const evidence: Evidence = {
        document: document.id,
        start: claim.start,
        end: claim.end,
        quote: document.text.slice(claim.start, claim.end),
        rule: claim.rule,
        confidence: claim.confidence,
        ends: {
          subject: traceOf(claims, claim.subject, subject.steps),
          object: traceOf(claims, claim.object, object.steps),
        },
      }
      const group = groups.get(key)
      if (group === undefined)
        groups.set(key, {
          subject: subject.cluster,
          object: object.cluster,
          speaker,
          claim,
          evidence: [evidence],
          times: claim.time === null ? [] : [claim.time],
        })
      else if (!isKnown(group.evidence, evidence)) group.evidence.push(evidence)
    }
  return keys
}

/** Whether these words are evidence already. Documents come one after the other: only the last ones can be of this one. */
const isKnown = (known: readonly Evidence[], { document, start, end }: Evidence): boolean => {
  for (let index = known.length - 1; known[index]?.document === document; index -= 1)
    if (known[index]?.start === start && known[index]?.end === end) return true
  return false
}

/**
 * Who vouches for a claim: the nearest speaker; null where the text itself does, undefined where it is somebody whom nothing
 * tells (`they claimed that`). `I think` inside a quotation is the word of its speaker.
 */
const speakerOf = (claims: DocumentClaims, claim: Claim, thingOf: ThingLookup): Cluster | null | undefined => {
  for (const mention of claim.attributedTo) {
    const found = thingOf(mention)[0]
    if (found !== undefined) return found.cluster
    const { kind, text } = at(claims.mentions, mention)
    if (kind === 'pronoun' && !/^(?:i|we|me|us)$/iu.test(text)) return undefined
  }
  return null
}

const traceOf = ({ mentions }: DocumentClaims, mention: MentionIndex, steps: readonly ReferenceStep[]): EndTrace => {
  const { text, start, end } = at(mentions, mention)
  return { text, start, end, steps }
}

/** A link between claims as links between all statements that they became part of. */
interface GroupLink {
  readonly link: ClaimLink
  readonly document: string
  readonly from: string
  readonly to: string
}

const linkGroups = ({ document, claims }: ResolvedDocument, keysOf: readonly (readonly string[])[]): GroupLink[] =>
  (claims.claimLinks ?? []).flatMap((link) =>
    (keysOf[link.from] ?? []).flatMap((from) =>
      (keysOf[link.to] ?? []).flatMap((to) => (from === to ? [] : [{ link, document: document.id, from, to }])),
    ),
  )

const assemble = (
  documents: readonly Document[],
  clusters: readonly Cluster[],
  groups: Map<string, StatementGroup>,
  links: readonly GroupLink[],
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
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]))
  const byKey = new Map<string, Statement>()
  const statements: Statement[] = []
  for (const [key, group] of groups) {
    const statement = statementOf(group, idOf)
    statements.push(statement)
    if (linked.has(key)) byKey.set(key, statement)
    groups.delete(key)
  }
  statements.sort((left, right) => byText(left.id, right.id))
  return {
    documents,
    entities: [...entities.values()].sort((left: Entity, right: Entity) => byText(left.id, right.id)),
    statements,
    links: linksOf(links, byKey),
  }
}

const linksOf = (links: readonly GroupLink[], byKey: ReadonlyMap<string, Statement>): StatementLink[] => {
  const found = new Map<string, StatementLink>()
  for (const { link, document, from, to } of links) {
    const { kind, start, end, words } = link
    const [source, target] = [byKey.get(from)?.id ?? '', byKey.get(to)?.id ?? '']
    if (source === target) continue
    found.set([source, target, kind, document, String(start)].join('|'), {
      kind,
      from: source,
      to: target,
      document,
      start,
      end,
      words,
    })
  }
  return [...found].sort(([left], [right]) => byText(left, right)).map(([, link]) => link)
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
    id: statementId(fields),
    ...fields,
    confidence: jointConfidence(evidence),
    evidence: evidence as unknown as NonEmpty<Evidence>,
  }
}
