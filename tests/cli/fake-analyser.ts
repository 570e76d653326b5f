import type { Analyser } from '../../src/builder/load-analyser.ts'
import { EXTRACTION_FILES, parseExtractionData } from '../../src/extraction/extraction-data.ts'
import type { ExtractionFile } from '../../src/extraction/extraction-data.ts'
import { extractClaims } from '../../src/extraction/extract-claims.ts'
import type { English } from '../../src/language/english.ts'
import type { Analysis, Name, TokenLayer, TokenRange } from '../../src/language/layers.ts'
import { tokenize } from '../../src/language/tokenize/tokenize.ts'
import { at } from '../../src/model/index.ts'
import { createGazetteer } from '../../src/resolution/gazetteer.ts'

/** A document with this word in it makes the analyser stumble. */
export const POISON = 'Abracadabra'

/**
 * Reads "Japan sanctioned Russia." and nothing harder, without a model: a capital makes a name of a country, a word in
 * -ed is the verb of its sentence, what stands before it the subject, after it the object.
 */
export const createFakeAnalyser = (): Analyser => {
  const english: English = {
    read: (document) => analyse(tokenize(document, { hyphenPrefixes: new Set(), abbreviations: new Set() })),
    analyse,
  }
  const empty = Object.fromEntries(Object.keys(EXTRACTION_FILES).map((file) => [file, ''])) as Record<
    ExtractionFile,
    string
  >
  const extraction = parseExtractionData(empty, new Set())
  return {
    english,
    extraction,
    gazetteer: createGazetteer([], { aliases: '', seats: '', countryNames: '', governmentWords: '' }),
    read: async (document) => extractClaims(await english.read(document), extraction),
  }
}

const analyse = (layer: TokenLayer): Promise<Analysis> => {
  const { form } = layer.tokens
  if (form.includes(POISON)) return Promise.reject(new RangeError('the fake analyser stumbled'))
  const sentences = sentencesOf(layer)
  const upos = form.map(tagOf)
  return Promise.resolve({
    ...layer,
    sentences,
    upos,
    xpos: upos.map(() => ''),
    feats: upos.map(() => '_'),
    lemma: form.map((word) => word.toLowerCase().replace(/ed$/u, '')),
    ...treeOf(sentences, upos),
    names: namesOf(upos),
    times: [],
    references: [],
  })
}

const tagOf = (word: string): string => {
  if (/^\p{Lu}/u.test(word)) return 'PROPN'
  if (/^\P{L}+$/u.test(word)) return 'PUNCT'
  return word.endsWith('ed') ? 'VERB' : 'X'
}

const sentencesOf = ({ tokens, sentencesGiven }: TokenLayer): TokenRange[] => {
  const starts = Array.from({ length: tokens.count }, (_, token) => token).filter(
    (token) => at(tokens.opens, token) === 1 || (!sentencesGiven && tokens.form[token - 1] === '.'),
  )
  return starts.map((first, index) => ({ first, end: starts[index + 1] ?? tokens.count }))
}

const treeOf = (sentences: readonly TokenRange[], upos: readonly string[]): Pick<Analysis, 'head' | 'deprel'> => {
  const head = new Int32Array(upos.length)
  const deprel: string[] = []
  for (const { first, end } of sentences) {
    const root = first + Math.max(0, upos.slice(first, end).indexOf('VERB'))
    for (let token = first; token < end; token++) {
      head[token] = token === root ? -1 : root
      deprel.push(
        token === root
          ? 'root'
          : upos[token] === 'PUNCT'
            ? 'punct'
            : upos[token] === 'X'
              ? 'dep'
              : token < root
                ? 'nsubj'
                : 'obj',
      )
    }
  }
  return { head, deprel }
}

const namesOf = (upos: readonly string[]): Name[] =>
  upos.flatMap((tag, first) => (tag === 'PROPN' ? [{ first, end: first + 1, type: 'GPE' as const, score: 1 }] : []))
