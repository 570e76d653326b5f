import { createContext, use, useRef, useState } from 'react'
import { dataAddress, startAnalysis } from '../../runtime/browser/analysis-port.ts'
import type { AnalysisMessage, AnalysisTrouble, RunningAnalysis } from '../../runtime/browser/analysis-port.ts'
import type { Knowledge } from '../../model/index.ts'
import { openGraphFile, refuseSize } from '../state/open-graph-file.ts'
import type { GraphFile } from '../state/open-graph-file.ts'
import { parseEditsFile } from '../../formats/read/edits-file.ts'
import { readSession } from '../state/session-file.ts'
import { viewOf } from '../state/saved-view.ts'
import { fileKind } from '../state/sort-files.ts'
import { texts } from '../state/texts.ts'
import { unpackFile } from '../state/unpack-file.ts'
import { PictureContext } from './picture-context.ts'
import { SessionContext } from './session-context.ts'
import { useExplorer } from './use-explorer.ts'
import { placesNow, recallPlaces } from './use-session.ts'

/** Articles on their way into the graph. */
export interface ReadingProgress {
  readonly done: number
  /** Zero until the model is loaded. */
  readonly total: number
  readonly title: string
}

export interface IntakeTrouble {
  readonly title: string
  readonly message: string
}

/** What came of something, in words, and what can be done about it. */
export interface IntakeResult {
  readonly message: string
  /** After how many seconds it goes away by itself; null: it stays until it is closed. */
  readonly seconds: number | null
  readonly action?: { readonly label: string; readonly run: () => void }
}

export interface Intake {
  /** Takes files of all kinds: the last graph or session takes the place of the one that is shown, articles join it. */
  readonly take: (files: readonly GraphFile[]) => void
  readonly progress: ReadingProgress | null
  readonly cancel: () => void
  readonly trouble: IntakeTrouble | null
  readonly result: IntakeResult | null
  readonly dismiss: () => void
  readonly dismissResult: () => void
  /** Tells a person something that is done, for a while, or until it is closed. */
  readonly say: (message: string, stays?: boolean) => void
  /** What is being pasted or written; it stays until it has been read. */
  readonly draft: string
  readonly setDraft: (text: string) => void
  readonly readDraft: () => void
}

const SHORT_SECONDS = 8
const LONG_SECONDS = 20
const NOTHING: Knowledge = { documents: [], entities: [], statements: [] }

export const IntakeContext = createContext<Intake>({
  take: () => undefined,
  progress: null,
  cancel: () => undefined,
  trouble: null,
  result: null,
  dismiss: () => undefined,
  dismissResult: () => undefined,
  say: () => undefined,
  draft: '',
  setDraft: () => undefined,
  readDraft: () => undefined,
})

