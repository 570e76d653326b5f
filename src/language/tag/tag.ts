import { at } from '../../model/index.ts'
import type { ModelLabels } from '../encode/model-labels.ts'
import type { EncodedLayer, TagLayer, TokenLayer } from '../layers.ts'
import { applyLemmaScript } from './apply-lemma-script.ts'
import { verbBase } from './verb-base.ts'
import type { VerbData } from './verb-base.ts'

/** Name the encoder's tags and apply its lemma scripts. */
export const tag = (input: TokenLayer & EncodedLayer, labels: ModelLabels, verbs: VerbData): TagLayer => {
  const upos: string[] = []
  const xpos: string[] = []
  const feats: string[] = []
  const lemma: string[] = []
  for (const chunk of input.chunks) {
    for (let token = chunk.first; token < chunk.end; token++) {
      const row = token - chunk.first
      upos.push(at(labels.upos, at(chunk.upos, row)))
      xpos.push(at(labels.xpos, at(chunk.xpos, row)))
      feats.push(at(labels.feats, at(chunk.feats, row)))
      const form = at(input.tokens.form, token)
      const guess = applyLemmaScript(form, at(labels.lemma, at(chunk.lemma, row)))
      lemma.push(upos.at(-1) === 'VERB' ? verbBase(form, guess, verbs) : guess)
    }
  }
  return { upos, xpos, feats, lemma }
}
