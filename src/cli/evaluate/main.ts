import { join } from 'node:path'
import { Command } from 'commander'

import type { Figure } from '../../evaluation/figure.ts'
import { KnowledgeError } from '../../model/index.ts'
import { createServices } from '../main.ts'
import { calibrate } from './calibrate.ts'
import { openCorpora } from './corpora.ts'
import { fallen, readFloors, writeFloors } from './floors.ts'
import { knowledgeSuite } from './knowledge.ts'
import { languageSuite } from './language.ts'
import { sampleStatements } from './sample.ts'
import type { Bench, Suite } from './suite.ts'
import { formatTable } from './table.ts'

const SUITES: Readonly<Record<string, Suite>> = { language: languageSuite, knowledge: knowledgeSuite }

interface Options {
  readonly corpora: string
  readonly gold: string
  readonly articles: string
  readonly speed?: boolean
  readonly json?: boolean
  readonly write?: boolean
  readonly seed: string
  readonly size: string
  readonly folder?: string
  readonly writeFloors?: boolean
}

const program = new Command()
  .name('npm run evaluate --')
  .description(
    'Measure how well Relata reads, on corpora that are not part of it, and compare with the floors kept here.',
  )
  .argument(
    '[suites...]',
    `what to measure: ${Object.keys(SUITES).join(', ')} sample (statements for a judge), calibration, or all`,
    ['all'],
  )
  .option('--corpora <folder>', 'folder with ud, ner, relations and text', '../shared/corpora')
  .option('--gold <folder>', 'folder with the gold graph', '../shared/gold')
  .option('--articles <folder>', 'the articles of the gold graph', '../shared/articles')
  .option('--speed', 'measure speed and memory too, in Node and Chromium')
  .option('--json', 'print the figures as JSON')
  .option('--write-floors', 'keep what was measured as the new floors (tests/floors)')
  .option('--write', 'calibration: replace data/schema/confidence.tsv')
  .option('--seed <number>', 'sample: which draw', '1')
  .option('--size <number>', 'sample: how many statements', '100')
  .option('--folder <folder>', 'sample: the articles; the folder text of the corpora if left out')
  .action(async (suites: readonly string[], options: Options) => {
    if (suites.includes('sample')) await printSample(options)
    else if (suites.includes('calibration'))
      process.stdout.write(`${await calibrate(createBench(options).packageFolder, options.write === true)}\n`)
    else process.exitCode = await evaluate(suites.includes('all') ? Object.keys(SUITES) : suites, options)
  })

const evaluate = async (names: readonly string[], options: Options): Promise<number> => {
  let code = 0
  for (const name of names) {
    const suite = SUITES[name]
    if (suite === undefined)
      throw new KnowledgeError(
        'WRONG_OPTION',
        `There is no suite "${name}". Take one of: ${Object.keys(SUITES).join(', ')}.`,
      )
    const bench = createBench(options)
    const figures: Figure[] = []
    for await (const figure of suite(bench)) figures.push(figure)
    const path = join(bench.packageFolder, 'tests/floors', `${name}.json`)
    if (options.writeFloors === true) await writeFloors(path, figures)
    const floors = await readFloors(path)
    process.stdout.write(
      options.json === true ? `${JSON.stringify(figures, null, 2)}\n` : `${formatTable(figures, floors)}\n`,
    )
    for (const { what } of fallen(figures, floors)) {
      process.stderr.write(`Below its floor: ${what}\n`)
      code = 1
    }
  }
  return code
}

/** Statements for a judge, a line of JSON each. */
const printSample = async (options: Options): Promise<void> => {
  const bench = createBench(options)
  const folder = options.folder ?? join(options.corpora, 'text')
  const drawn = { seed: Number(options.seed), size: Number(options.size) }
  for (const statement of await sampleStatements(await bench.loadAnalyser(), folder, drawn))
    process.stdout.write(`${JSON.stringify(statement)}\n`)
}

const createBench = ({ corpora, gold, articles, speed }: Options): Bench => {
  const services = createServices()
  let analyser: ReturnType<typeof services.loadAnalyser> | null = null
  return {
    corpora: openCorpora(corpora),
    gold: openCorpora(gold),
    articles,
    loadAnalyser: () => (analyser ??= services.loadAnalyser()),
    packageFolder: services.packageFolder,
    withSpeed: speed === true,
    tell: (line) => process.stderr.write(`${line}\n`),
  }
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
