import { at } from '../../model/index.ts'
import type { ModelLabels } from '../encode/model-labels.ts'
import type { EncodedLayer, TagLayer, TokenLayer } from '../layers.ts'
import { applyLemmaScript } from './apply-lemma-script.ts'
import { nounBase, verbBase } from './word-base.ts'
import type { WordFormData } from './word-base.ts'

/** Name the encoder's tags of a chunk and apply its lemma scripts. */
export const tag = (input: TokenLayer & EncodedLayer, labels: ModelLabels, words: WordFormData): TagLayer => {
  const upos: string[] = []
  const xpos: string[] = []
  const feats: string[] = []
  const lemma: string[] = []
  const { chunk } = input
  for (let token = chunk.first; token < chunk.end; token++) {
    const row = token - chunk.first
    const form = at(input.tokens.form, token)
    const guess = applyLemmaScript(form, at(labels.lemma, at(chunk.lemma, row)))
    const word = at(labels.upos, at(chunk.upos, row))
    upos.push(word)
    xpos.push(at(labels.xpos, at(chunk.xpos, row)))
    feats.push(at(labels.feats, at(chunk.feats, row)))
    lemma.push(baseOf(form, guess, word, words))
  }
  return { upos, xpos, feats, lemma }
}

const baseOf = (form: string, guess: string, upos: string, words: WordFormData): string =>
  upos === 'VERB' ? verbBase(form, guess, words) : upos === 'NOUN' ? nounBase(guess, words) : guess
