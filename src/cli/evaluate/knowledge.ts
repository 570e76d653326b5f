import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildKnowledge } from '../../builder/build-knowledge.ts'
import type { Analyser } from '../../builder/load-analyser.ts'
import type { Figure } from '../../evaluation/figure.ts'
import { parseTuples, scoreTuples } from '../../evaluation/open-tuples.ts'
import type { OpenTuple } from '../../evaluation/open-tuples.ts'
import { plainDocument } from '../../evaluation/plain-document.ts'
import { joinedShare, parseRelations } from '../../evaluation/relation-connectivity.ts'
import { openTuplesOf } from '../../extraction/open-tuples.ts'
import { extractClaims } from '../../extraction/extract-claims.ts'
import { readDocuments } from '../../formats/read/read-documents.ts'
import { writeKnowledgeJson } from '../../formats/write/knowledge-json.ts'
import { tokenizeGiven } from '../../language/tokenize/tokenize.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { Document } from '../../model/index.ts'
import { claimRecords } from '../claim-record.ts'
import type { Bench } from './suite.ts'

/** Claims and graphs: the gold graph, coded events, open tuples, and relations of other people's reports. */
export async function* knowledgeSuite(bench: Bench): AsyncGenerator<Figure, void, undefined> {
  const analyser = await bench.loadAnalyser()
  yield* graphFigures(bench, analyser)
  yield* eventFigures(bench, analyser)
  yield* tupleFigures(bench, analyser)
  yield* connectivityFigures(bench, analyser)
}

const percent = (
  id: string,
  what: string,
  measured: number,
  wanted: number | null,
  anchor: number | null,
  best: Figure['best'] = 'high',
): Figure => ({ id, what, measured: 100 * measured, wanted, anchor, unit: '%', best })

interface GraphTotals {
  readonly recall3: { readonly pair: number; readonly directed: number; readonly labelled: number }
  readonly qualified: number
  readonly entities: number
  readonly splitEntities: number
  readonly stated: number
  readonly traps: string
}

async function* graphFigures({ gold, articles, tell }: Bench, analyser: Analyser): AsyncGenerator<Figure> {
  tell('The gold graph of two articles …')
  const knowledge = await buildKnowledge(await readFolder(articles), { analyser })
  const { total } = await withTemporaryFile([...writeKnowledgeJson(knowledge)].join(''), (graph) =>
    runScorer<{ total: GraphTotals }>(join(gold.folder, 'score-graph.mjs'), [
      join(gold.folder, 'articles-dev.json'),
      graph,
      '--json',
    ]),
  )
  yield percent('graph.pair', 'gold graph, salience 3: pair', total.recall3.pair, 70, 85)
  yield percent('graph.directed', 'gold graph, salience 3: directed', total.recall3.directed, 62, 80)
  yield percent('graph.labelled', 'gold graph, salience 3: labelled', total.recall3.labelled, 50, 75)
  yield percent('graph.qualified', 'gold graph: polarity and speaker right', total.qualified, 75, 95)
  yield percent('graph.entities', 'gold graph: entities found', total.entities, 85, 95)
  const counted = { unit: '', best: 'low' } as const
  const traps = Number(total.traps.split(' ')[0])
  yield {
    id: 'graph.split',
    what: 'gold graph: entities split',
    measured: total.splitEntities,
    wanted: 0,
    anchor: 0,
    ...counted,
  }
  yield { id: 'graph.traps', what: 'gold graph: traps of 11', measured: traps, wanted: 1, anchor: 0, ...counted }
  yield percent('graph.stated', 'gold graph: statements of a gold relation', total.stated, 35, 70)
}

const readFolder = async (folder: string): Promise<Document[]> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new KnowledgeError('UNREADABLE_FILE', `${folder} cannot be read. Name the articles with --articles.`, {
      cause,
    })
  })
  const documents: Document[] = []
  for (const name of names.filter((one) => !/^README/iu.test(one)).sort())
    documents.push(...readDocuments({ name, bytes: await readFile(join(folder, name)) }).documents)
  return documents
}

