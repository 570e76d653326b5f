import type { Reference, ReferenceLayer } from '../layers.ts'
import { createChains } from './chains.ts'
import { firstMentions, mentionsByHead } from './document-index.ts'
import type { Workspace } from './document-index.ts'
import { findMentions } from './find-mentions.ts'
import { linkGroups, membersByChain } from './link-groups.ts'
import { linkNames } from './link-names.ts'
import { linkNominals } from './link-nominals.ts'
import { linkPronouns } from './link-pronouns.ts'
import { linkRoles } from './link-roles.ts'
import { linkSides, linkSpeakers } from './link-speakers.ts'
import { linkPredicates, linkRelatives, linkStructures } from './link-structures.ts'
import { findQuotations, quotationsByToken } from './quotations.ts'
import { createReading } from './reading.ts'
import type { ReferenceInput } from './reading.ts'
import type { ReferenceData } from './reference-data.ts'

/** The sieves, the surest first: each sees the chains that those before it made (Lee et al. 2013). */
const SIEVES: readonly ((space: Workspace) => void)[] = [
  linkNames,
  linkStructures,
  linkGroups,
  linkRoles,
  linkNominals,
  linkSpeakers,
  linkPronouns,
  linkNominals,
  linkSides,
  linkPredicates,
  linkRelatives,
]

/** Phrases that refer, and which of them are one thing. Rules and scores only; time grows with the text. */
export const findReferences = (input: ReferenceInput, data: ReferenceData): ReferenceLayer => {
  const space = createWorkspace(input, data)
  for (const sieve of SIEVES) sieve(space)
  return { references: toReferences(space) }
}

/** Everything that the sieves start from. */
export const createWorkspace = (input: ReferenceInput, data: ReferenceData): Workspace => {
  const reading = createReading(input)
  const mentions = findMentions(reading, data)
  const quotations = findQuotations(reading, data)
  return {
    reading,
    data,
    mentions,
    chains: createChains(mentions),
    quotations,
    byHead: mentionsByHead(mentions),
    groups: new Map(),
    quotationOf: quotationsByToken(quotations, input.tokens.count),
    firstOf: firstMentions(mentions, input.sentences.length),
  }
}

const toReferences = (space: Workspace): Reference[] => {
  const numbers = new Map<number, number>()
  for (const mention of space.mentions) {
    const root = space.chains.root(mention.index)
    if (!numbers.has(root)) numbers.set(root, numbers.size)
  }
  const number = (mention: number): number => numbers.get(space.chains.root(mention)) ?? 0
  const members = membersByChain(space)
  return space.mentions.map((mention) => {
    const link = space.chains.linkOf(mention.index)
    return {
      first: mention.first,
      end: mention.end,
      headToken: mention.headToken,
      chain: number(mention.index),
      antecedent: link?.antecedent ?? null,
      rule: link?.rule ?? mention.form,
      score: link?.score ?? 1,
      members: (members.get(space.chains.root(mention.index)) ?? []).map(number),
    }
  })
}
