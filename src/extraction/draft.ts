import type { Modality, Polarity } from '../model/index.ts'
import type { TokenIndex } from '../language/layers.ts'
import type { Attributions } from './attribution.ts'
import type { ExtractionData } from './extraction-data.ts'
import type { Mentions } from './mentions.ts'
import type { Predication } from './predications.ts'
import type { Reading } from './reading.ts'

/** A claim before its words become mentions. */
export interface Draft {
  readonly subject: TokenIndex
  readonly relation: string
  readonly eventType: string
  readonly object: TokenIndex | null
  readonly polarity: Polarity
  readonly modality: Modality
  /** The word that carries the claim: decides on speaker, time and sentence. */
  readonly anchor: TokenIndex
  /** Name of the rule; filled in by the loop over the rules. */
  readonly rule: string
  readonly confidence: number
  /** The words of the relation as they stand in the sentence. */
  readonly words: readonly TokenIndex[]
}

/** What a rule may look at. */
export interface RuleContext {
  readonly reading: Reading
  readonly data: ExtractionData
  readonly mentions: Mentions
  readonly predications: readonly Predication[]
  readonly attributions: Attributions
}

/** A way to read claims off a sentence, with a sentence where it applies and one where it must not. */
export interface ClaimRule {
  readonly rule: string
  /** A sentence and a claim that the rule reads off it: subject, relation, object. */
  readonly yes: string
  readonly gives: readonly [subject: string, relation: string, object: string]
  /** A sentence on which the rule must stay silent. */
  readonly no: string
  readonly match: (context: RuleContext) => Iterable<Omit<Draft, 'rule'>>
}
