import { at, KnowledgeError } from '../model/index.ts'
import type { Document } from '../model/index.ts'
import { findReferences } from './coreference/find-references.ts'
import type { ReferenceData } from './coreference/reference-data.ts'
import { chunkTokens } from './encode/chunk.ts'
import type { Encoder } from './encode/encoder.ts'
import { findSentences } from './encode/find-sentences.ts'
import type { ModelLabels } from './encode/model-labels.ts'
import type { WordPieces } from './encode/word-pieces.ts'
import type {
  Analysis,
  EncodedChunk,
  EncodedSentences,
  Name,
  NameLayer,
  NameType,
  TagLayer,
  TokenLayer,
  TokenRange,
  TreeLayer,
} from './layers.ts'
import { addCountries } from './names/add-countries.ts'
import { dropGuesses } from './names/drop-guesses.ts'
import { findNames } from './names/find-names.ts'
import { settleTypes } from './names/settle-types.ts'
import type { NameData } from './names/settle-types.ts'
import { parse } from './parse/parse.ts'
import { repairTree } from './parse/repair-tree.ts'
import { tag } from './tag/tag.ts'
import type { WordFormData } from './tag/word-base.ts'
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
  readonly words: WordFormData
  readonly references: ReferenceData
}

/** Reads one document at a time. */
export interface English {
  /** Analyse an article: only its paragraphs are read. */
  readonly read: (document: Document, options?: ReadingOptions) => Promise<Analysis>
  /** Analyse words that are already parted. */
  readonly analyse: (tokens: TokenLayer, options?: ReadingOptions) => Promise<Analysis>
}

export interface ReadingOptions {
  /**
   * The annotation scheme after which names are marked, one of the model's `styles`: corpora disagree about what a name
   * is. The first when nothing is said. Throws `WRONG_OPTION` when the model has none of that name.
   */
  readonly style?: string
}

/** The order of the stages: tokens; chunk by chunk encoder, sentences, tags, tree, names; then times, references, guesses out. */
export const createEnglish = (model: EnglishModel): English => {
  const analyse = async (layer: TokenLayer, options: ReadingOptions = {}): Promise<Analysis> => {
    const found = await readChunks(layer, model, styleIndex(model.labels, options.style))
    const isByRole = options.style !== undefined && STYLES_BY_ROLE.has(options.style)
    const { names } = isByRole
      ? found
      : settleTypes({ ...layer, names: namesFor(layer, found, model, options) }, model.names)
    const { times } = findTimes({ ...layer, sentences: found.sentences, upos: found.upos, xpos: found.xpos })
    const read = { ...layer, ...found, names, times }
    const referred = { ...read, ...findReferences(read, model.references) }
    return { ...referred, names: dropGuesses(referred) }
  }
  return { analyse, read: (document, options) => analyse(tokenize(document, model.tokenizer), options) }
}

/** Types whose names are proper nouns where nobody asks for another scheme; corpora such as re3d mark common nouns too. */
const PROPER = new Set<NameType>(['PERSON', 'ORG', 'GPE', 'LOC', 'FAC'])

const namesFor = (
  layer: TokenLayer,
  found: NameLayer & TagLayer & EncodedSentences,
  model: EnglishModel,
  options: ReadingOptions,
): readonly Name[] => {
  const proper = properNames(found, layer, options)
  const names = proper.filter((name, index) => !isOffice(layer, name, proper[index + 1], model.references))
  return options.style === undefined ? addCountries(layer, found.sentences, names, model.names.findCountry) : names
}

/** `Minister for the Arts, Ann Moreau`: of two persons side by side the first is the words for an office and its field. */
const isOffice = (
  { tokens }: TokenLayer,
  { first, end, type }: Name,
  next: Name | undefined,
  data: ReferenceData,
): boolean =>
  type === 'PERSON' &&
  next?.type === 'PERSON' &&
  next.first <= end + 1 &&
  /^(?:for|of)$/u.test(tokens.form[first + 1] ?? '') &&
  first + 2 < end &&
  (data.personTitles.has(tokens.form[first]?.toLowerCase() ?? '') ||
    data.personNouns.has(tokens.form[first]?.toLowerCase() ?? ''))

const properNames = (
  { names, upos }: NameLayer & TagLayer,
  { tokens }: TokenLayer,
  { style }: ReadingOptions,
): readonly Name[] =>
  style === undefined
    ? names.filter(
        ({ first, end, type }) =>
          !PROPER.has(type) ||
          (upos.slice(first, end).includes('PROPN') && !(end === first + 1 && ADDRESS.test(at(tokens.form, first)))),
      )
    : names

/** An address of a page or a mailbox names nothing by itself. */
const ADDRESS = /^(?:https?:|www\.|\S+@\S)/iu

/** Schemes in which a state that acts is an organisation: one name may have several types there. */
const STYLES_BY_ROLE = new Set(['re3d'])

const styleIndex = ({ styles }: ModelLabels, style: string | undefined): number => {
  const index = style === undefined ? 0 : styles.indexOf(style)
  if (index >= 0) return index
  throw new KnowledgeError(
    'WRONG_OPTION',
    `The model knows no style "${String(style)}" of names. Take one of: ${styles.join(', ')}.`,
  )
}

/** What the encoder tells of the words. Its raw output is dropped chunk by chunk: memory grows with the words only. */
const readChunks = async (
  layer: TokenLayer,
  model: EnglishModel,
  style: number,
): Promise<EncodedSentences & TagLayer & TreeLayer & NameLayer> => {
  const head = new Int32Array(layer.tokens.count).fill(-1)
  const rows = {
    upos: [] as string[],
    xpos: [] as string[],
    feats: [] as string[],
    lemma: [] as string[],
    deprel: [] as string[],
  }
  const sentences: TokenRange[] = []
  const names: Name[] = []
  for (const { first, end, input } of chunkTokens(layer, model.pieces, model.labels, style)) {
    const chunk: EncodedChunk = { first, end, ...(await model.encoder.run(input)) }
    const encoded = { ...layer, sentences: findSentences(layer, chunk), chunk }
    const tags = tag(encoded, model.labels, model.words)
    const tree = parse(encoded, model.labels)
    head.set(tree.head, first)
    for (const name of ['upos', 'xpos', 'feats', 'lemma'] as const) append(rows[name], tags[name])
    append(rows.deprel, tree.deprel)
    append(sentences, encoded.sentences)
    append(names, findNames(encoded, model.labels).names)
  }
  return { sentences, ...rows, ...repairTree({ ...layer, sentences, ...rows, head }), names }
}

const append = <Item>(list: Item[], items: readonly Item[]): void => {
  for (const item of items) list.push(item)
}
