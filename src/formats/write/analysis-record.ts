import { spanOf } from '../../language/layers.ts'
import type { Analysis, TokenRange } from '../../language/layers.ts'
import { at } from '../../model/index.ts'

/**
 * An analysis as plain data for JSON: words with tags and heads (index of the head, -1 for a root), sentences, names,
 * times and references. `first` and `end` are words, half open; `start`, `stop` and `text` are the stretch of `text` by
 * UTF-16 offsets. A reference names its chain, the reference it was linked to, the rule and the score of the link.
 */
export const analysisRecord = (analysis: Analysis) => {
  const { document, tokens } = analysis
  const place = (range: TokenRange) => {
    const { start, end } = spanOf(tokens, range)
    return { first: range.first, end: range.end, start, stop: end, text: document.text.slice(start, end) }
  }
  return {
    text: document.text,
    words: Array.from({ length: tokens.count }, (_, token) => ({
      start: at(tokens.start, token),
      stop: at(tokens.end, token),
      form: at(tokens.form, token),
      lemma: at(analysis.lemma, token),
      upos: at(analysis.upos, token),
      xpos: at(analysis.xpos, token),
      feats: at(analysis.feats, token),
      head: at(analysis.head, token),
      deprel: at(analysis.deprel, token),
    })),
    sentences: analysis.sentences.map(place),
    names: analysis.names.map((name) => ({ ...place(name), type: name.type, score: rounded(name.score) })),
    times: analysis.times.map((time) => ({ ...place(time), interval: time.interval })),
    references: analysis.references.map(({ chain, antecedent, rule, score, members, headToken, ...range }) => ({
      ...place(range),
      headWord: headToken,
      chain,
      antecedent,
      rule,
      score: rounded(score),
      members,
    })),
  }
}

const rounded = (score: number): number => Number(score.toFixed(3))
