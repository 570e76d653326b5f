import { extendData } from '../extraction/extend-data.ts'
import type { Additions } from '../extraction/extend-data.ts'
import { EXTRACTION_FILES, parseExtractionData } from '../extraction/extraction-data.ts'
import { parseRows } from '../extraction/parse-rows.ts'
import type { ExtractionData, ExtractionFile } from '../extraction/extraction-data.ts'
import { extractClaims } from '../extraction/extract-claims.ts'
import { REFERENCE_LISTS, parseReferenceData } from '../language/coreference/reference-data.ts'
import type { ReferenceFiles } from '../language/coreference/reference-data.ts'
import type { Encoder } from '../language/encode/encoder.ts'
import { parseModelLabels } from '../language/encode/model-labels.ts'
import { createWordPieces } from '../language/encode/word-pieces.ts'
import { createEnglish } from '../language/english.ts'
import { parseTypeWords } from '../language/names/settle-types.ts'
import type { English, EnglishModel } from '../language/english.ts'
import type { WordFormData } from '../language/tag/word-base.ts'
import type { Document, DocumentClaims } from '../model/index.ts'
import type { Gazetteer } from '../resolution/gazetteer.ts'
import { loadGazetteer } from './load-gazetteer.ts'
import type { ResourceLoader } from './resource-loader.ts'

/** Everything that reads articles: the language engine, the rules and the general data, ready to use. */
export interface Analyser {
  readonly english: English
  readonly extraction: ExtractionData
  readonly gazetteer: Gazetteer
  /** Read one document: what it says, between which mentions. */
  readonly read: (document: Document) => Promise<DocumentClaims>
}

/** Opens weights; `runtime` has one for Node and one for the browser. */
export type EncoderFactory = (weights: Uint8Array) => Promise<Encoder>

/** Load model and data. Throws `MODEL_MISSING`, `MODEL_BROKEN`, `MODEL_VERSION` or `BROKEN_DATA`. */
export const loadAnalyser = async (resources: ResourceLoader, createEncoder: EncoderFactory): Promise<Analyser> => {
  const gazetteer = await loadGazetteer(resources)
  const english = createEnglish(await loadEnglish(resources, createEncoder))
  const extraction = parseExtractionData(await loadTables(resources), gazetteer.demonyms)
  return {
    english,
    extraction,
    gazetteer,
    read: async (document) => extractClaims(await english.read(document), extraction),
  }
}

/** The analyser with a user's own verbs and nouns in its tables. */
export const withAdditions = (analyser: Analyser, additions: Additions): Analyser => {
  const extraction = extendData(analyser.extraction, additions)
  return {
    ...analyser,
    extraction,
    read: async (document) => extractClaims(await analyser.english.read(document), extraction),
  }
}

const loadEnglish = async (resources: ResourceLoader, createEncoder: EncoderFactory): Promise<EnglishModel> => {
  const references = parseReferenceData(await loadReferenceFiles(resources))
  const labels = parseModelLabels(await resources.text('models/english/labels.json'))
  return {
    labels,
    encoder: await createEncoder(await resources.bytes('models/english/analyser.onnx')),
    pieces: createWordPieces(await resources.text('models/english/tokenizer.json'), labels.unknown),
    tokenizer: {
      hyphenPrefixes: await wordSet(resources, 'hyphen-prefixes'),
      abbreviations: await wordSet(resources, 'abbreviations'),
    },
    names: {
      typeWords: parseTypeWords(await resources.text('lexicons/type-words.tsv')),
      findCountry: references.findCountry,
    },
    words: await loadWordForms(resources),
    references,
  }
}

const loadWordForms = async (resources: ResourceLoader): Promise<WordFormData> => {
  const rows = parseRows(await resources.text('lexicons/verb-forms.tsv'), 'lexicons/verb-forms.tsv', 2)
  return {
    bases: await wordSet(resources, 'base-verbs'),
    irregular: new Map(rows.map(([form = '', base = '']) => [form, base])),
    nounsInIe: await wordSet(resources, 'nouns-in-ie'),
  }
}

const wordSet = async (resources: ResourceLoader, name: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await resources.text(`lexicons/${name}.txt`))
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.toLowerCase()),
  )

const loadTables = async (resources: ResourceLoader): Promise<Record<ExtractionFile, string>> => {
  const entries = Object.entries(EXTRACTION_FILES).map(
    async ([name, path]) => [name, await resources.text(path)] as const,
  )
  return Object.fromEntries(await Promise.all(entries)) as Record<ExtractionFile, string>
}

const loadReferenceFiles = async (resources: ResourceLoader): Promise<ReferenceFiles> => {
  const entries = REFERENCE_LISTS.map(async (name) => [name, await resources.text(`lexicons/${name}.txt`)] as const)
  return Object.fromEntries(await Promise.all(entries)) as ReferenceFiles
}
