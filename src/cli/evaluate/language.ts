import { stat } from 'node:fs/promises'
import { join } from 'node:path'

import type { Analyser } from '../../builder/load-analyser.ts'
import { evaluateCoreference } from '../../evaluation/coreference-corpus.ts'
import type { Figure } from '../../evaluation/figure.ts'
import { heldFifth, parseIob, parseRe3d, parseReDocRed } from '../../evaluation/name-corpora.ts'
import type { NameDocument } from '../../evaluation/name-corpora.ts'
import {
  CROSSNER_COARSE,
  CROSSNER_TYPES,
  RE3D_COARSE,
  RE3D_TYPES,
  RE_DOCRED_TYPES,
  UNER_TYPES,
} from '../../evaluation/name-types.ts'
import type { TypeMapping } from '../../evaluation/name-types.ts'
import { plainDocument } from '../../evaluation/plain-document.ts'
import { foundInSentences, scoreNames } from '../../evaluation/score-names.ts'
import type { FoundName } from '../../evaluation/score-names.ts'
import { analysisToConllu, givenToConllu, parseTreebank, rawDocument } from '../../evaluation/treebank.ts'
import type { TreebankDocument } from '../../evaluation/treebank.ts'
import { addCounts, addUdScores, f1Of, scoreUd } from '../../evaluation/ud-score.ts'
import type { UdScore } from '../../evaluation/ud-score.ts'
import { parseUdText } from '../../evaluation/ud-words.ts'
import { givenTokens } from '../../formats/read/conllu-tokens.ts'
import { spanOf } from '../../language/layers.ts'
import { measureSpeed } from './language-speed.ts'
import type { Bench } from './suite.ts'

/** Words, tags, trees, names, references and the size of the model, each on the part that it was not trained on. */
export async function* languageSuite(bench: Bench): AsyncGenerator<Figure, void, undefined> {
  const analyser = await bench.loadAnalyser()
  yield* treebankFigures(bench, analyser)
  yield* nameFigures(bench, analyser)
  yield* referenceFigures(bench, analyser)
  yield await modelSize(bench)
  if (bench.withSpeed) yield* measureSpeed(bench, analyser)
}

const percent = (id: string, what: string, measured: number, wanted: number | null, anchor: number | null): Figure => ({
  id,
  what,
  measured: 100 * measured,
  wanted,
  anchor,
  unit: '%',
  best: 'high',
})

async function* treebankFigures({ corpora, tell }: Bench, analyser: Analyser): AsyncGenerator<Figure> {
  const ewt = parseTreebank(await corpora.text('ud/en_ewt-dev.conllu'))
  tell('UD English-EWT dev, given words …')
  const given = addUdScores(await forEach(ewt, (document) => scoreGiven(document, analyser)))
  yield percent('ewt.upos', 'EWT dev, given words: UPOS', f1Of(given.UPOS), 96.3, 96.9)
  yield percent('ewt.xpos', 'EWT dev, given words: XPOS', f1Of(given.XPOS), null, null)
  yield percent('ewt.ufeats', 'EWT dev, given words: UFeats', f1Of(given.UFeats), null, null)
  yield percent('ewt.lemma', 'EWT dev, given words: lemma', f1Of(given.Lemmas), 97, 98.5)
  yield percent('ewt.uas', 'EWT dev, given words: UAS', f1Of(given.UAS), 89.5, 91.9)
  yield percent('ewt.las', 'EWT dev, given words: LAS', f1Of(given.LAS), 87, 89.4)
  yield percent('ewt.clas', 'EWT dev, given words: CLAS', f1Of(given.CLAS), null, null)
  tell('UD English-EWT dev, raw text …')
  const raw = addUdScores(await forEach(ewt, (document) => scoreRaw(document, analyser)))
  yield percent('ewt.raw.las', 'EWT dev, raw text: LAS', f1Of(raw.LAS), 84.5, 88)
  yield percent('ewt.raw.words', 'EWT dev, raw text: words', f1Of(raw.Words), 98.5, 99)
  yield percent('ewt.raw.sentences', 'EWT dev, raw text: sentences', f1Of(raw.Sentences), 88, 91)
  tell('GUM dev …')
  const gum = parseTreebank(await corpora.text('ud/en_gum-dev.conllu'))
  const gumGiven = addUdScores(await forEach(gum, (document) => scoreGiven(document, analyser)))
  yield percent('gum.upos', 'GUM dev, given words: UPOS', f1Of(gumGiven.UPOS), null, null)
  yield percent('gum.lemma', 'GUM dev, given words: lemma', f1Of(gumGiven.Lemmas), null, null)
  yield percent('gum.las', 'GUM dev, given words: LAS', f1Of(gumGiven.LAS), 86.5, 89)
  const gumRaw = addUdScores(await forEach(gum, (document) => scoreRaw(document, analyser)))
  yield percent('gum.raw.las', 'GUM dev, raw text: LAS', f1Of(gumRaw.LAS), null, null)
  yield percent('gum.raw.sentences', 'GUM dev, raw text: sentences', f1Of(gumRaw.Sentences), null, null)
}

