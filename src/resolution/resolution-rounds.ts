import type {
  DocumentClaims,
  Entity,
  EntityId,
  Evidence,
  Statement,
  StatementId,
  StatementLink,
} from '../model/index.ts'
import { isNamed } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { createClusterBook } from './cluster-book.ts'
import { describeThings } from './describe.ts'
import { shareOut } from './document-share.ts'
import type { GroupLink, ReadDocument } from './document-share.ts'
import type { Gazetteer } from './gazetteer.ts'
import { makeStatement } from './make-statement.ts'
import { mergeReason } from './merge-reason.ts'
import { contentOf, saidKey } from './growth/said.ts'
import { aliasRows, countsFor, tellConcepts, tellDocument } from './growth/tell-state.ts'
import type { StateSink } from './growth/resolved-state.ts'
import { rowOfCluster } from './growth/thing-rows.ts'
import { isConcept, nameEntities } from './name-entities.ts'
import type { ReasonFor } from './name-entities.ts'
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
import { applyTaught, createTaughtNames } from './taught-names.ts'

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
  sink: StateSink | null = null,
): ResolutionRounds => {
  const indexer = createNameIndexer()
  let names: NameIndex | null = null
  const book = createClusterBook()
  const taught = createTaughtNames()
  const named: Numbers[] = []
  const concepts = createConceptIndex()
  const groups = createStatementGroups()
  const links: GroupLink[] = []
  const reasonFor: ReasonFor = (name, cluster) => mergeReason(name, cluster, gazetteer, overrides)
  let next = 0
  return {
    index: indexer.add,
    name: (claims) => {
      names ??= indexer.finish(sink === null ? undefined : countsFor(sink))
      const { document } = claims
      const naming = resolveNames(claims, gazetteer, names, overrides)
      book.keep(naming, document)
      resolveGovernments(claims, naming, gazetteer.governmentWords)
      book.keep(naming, document)
      if (sink !== null) for (const row of aliasRows(claims, naming)) sink.alias(row)
      taught.learn(claims, naming, (label, { key }) => sink?.called({ label, document, key }))
      named.push(numbersOf(naming, claims.mentions.length))
    },
    resolve: (read) => {
      const naming = namingOf(named[next], book.at)
      next += 1
      const before = sink === null ? naming : new Map(naming)
      applyTaught(read.claims, naming, taught)
      const descriptions = describeThings(read.claims, naming)
      const found = concepts.resolve(read.document.id, descriptions).map(({ cluster }) => cluster)
      book.add(found)
      if (sink !== null) tellDocument(sink, read, { namings: [before, naming], overrides, descriptions, found })
      const described = descriptions.map((description, at) => [description, found[at] as Cluster] as const)
      const between = shareOut(read, { naming, described }, groups, (group, shown) =>
        evidence.put(Math.floor(group / GROUPS_ON_A_PILE), [group, shown]),
      )
      for (const link of between) links.push(link)
    },
    finish: () => {
      const { entities, ids } = makeEntities(book.all(), groups, { reasonFor, sink })
      const clusters = book.all()
      if (sink !== null) tellConcepts(sink, concepts)
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
              sink?.group(saidKey(contentOf(groups.at(group), clusters)), statement.id)
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

/** Entities of all clusters that statements speak of or that have names, and their ids by the numbers of the clusters. */
const makeEntities = (
  clusters: readonly Cluster[],
  groups: StatementGroups,
  { reasonFor, sink }: { readonly reasonFor: ReasonFor; readonly sink: StateSink | null },
): { readonly entities: readonly Entity[]; readonly ids: readonly (EntityId | undefined)[] } => {
  const used = new Uint32Array(clusters.length)
  for (let number = 0; number < groups.count(); number += 1) {
    const { subject, object, speaker } = groups.at(number)
    used[subject] = (used[subject] ?? 0) + 1
    used[object] = (used[object] ?? 0) + 1
    if (speaker !== NOBODY && speaker !== subject && speaker !== object) used[speaker] = (used[speaker] ?? 0) + 1
  }
  const entities = nameEntities(
    clusters.filter((cluster) => used[cluster.number] !== 0 || (!isConcept(cluster) && isNamed(cluster))),
    reasonFor,
  )
  const ids: (EntityId | undefined)[] = Array.from({ length: clusters.length })
  for (const [cluster, { id }] of entities) ids[cluster.number] = id
  if (sink !== null)
    for (const cluster of clusters)
      sink.thing(rowOfCluster(cluster, { used: used[cluster.number] ?? 0, entity: entities.get(cluster) ?? null }))
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
