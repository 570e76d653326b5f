import type { Analyser } from '../../builder/load-analyser.ts'
import type { Figure } from '../../evaluation/figure.ts'
import type { Corpora } from './corpora.ts'

/** What a suite measures with. */
export interface Bench {
  readonly corpora: Corpora
  readonly loadAnalyser: () => Promise<Analyser>
  /** The folder of the gold graph. */
  readonly gold: Corpora
  /** The folder of the articles behind the gold graph. */
  readonly articles: string
  readonly packageFolder: string
  /** Whether the slower measures are asked for: speed, memory, the browser. */
  readonly withSpeed: boolean
  readonly tell: (line: string) => void
}

/** One group of figures: `npm run evaluate -- NAME`. */
export type Suite = (bench: Bench) => AsyncIterable<Figure>
