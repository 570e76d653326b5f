import type { DocumentClaims, Knowledge } from '../../model/index.ts'

/** Articles to read, and the graph that they join. */
export interface AnalysisRequest {
  /** Address of the folder with model and tables. */
  readonly data: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
  readonly before: Knowledge
  /** What was read before, by `claimsKey`. */
  readonly known: ReadonlyMap<string, DocumentClaims>
}

/** A file that gave no article, and why. */
export interface AnalysisTrouble {
  readonly name: string
  readonly message: string
}

export type AnalysisMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly title: string }
  | {
      readonly kind: 'done'
      readonly knowledge: Knowledge
      readonly claims: ReadonlyMap<string, DocumentClaims>
      /** How many articles were in the files. */
      readonly articles: number
      readonly troubles: readonly AnalysisTrouble[]
    }
  | { readonly kind: 'failed'; readonly message: string }

export interface RunningAnalysis {
  /** Ends the work at once, in the middle of an article too. */
  readonly cancel: () => void
}

const DATA_FROM_HERE = '../../../data'

/** Where model and tables are: beside the built page, in the sources for the development server. */
export const dataAddress = (): string =>
  import.meta.env.DEV ? new URL(DATA_FROM_HERE, import.meta.url).href : new URL('data', document.baseURI).href

/** Whether articles can be read here: a page in one file and an embedded explorer come without the model. */
export const canAnalyse = !import.meta.env.RELATA_OFFLINE

/** Reads articles in a worker of its own; it and the model are gone when the work is done. */
export const startAnalysis = (
  request: AnalysisRequest,
  onMessage: (message: AnalysisMessage) => void,
): RunningAnalysis => {
  if (!canAnalyse) {
    onMessage({
      kind: 'failed',
      message: 'This page comes without the language model. Open the graph with "relata serve" to add articles.',
    })
    return { cancel: () => undefined }
  }
  const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<AnalysisMessage>) => {
    if (data.kind !== 'progress') worker.terminate()
    onMessage(data)
  })
  worker.addEventListener('error', ({ message }) => {
    worker.terminate()
    onMessage({
      kind: 'failed',
      message: `The reader could not be started in this browser${message ? ` (${message})` : ''}. Load the page again; if it stays so, read the articles with "relata build".`,
    })
  })
  worker.postMessage(request)
  return { cancel: () => worker.terminate() }
}