const forEach = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

const scoreGiven = async ({ conllu, sentences }: TreebankDocument, { english }: Analyser): Promise<UdScore> => {
  const analysis = await english.analyse(givenTokens(sentences))
  return scoreUd(parseUdText(conllu), parseUdText(givenToConllu(sentences, analysis)))
}

const scoreRaw = async (document: TreebankDocument, { english }: Analyser): Promise<UdScore> => {
  const analysis = await english.read(rawDocument(document))
  return scoreUd(parseUdText(document.conllu), parseUdText(analysisToConllu(analysis)))
}

/** A corpus of names and how it is read and compared. */
interface NameCorpus {
  readonly id: string
  readonly what: string
  /** The scheme to ask for; null: the one that the product uses. */
  readonly style: string | null
  readonly types: TypeMapping
  readonly coarse?: Readonly<Record<string, string>>
  readonly wanted: number
  readonly anchor: number
  readonly documents: (corpora: Bench['corpora']) => Promise<readonly NameDocument[]>
}

const NAME_CORPORA: readonly NameCorpus[] = [
  {
    id: 'uner',
    what: 'names, UNER on EWT dev (PER, ORG, LOC)',
    style: null,
    types: UNER_TYPES,
    wanted: 78,
    anchor: 86,
    documents: async (corpora) => parseIob(await corpora.text('ner/uner_ewt-dev.iob2'), { word: 1, tag: 2 }),
  },
  {
    id: 'redocred',
    what: 'names, Re-DocRED, held fifth (six types)',
    style: 'redocred',
    types: RE_DOCRED_TYPES,
    wanted: 87,
    anchor: 91,
    documents: async (corpora) => heldFifth(parseReDocRed(await corpora.text('ner/redocred-dev.jsonl'))),
  },
  {
    id: 're3d',
    what: 'names, re3d, held fifth (our types)',
    style: 're3d',
    types: RE3D_TYPES,
    coarse: RE3D_COARSE,
    wanted: 72,
    anchor: 80,
    documents: async (corpora) => heldFifth(parseRe3d(await corpora.text('ner/re3d-train.jsonl'))),
  },
  {
    id: 'crossner',
    what: 'names, CrossNER politics, held fifth (our types)',
    style: 'crossner',
    types: CROSSNER_TYPES,
    coarse: CROSSNER_COARSE,
    wanted: 68,
    anchor: 75,
    documents: async (corpora) =>
      heldFifth(parseIob(await corpora.text('ner/crossner-politics.iob2'), { word: 0, tag: 1 })),
  },
]

async function* nameFigures({ corpora, tell }: Bench, analyser: Analyser): AsyncGenerator<Figure> {
  for (const corpus of NAME_CORPORA) {
    tell(`${corpus.what} …`)
    const documents = await corpus.documents(corpora)
    const counts = addCounts(
      await forEach(documents, async (document) =>
        scoreNames(document.names, await findNames(document, corpus.style, analyser), corpus.types, corpus.coarse),
      ),
    )
    yield percent(`names.${corpus.id}`, corpus.what, f1Of(counts), corpus.wanted, corpus.anchor)
  }
}

const findNames = async (document: NameDocument, style: string | null, { english }: Analyser): Promise<FoundName[]> => {
  const options = style === null ? {} : { style }
  if (document.text !== null) {
    const { names, tokens } = await english.read(plainDocument(document.id, document.text), options)
    return names.map((name) => ({ sentence: 0, ...spanOf(tokens, name), type: name.type }))
  }
  const sentences = document.sentences.map((words) => ({
    comments: [],
    ranges: [],
    words: words.map((form) => ({ form: form.replace(/\s/gu, '') || '_', misc: [] })),
  }))
  const { names } = await english.analyse(givenTokens(sentences), options)
  return foundInSentences(document, names)
}

async function* referenceFigures({ corpora, tell }: Bench, { english }: Analyser): AsyncGenerator<Figure> {
  tell('Coreference, GUM dev …')
  const score = await evaluateCoreference(await corpora.text('ud/en_gum-dev.conllu'), ({ layer }) =>
    english.analyse(layer),
  )
  yield percent('coreference.gum', 'coreference, GUM dev: CoNLL score', score.conll, 48, 62)
  yield percent('coreference.gum.muc', 'coreference, GUM dev: MUC', score.muc.f1, null, null)
  yield percent('coreference.gum.b3', 'coreference, GUM dev: B³', score.bCubed.f1, null, null)
  yield percent('coreference.gum.ceaf', 'coreference, GUM dev: CEAF φ4', score.ceaf.f1, null, null)
}

const MODEL_FILES = ['analyser.onnx', 'labels.json', 'tokenizer.json']

const modelSize = async ({ packageFolder }: Bench): Promise<Figure> => {
  const sizes = await forEach(MODEL_FILES, (name) => stat(join(packageFolder, 'data/models/english', name)))
  const measured = sizes.reduce((sum, { size }) => sum + size, 0) / 1e6
  return { id: 'model.size', what: 'model files', measured, wanted: 32, anchor: 20, unit: 'MB', best: 'low' }
}
