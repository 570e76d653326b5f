import { at } from '../model/index.ts'
import { bestAssignment } from './best-assignment.ts'

/** A chain is the keys of its mentions; a key stands for one exact span, such as `3-5`. */
export type MentionChain = readonly string[]

/** Sums over which precision and recall are formed, so that documents can be added up. */
export interface Fractions {
  readonly recall: readonly [number, number]
  readonly precision: readonly [number, number]
}

export interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** MUC, B³ and CEAF-φ4, and the mean of their F1: the CoNLL-2012 score. All in 0 … 1. */
export interface CoreferenceScore {
  readonly mentions: Score
  readonly muc: Score
  readonly bCubed: Score
  readonly ceaf: Score
  readonly conll: number
}

/** Gold and predicted chains of one document. */
export interface ChainPair {
  readonly gold: readonly MentionChain[]
  readonly predicted: readonly MentionChain[]
}

/** Score chains over all documents, exact spans, chains of one mention left out, as the scorer of CoNLL-2012 does (v8). */
export const scoreCoreference = (documents: readonly ChainPair[]): CoreferenceScore => {
  const pairs = documents.map(({ gold, predicted }) => ({
    gold: gold.filter(isChain),
    predicted: predicted.filter(isChain),
  }))
  const muc = toScore(pairs.map(mucFractions))
  const bCubed = toScore(pairs.map(bCubedFractions))
  const ceaf = toScore(pairs.map(ceafFractions))
  const mentions = toScore(pairs.map(mentionFractions))
  return { mentions, muc, bCubed, ceaf, conll: (muc.f1 + bCubed.f1 + ceaf.f1) / 3 }
}

const isChain = (chain: MentionChain): boolean => chain.length > 1

const toScore = (fractions: readonly Fractions[]): Score => {
  const sum = (side: 'recall' | 'precision', part: 0 | 1): number =>
    fractions.reduce((total, each) => total + each[side][part], 0)
  const recall = ratio(sum('recall', 0), sum('recall', 1))
  const precision = ratio(sum('precision', 0), sum('precision', 1))
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) }
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Links that a partition of the other side would have to cut (Vilain et al. 1995). */
export const mucFractions = ({ gold, predicted }: ChainPair): Fractions => ({
  recall: mucSide(gold, chainOfMention(predicted)),
  precision: mucSide(predicted, chainOfMention(gold)),
})

const mucSide = (chains: readonly MentionChain[], other: ReadonlyMap<string, number>): [number, number] => {
  let links = 0
  let possible = 0
  for (const chain of chains) {
    const parts = new Set<number | string>(chain.map((mention) => other.get(mention) ?? mention))
    links += chain.length - parts.size
    possible += chain.length - 1
  }
  return [links, possible]
}

/** For each mention, the share of its chain that the other side has with it (Bagga and Baldwin 1998). */
export const bCubedFractions = ({ gold, predicted }: ChainPair): Fractions => ({
  recall: bCubedSide(gold, predicted),
  precision: bCubedSide(predicted, gold),
})

const bCubedSide = (chains: readonly MentionChain[], others: readonly MentionChain[]): [number, number] => {
  const other = chainOfMention(others)
  let sum = 0
  let count = 0
  for (const chain of chains) {
    for (const size of overlaps(chain, other).values()) sum += (size * size) / chain.length
    count += chain.length
  }
  return [sum, count]
}

/** The best one-to-one pairing of chains, by the Dice overlap φ4 (Luo 2005). */
export const ceafFractions = ({ gold, predicted }: ChainPair): Fractions => {
  const byMention = chainOfMention(predicted)
  const weights = gold.map((chain) => {
    const shared = overlaps(chain, byMention)
    return predicted.map((other, index) => (2 * (shared.get(index) ?? 0)) / (chain.length + other.length))
  })
  const total = bestAssignment(weights).reduce(
    (sum, column, row) => sum + (column < 0 ? 0 : at(at(weights, row), column)),
    0,
  )
  return { recall: [total, gold.length], precision: [total, predicted.length] }
}

const mentionFractions = ({ gold, predicted }: ChainPair): Fractions => {
  const keys = chainOfMention(gold)
  const found = chainOfMention(predicted)
  const shared = [...found.keys()].filter((mention) => keys.has(mention)).length
  return { recall: [shared, keys.size], precision: [shared, found.size] }
}

const chainOfMention = (chains: readonly MentionChain[]): Map<string, number> =>
  new Map(chains.flatMap((chain, index) => chain.map((mention) => [mention, index] as const)))

/** How many mentions of a chain each chain of the other side holds. */
const overlaps = (chain: MentionChain, other: ReadonlyMap<string, number>): Map<number, number> => {
  const shared = new Map<number, number>()
  for (const mention of chain) {
    const index = other.get(mention)
    if (index !== undefined) shared.set(index, (shared.get(index) ?? 0) + 1)
  }
  return shared
}
