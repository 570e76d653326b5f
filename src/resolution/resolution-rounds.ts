import type { ClaimLink, Claim, Document, DocumentClaims, Entity, EntityId, Evidence } from '../model/index.ts'
import type { Statement, StatementId, StatementLink } from '../model/index.ts'
import { addMention, addMerge } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { createClusterBook } from './cluster-book.ts'
import { createThingLookup, speakerOf, traceOf } from './document-things.ts'
import type { ThingLookup } from './document-things.ts'
import type { Gazetteer } from './gazetteer.ts'
import { makeStatement } from './make-statement.ts'
import { mergeReason } from './merge-reason.ts'
import { nameEntities } from './name-entities.ts'
import { createNameIndexer } from './name-index.ts'
import type { NameIndex } from './name-index.ts'
import { byText } from './normalize-name.ts'
import type { Overrides } from './overrides.ts'
import type { Piles } from './piles.ts'
import { createConceptIndex } from './resolve-concepts.ts'
import { resolveGovernments } from './resolve-governments.ts'
import { resolveNames } from './resolve-names.ts'
import type { Naming } from './resolve-names.ts'
import { createStatementGroups, NOBODY } from './statement-groups.ts'
import type { StatementGroups } from './statement-groups.ts'
import { createTaughtNames } from './taught-names.ts'

/** One document with what it says. */
export interface ReadDocument {
  readonly document: Document
  readonly claims: DocumentClaims
}

/** Evidence with the number of the group of claims that it stands for. */
export type GroupedEvidence = readonly [group: number, evidence: Evidence]

/**
 * Resolution as three rounds over the documents, each of them in the order of their ids: what names there are, what they
 * stand for, what is said of it. Between the rounds only names, things and groups of claims are held, no claims and no
 * evidence: that lies on the piles.
 */
export interface ResolutionRounds {
  readonly index: (claims: DocumentClaims) => void
  readonly name: (claims: DocumentClaims) => void
  readonly resolve: (read: ReadDocument) => void
  readonly finish: () => Resolved
}

/** What is there after the rounds. */
export interface Resolved {
  /** Sorted by id. */
  readonly entities: readonly Entity[]
  /** One after the other, in the order of their groups. */
  readonly statements: () => Iterable<Statement>
  /** Sorted; there once all statements have been made. */
  readonly links: () => readonly StatementLink[]
  /** How many statements there are. */
  readonly count: number
}

/** So many groups have their evidence on one pile. */
const GROUPS_ON_A_PILE = 512

/** Named things of one document: the numbers of their clusters by mention, `NOBODY` where there is none. */
type Numbers = Int32Array

export const createRounds = (
  gazetteer: Gazetteer,
  overrides: Overrides,
  evidence: Piles<GroupedEvidence>,
): ResolutionRounds => {
  const indexer = createNameIndexer()
  let names: NameIndex | null = null
  const book = createClusterBook()
  const taught = createTaughtNames()
  const named: Numbers[] = []
  const concepts = createConceptIndex()
  const groups = createStatementGroups()
  const links: GroupLink[] = []
  let next = 0
  return {
    index: indexer.add,
    name: (claims) => {
      names ??= indexer.finish()
      const naming = resolveNames(claims, gazetteer, names, overrides)
      book.keep(naming)
      resolveGovernments(claims, naming, gazetteer.governmentWords)
      book.keep(naming)
      taught.learn(claims, naming)
      named.push(numbersOf(naming, claims.mentions.length))
    },
    resolve: ({ document, claims }) => {
      const naming = namingOf(named[next], book.at)
      next += 1
      taught.apply(claims, naming)
      const described = concepts.resolve(claims, naming)
      book.add(described.values())
      claims.mentions.forEach((mention, index) => {
        const cluster = naming.get(index) ?? described.get(index)
        if (cluster === undefined) return
        addMention(cluster, mention)
        if (mention.kind !== 'pronoun')
          addMerge(cluster, { name: mention.label, ...mergeReason(mention, cluster, gazetteer, overrides) })
      })
      const thingOf = createThingLookup(claims, naming, described)
      const collect = createCollector({ document, claims, thingOf }, groups, (group, found) =>
        evidence.put(Math.floor(group / GROUPS_ON_A_PILE), [group, found]),
      )
      for (const link of linkGroups(document, claims, claims.claims.map(collect))) links.push(link)
    },
    finish: () => {
      const { entities, ids } = makeEntities(book.all(), groups)
      const linked = new Map<number, StatementId | null>(
        links.flatMap(({ from, to }) => [[from, null] as const, [to, null] as const]),
      )
      return {
        entities,
        count: groups.count(),
        statements: function* () {
          for (let pile = 0; pile < evidence.count(); pile += 1)
            for (const [group, found] of byGroup(evidence.on(pile))) {
              const statement = makeStatement(groups.at(group), ids, found)
              if (linked.has(group)) linked.set(group, statement.id)
              yield statement
            }
        },
        links: () => makeLinks(links, linked),
      }
    },
  }
}

