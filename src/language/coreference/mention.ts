import type { Name, TokenIndex, TokenRange } from '../layers.ts'
import type { CountryWord } from './countries.ts'

export type MentionForm = 'name' | 'nominal' | 'pronoun' | 'coordination' | 'adjective'
export type Determiner = 'definite' | 'demonstrative' | 'indefinite' | 'possessive' | 'bare'
export type NumberValue = 'singular' | 'plural' | 'unknown'
export type Gender = 'male' | 'female' | 'unknown'
export type ThingType =
  'person' | 'organisation' | 'country' | 'place' | 'group' | 'time' | 'event' | 'quantity' | 'thing' | 'unknown'

/** Where a mention stands in its clause, the most salient first. */
export type GrammaticalRole = 'subject' | 'object' | 'oblique' | 'possessor' | 'modifier' | 'other'

/** A phrase that may refer, with what can be said of it before any link is made. */
export interface Mention extends TokenRange {
  readonly index: number
  readonly headToken: TokenIndex
  readonly sentence: number
  readonly form: MentionForm
  /** The name that it bears, if it bears one. */
  readonly name: Name | null
  /** Lower-case words of the name without titles, determiners and possessive marks; of the phrase where there is no name. */
  readonly words: readonly string[]
  /** Lower-case lemma of the head noun, or the pronoun's lemma. */
  readonly head: string
  /** Lower-case lemmas of the other content words. */
  readonly modifiers: ReadonlySet<string>
  /** Lower-case words of a role beside a person's name: `japanese`, `prime`, `minister`. */
  readonly titles: readonly string[]
  readonly determiner: Determiner
  readonly number: NumberValue
  readonly gender: Gender
  readonly type: ThingType
  readonly country: CountryWord | null
  readonly role: GrammaticalRole
  /** Heads of the conjuncts where the mention is a coordination, empty otherwise. */
  readonly parts: readonly TokenIndex[]
}
