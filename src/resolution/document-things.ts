import { at } from '../model/index.ts'
import type {
  ChainLink,
  Claim,
  DocumentClaims,
  EndTrace,
  Mention,
  MentionIndex,
  ReferenceStep,
} from '../model/index.ts'
import type { Cluster } from './cluster.ts'

/** Links with less than this score do not make two mentions one thing. */
const MIN_LINK_SCORE = 0.5

/** A thing that a mention stands for, and the links of coreference that lead there. */
export interface Found {
  readonly cluster: Cluster
  readonly steps: readonly ReferenceStep[]
}

export type ThingLookup = (mention: MentionIndex) => readonly Found[]

/** A mention's things: its own name, else what its chain leads back to, else the described thing; a plural's members. */
export const createThingLookup = (
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

/**
 * Who vouches for a claim: the nearest speaker; null where the text itself does, undefined where it is somebody whom nothing
 * tells (`they claimed that`). `I think` inside a quotation is the word of its speaker.
 */
export const speakerOf = (claims: DocumentClaims, claim: Claim, thingOf: ThingLookup): Cluster | null | undefined => {
  for (const mention of claim.attributedTo) {
    const found = thingOf(mention)[0]
    if (found !== undefined) return found.cluster
    const { kind, text } = at(claims.mentions, mention)
    if (kind === 'pronoun' && !/^(?:i|we|me|us)$/iu.test(text)) return undefined
  }
  return null
}

export const traceOf = (
  { mentions }: DocumentClaims,
  mention: MentionIndex,
  steps: readonly ReferenceStep[],
): EndTrace => {
  const { text, start, end } = at(mentions, mention)
  return { text, start, end, steps }
}