const withTemporaryFile = async <Result>(text: string, use: (path: string) => Result): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'relata-evaluate-'))
  try {
    await writeFile(join(folder, 'scored'), text)
    return use(join(folder, 'scored'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const runScript = (script: string, args: readonly string[]): string => {
  const { stdout, status, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (status === 0) return stdout
  throw new KnowledgeError(
    'UNREADABLE_FILE',
    `${script} cannot be run. Name the folder of the gold graph with --gold. ${stderr}`,
  )
}

const runScorer = <Result>(script: string, args: readonly string[]): Result =>
  JSON.parse(runScript(script, args)) as Result

async function* eventFigures(
  { corpora, gold, packageFolder, tell }: Bench,
  analyser: Analyser,
): AsyncGenerator<Figure> {
  tell('Coded events of PLOVER …')
  const text = await corpora.text('relations/plover-odd.jsonl')
  const lines = text.split('\n').filter((line) => line !== '')
  const table = await readFile(join(packageFolder, 'data/schema/plover-classes.tsv'), 'utf8')
  const classes = new Map(
    table
      .split('\n')
      .flatMap((line) => (line.includes('\t') && !line.startsWith('#') ? [line.split('\t') as [string, string]] : [])),
  )
  const records = []
  for (const [index, line] of lines.entries()) {
    const { text: sentence } = JSON.parse(line) as { text: string }
    records.push(claimRecords(await analyser.read(plainDocument(String(index), sentence.replace(/\n/gu, ' ')))))
  }
  for (const coding of ['own', 'plover'] as const) {
    const claims = records.map((record) => ({
      claims: record.map((claim) => ({
        ...claim,
        eventType: coding === 'own' ? claim.eventType : (classes.get(claim.eventType) ?? claim.eventType),
      })),
    }))
    const output = await withTemporaryFile(claims.map((line) => JSON.stringify(line)).join('\n'), (path) =>
      runScript(join(gold.folder, 'score-events.mjs'), [join(corpora.folder, 'relations/plover-odd.jsonl'), path]),
    )
    const [found = 0, joined = 0, both = 0] = [...output.matchAll(/([\d.]+) %/gu)].map(
      ([, number]) => Number(number) / 100,
    )
    const how = coding === 'own' ? 'our classes as they are' : 'our classes as PLOVER’s'
    const isMain = coding === 'own'
    yield percent(
      `events.${coding}.class`,
      `PLOVER records: class found, ${how}`,
      found,
      isMain ? 70 : null,
      isMain ? 85 : null,
    )
    if (isMain) yield percent('events.actors', 'PLOVER records: actors joined', joined, 65, 80)
    yield percent(`events.${coding}.both`, `PLOVER records: both, ${how}`, both, isMain ? 50 : null, isMain ? 70 : null)
  }
}

async function* tupleFigures({ corpora, tell }: Bench, analyser: Analyser): AsyncGenerator<Figure> {
  tell('Open tuples of CaRB …')
  const gold = parseTuples(await corpora.text('relations/carb-dev.gold.tsv'), false)
  const peer = scoreTuples(gold, parseTuples(await corpora.text('relations/carb-dev.openie5.tsv'), true))
  const plain = (id: string, what: string, measured: number, wanted: number | null, anchor: number | null): Figure => ({
    id,
    what,
    measured,
    wanted,
    anchor,
    unit: '',
    best: 'high',
  })
  yield plain('carb.openie5.auc', 'CaRB, the scorer on OpenIE 5: AUC (published 0.245)', peer.auc, null, null)
  yield plain('carb.openie5.f1', 'CaRB, the scorer on OpenIE 5: F1 (published 0.459)', peer.f1, null, null)
  const ours = new Map<string, OpenTuple[]>()
  const fromClaims = new Map<string, OpenTuple[]>()
  for (const sentence of gold.keys()) {
    const analysis = await analyser.english.analyse(tokenizeGiven(plainDocument('carb', sentence)))
    ours.set(
      sentence,
      openTuplesOf(analysis, analyser.extraction).map(({ tuple: [first, relation, ...rest], confidence }) => ({
        relation,
        arguments: [first, ...rest],
        confidence,
      })),
    )
    fromClaims.set(
      sentence,
      claimRecords(extractClaims(analysis, analyser.extraction))
        .filter(({ object }) => object !== null)
        .map(({ tuple: [first, relation, object], confidence }) => ({
          relation,
          arguments: [first, object],
          confidence,
        })),
    )
  }
  const score = scoreTuples(gold, ours)
  yield plain('carb.f1', 'CaRB dev, open tuples: F1', score.f1, 0.5, 0.56)
  yield plain('carb.auc', 'CaRB dev, open tuples: AUC', score.auc, null, null)
  yield plain('carb.claims.f1', 'CaRB dev, the tuples of claims: F1', scoreTuples(gold, fromClaims).f1, null, null)
}

async function* connectivityFigures({ corpora, tell }: Bench, analyser: Analyser): AsyncGenerator<Figure> {
  tell('Relations of re3d …')
  const documents = parseRelations(await corpora.text('relations/re3d-train.jsonl'))
  let [joined, all] = [0, 0]
  for (const { id, text, relations } of documents) {
    const knowledge = await buildKnowledge([plainDocument(id, text)], { analyser })
    joined += joinedShare(knowledge, relations)
    all += relations.length
  }
  yield percent('re3d.joined', 're3d: ends of relations joined within two steps', joined / all, 60, 75)
}
