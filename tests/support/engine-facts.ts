import type { Analysis } from '../../src/language/layers.ts'

/** What two runtimes must agree on, word by word. */
export interface EngineFacts {
  readonly words: readonly string[]
  readonly upos: readonly string[]
  readonly heads: readonly number[]
  readonly deprel: readonly string[]
  readonly lemma: readonly string[]
  readonly sentenceStarts: readonly number[]
  readonly names: readonly string[]
  readonly scores: readonly number[]
}

export const engineFacts = (analysis: Analysis): EngineFacts => ({
  words: analysis.tokens.form,
  upos: analysis.upos,
  heads: [...analysis.head],
  deprel: analysis.deprel,
  lemma: analysis.lemma,
  sentenceStarts: analysis.sentences.map(({ first }) => first),
  names: analysis.names.map(({ first, end, type }) => `${String(first)}-${String(end)} ${type}`),
  scores: analysis.names.map(({ score }) => score),
})

/** An article for both runtimes: a paragraph a line. */
export const COMPARED_TEXT = `ZENDA (Agencies) — Ruritania imposed sanctions on Graustark on Monday, saying its neighbour had annexed two islands in 1956.
“We will not resume the talks,” Prime Minister Ann Li told reporters in Geneva. She did not rule out a visit by King Otto IV.
Norway, Sweden and the European Union called on both sides to show restraint; the U.N. Security Council meets on March 3, 2022.
The G7's ban on oil imports, worth $3.5 billion a year, can't be lifted before the foreign ministers agree.
According to the Norwegian Foreign Ministry, three fishermen were arrested near Bergen after their boat was stopped.
Analysts doubt that the treaty, which was signed in Helsinki by the two countries' defence ministers, will ever be ratified.`