const numbersOf = (naming: Naming, mentions: number): Numbers => {
  const numbers = new Int32Array(mentions).fill(NOBODY)
  for (const [index, cluster] of naming) numbers[index] = cluster.number
  return numbers
}

const namingOf = (numbers: Numbers | undefined, at: (number: number) => Cluster | undefined): Naming => {
  const naming: Naming = new Map()
  numbers?.forEach((number, index) => {
    const cluster = number === NOBODY ? undefined : at(number)
    if (cluster !== undefined) naming.set(index, cluster)
  })
  return naming
}

/** A document whose mentions have become things. */
interface ResolvedDocument extends ReadDocument {
  readonly thingOf: ThingLookup
}

/** Gives each claim of a document to its groups, whose numbers it returns; the same words are evidence once. */
const createCollector = (
  { document, claims, thingOf }: ResolvedDocument,
  groups: StatementGroups,
  keep: (group: number, evidence: Evidence) => void,
): ((claim: Claim) => readonly number[]) => {
  const seen = new Map<number, Evidence[]>()
  const isSeen = (group: number, { start, end }: Claim): boolean =>
    seen.get(group)?.some((known) => known.start === start && known.end === end) === true
  return (claim) => {
    if (claim.object === null) return []
    const speaker = speakerOf(claims, claim, thingOf)
    if (speaker === undefined) return []
    // What several things are called together is the name of none of them.
    if (claim.eventType === 'NAMING' && thingOf(claim.subject).length > 1) return []
    const numbers: number[] = []
    for (const subject of thingOf(claim.subject))
      for (const object of thingOf(claim.object)) {
        if (subject.cluster === object.cluster) continue
        const group = groups.numberOf({ subject: subject.cluster, object: object.cluster, speaker, claim })
        numbers.push(group)
        if (isSeen(group, claim)) continue
        const found: Evidence = {
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
        seen.set(group, [...(seen.get(group) ?? []), found])
        keep(group, found)
      }
    return numbers
  }
}

/** A link between claims as links between all groups that they became part of. */
interface GroupLink {
  readonly link: ClaimLink
  readonly document: string
  readonly from: number
  readonly to: number
}

const linkGroups = (
  document: Document,
  claims: DocumentClaims,
  groupsOf: readonly (readonly number[])[],
): GroupLink[] =>
  (claims.claimLinks ?? []).flatMap((link) =>
    (groupsOf[link.from] ?? []).flatMap((from) =>
      (groupsOf[link.to] ?? []).flatMap((to) => (from === to ? [] : [{ link, document: document.id, from, to }])),
    ),
  )

/** Entities of all clusters that statements speak of or that have names, and their ids by the numbers of the clusters. */
const makeEntities = (
  clusters: readonly Cluster[],
  groups: StatementGroups,
): { readonly entities: readonly Entity[]; readonly ids: readonly (EntityId | undefined)[] } => {
  const isUsed = new Uint8Array(clusters.length)
  for (let number = 0; number < groups.count(); number += 1) {
    const { subject, object, speaker } = groups.at(number)
    isUsed[subject] = 1
    isUsed[object] = 1
    if (speaker !== NOBODY) isUsed[speaker] = 1
  }
  const entities = nameEntities(
    clusters.filter(
      (cluster) => isUsed[cluster.number] === 1 || (!cluster.key.startsWith('concept:') && cluster.aliases.size > 0),
    ),
  )
  const ids: (EntityId | undefined)[] = Array.from({ length: clusters.length })
  for (const [cluster, { id }] of entities) ids[cluster.number] = id
  return { entities: [...entities.values()].sort((left, right) => byText(left.id, right.id)), ids }
}

const byGroup = (items: readonly GroupedEvidence[]): ReadonlyMap<number, readonly Evidence[]> => {
  const groups = new Map<number, Evidence[]>()
  for (const [group, evidence] of items) {
    const known = groups.get(group)
    if (known === undefined) groups.set(group, [evidence])
    else known.push(evidence)
  }
  return groups
}

const makeLinks = (
  links: readonly GroupLink[],
  ids: ReadonlyMap<number, StatementId | null>,
): readonly StatementLink[] => {
  const found = new Map<string, StatementLink>()
  for (const { link, document, from, to } of links) {
    const { kind, start, end, words } = link
    const [source, target] = [ids.get(from) ?? '', ids.get(to) ?? '']
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