/** The one door for what a person brings along. */
export const useIntake = (): Intake => {
  const { state, dispatch } = useExplorer()
  const picture = use(PictureContext)
  const session = use(SessionContext)
  const [progress, setProgress] = useState<ReadingProgress | null>(null)
  const [trouble, setTrouble] = useState<IntakeTrouble | null>(null)
  const [result, setResult] = useState<IntakeResult | null>(null)
  const [draft, setDraft] = useState('')
  const pasted = useRef(0)
  const isDraftRead = useRef(false)
  const running = useRef<RunningAnalysis | null>(null)
  const latest = useRef(state)
  latest.current = state

  // Articles join the graph as it was read; what was put right in it is put right again afterwards.
  const graphNow = (): Knowledge => latest.current.history?.base ?? NOTHING
  const end = () => {
    running.current = null
    setProgress(null)
  }
  const onMessage = (message: AnalysisMessage, before: Knowledge): void => {
    if (message.kind === 'progress') return setProgress(message)
    end()
    if (message.kind === 'failed') return setTrouble({ title: texts.readFailed, message: message.message })
    session.claims = message.claims
    const { knowledge, articles, troubles } = message
    const isFirst = before.entities.length === 0
    dispatch({ type: isFirst ? 'loaded' : 'joined', knowledge })
    const more = knowledge.statements.length - before.statements.length
    setResult({ message: texts.joined(articles, more), seconds: LONG_SECONDS })
    if (troubles.length === 0 && isDraftRead.current) setDraft('')
    isDraftRead.current = false
    if (troubles.length > 0) setTrouble({ title: texts.notRead, message: sayTroubles(troubles) })
  }
  const readArticles = async (files: readonly NamedBytes[]): Promise<void> => {
    running.current?.cancel()
    setProgress({ done: 0, total: 0, title: '' })
    const before = graphNow()
    const request = { data: dataAddress(), files, before, known: session.claims }
    running.current = startAnalysis(request, (message) => onMessage(message, before))
  }
  /** Shows another graph, and offers the way back to the one that was there, with all that was done to it. */
  const replace = (name: string, show: () => void): void => {
    const before = latest.current
    const { claims } = session
    const places = placesNow(picture)
    const goBack = (): void => {
      if (before.history === null) return
      session.claims = claims
      recallPlaces(picture, places)
      dispatch({ type: 'loaded', knowledge: before.history.base, edits: before.history.done, whole: before.whole })
      dispatch({ type: 'restored', view: viewOf(before) })
    }
    session.claims = new Map()
    show()
    const hadGraph = before.history !== null && before.history.base.entities.length > 0
    setResult({
      message: texts.opened(name),
      seconds: hadGraph ? null : SHORT_SECONDS,
      ...(hadGraph && { action: { label: texts.openBefore, run: goBack } }),
    })
  }
  const openGraph = async (file: GraphFile): Promise<void> => {
    const knowledge = await openGraphFile(file)
    replace(file.name, () => dispatch({ type: 'loaded', knowledge }))
  }
  const openSession = (name: string, bytes: Uint8Array): void => {
    const { knowledge, view, places, edits } = readSession(JSON.parse(new TextDecoder().decode(bytes)) as object)
    replace(name, () => {
      recallPlaces(picture, places)
      dispatch({ type: 'loaded', knowledge, edits })
      dispatch({ type: 'restored', view })
    })
  }
  const openEdits = (name: string, bytes: Uint8Array): void => {
    const edits = parseEditsFile(new TextDecoder().decode(bytes), name)
    dispatch({ type: 'changeHistory', change: { kind: 'add', edits } })
    setResult({ message: texts.editsJoined(edits.length), seconds: LONG_SECONDS })
  }
  const take = async (files: readonly GraphFile[]): Promise<void> => {
    setTrouble(null)
    setResult(null)
    const articles: NamedBytes[] = []
    for (const file of files) {
      try {
        refuseSize(file)
        const { name, bytes } = await unpackFile(file)
        const kind = fileKind(name, bytes)
        if (kind === 'articles') articles.push({ name, bytes })
        else if (kind === 'session') openSession(name, bytes)
        else if (kind === 'edits') openEdits(name, bytes)
        else await openGraph(new File([bytes], name))
      } catch (error) {
        setTrouble({
          title: texts.openFailed(file.name),
          message: error instanceof Error ? error.message : String(error),
        })
      }
    }
    if (articles.length > 0) await readArticles(articles)
  }
  return {
    take: (files) => void take(files),
    progress,
    cancel: () => {
      running.current?.cancel()
      end()
    },
    trouble,
    result,
    say: (message, stays = false) => setResult({ message, seconds: stays ? null : SHORT_SECONDS }),
    draft,
    setDraft,
    readDraft: () => {
      pasted.current += 1
      isDraftRead.current = true
      // Without an ending, the reader tells text, Markdown, HTML and JSON apart by what is in it.
      void take([new File([draft], texts.pastedName(pasted.current))])
    },
    dismissResult: () => setResult(null),
    dismiss: () => {
      setTrouble(null)
      setResult(null)
    },
  }
}

interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const sayTroubles = (troubles: readonly AnalysisTrouble[]): string =>
  troubles.map(({ name, message }) => `${name}: ${message}`).join('\n')
