import type { Document } from '../model/index.ts'
import { findReferences } from './coreference/find-references.ts'
import type { ReferenceData } from './coreference/reference-data.ts'
import { chunkTokens } from './encode/chunk.ts'
import type { Encoder } from './encode/encoder.ts'
import { findSentences } from './encode/find-sentences.ts'
import type { ModelLabels } from './encode/model-labels.ts'
import type { WordPieces } from './encode/word-pieces.ts'
import type { Analysis, EncodedChunk, TokenLayer } from './layers.ts'
import { findNames } from './names/find-names.ts'
import { settleTypes } from './names/settle-types.ts'
import type { NameData } from './names/settle-types.ts'
import { parse } from './parse/parse.ts'
import { tag } from './tag/tag.ts'
import type { VerbData } from './tag/verb-base.ts'
import { findTimes } from './times/find-times.ts'
import { tokenize } from './tokenize/tokenize.ts'
import type { TokenizerData } from './tokenize/tokenize-word.ts'

/** Everything that reading English needs, loaded by a runtime. */
export interface EnglishModel {
  readonly encoder: Encoder
  readonly labels: ModelLabels
  readonly pieces: WordPieces
  readonly tokenizer: TokenizerData
  readonly names: NameData
  readonly verbs: VerbData
  readonly references: ReferenceData
}

/** Reads one document at a time. */
export interface English {
  /** Analyse an article: only its paragraphs are read. */
  readonly read: (document: Document) => Promise<Analysis>
  /** Analyse words that are already parted. */
  readonly analyse: (tokens: TokenLayer) => Promise<Analysis>
}

/** The order of the stages: tokens, encoder, sentences, tags, tree, names, times, references. */
export const createEnglish = (model: EnglishModel): English => {
  const analyse = async (layer: TokenLayer): Promise<Analysis> => {
    const chunks: EncodedChunk[] = []
    for (const { first, end, input } of chunkTokens(layer, model.pieces, model.labels, 0)) {
      chunks.push({ first, end, ...(await model.encoder.run(input)) })
    }
    const encoded = { ...layer, sentences: findSentences(layer, chunks), chunks }
    const tags = tag(encoded, model.labels, model.verbs)
    const tree = parse(encoded, model.labels)
    const { names } = settleTypes({ ...layer, ...findNames(encoded, model.labels) }, model.names)
    const { sentences } = encoded
    const { times } = findTimes({ ...layer, sentences, upos: tags.upos })
    const read = { ...layer, sentences, ...tags, ...tree, names, times }
    return { ...read, ...findReferences(read, model.references) }
  }
  return { analyse, read: (document) => analyse(tokenize(document, model.tokenizer)) }
}
