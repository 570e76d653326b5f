import type { Claim, ClaimLink, Document, DocumentClaims, Evidence, MentionIndex } from '../model/index.ts'
import { addMention, addTo } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import type { Description } from './describe.ts'
import { createThingLookup, speakerOf, traceOf } from './document-things.ts'
import type { ThingLookup } from './document-things.ts'
import type { Naming } from './resolve-names.ts'
import type { StatementGroups } from './statement-groups.ts'

/** One document with what it says. */
export interface ReadDocument {
  readonly document: Document
  readonly claims: DocumentClaims
}

/** What the mentions of a document stand for: by name, and by description. */
export interface Standing {
  readonly naming: Naming
  readonly described: readonly (readonly [Description, Cluster])[]
}

/**
 * Count a document's words among the names of its things, and give its claims to their groups; each new piece of evidence
 * goes to `keep`. Returns the links between its claims as links between groups.
 */
export const shareOut = (
  { document, claims }: ReadDocument,
  { naming, described }: Standing,
  groups: StatementGroups,
  keep: (group: number, evidence: Evidence) => void,
): readonly GroupLink[] => {
  const byMention = new Map<MentionIndex, Cluster>()
  for (const [{ mention, parties }, cluster] of described) {
    byMention.set(mention, cluster)
    for (const [, name] of parties) addTo(cluster.parties, name)
  }
  claims.mentions.forEach((mention, index) => {
    const cluster = naming.get(index) ?? byMention.get(index)
    if (cluster !== undefined) addMention(cluster, mention)
  })
  const thingOf = createThingLookup(claims, naming, byMention)
  const collect = createCollector({ document, claims, thingOf }, groups, keep)
  return linkGroups(document, claims, claims.claims.map(collect))
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
export interface GroupLink {
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
