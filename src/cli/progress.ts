import { SingleBar } from 'cli-progress'

import type { Session } from './command-io.ts'
import { formatDuration, formatNumber, say } from './terminal.ts'

/** Shows how far a work of known size has come. */
export interface Progress {
  /** One more item is done: its share of the work, and how many items there are after all. */
  readonly advance: (work: number, items?: number) => void
  /** The same of an item that was done before: it tells nothing of the pace. */
  readonly skip: (work: number, items?: number) => void
  readonly stop: () => void
}

export interface ProgressOptions {
  /** How many items there are, and what they are called: `documents`. */
  readonly items: number
  readonly name: string
  /** The whole work in any unit that is proportional to time: characters. */
  readonly work: number
}

/** Lines that a log gets in all, when it is no terminal. */
const PLAIN_LINES = 10
const BAR_COLUMNS = 24

/** A bar with rate and time left on a terminal, else a plain line every few items; all on standard error. */
export const createProgress = ({ io, services }: Session, options: ProgressOptions): Progress => {
  let started = services.now()
  const show = io.isTTY.stderr ? createBar(io, options) : createLog(io, options)
  let [done, paced] = [NOTHING, NOTHING]
  const tell = (total: number): void => {
    const left = options.work - done.work
    show.update({ ...done, total, ...estimate(paced, left, services.now() - started) })
  }
  return {
    advance: (work, items = options.items) => {
      done = plus(done, work)
      paced = plus(paced, work)
      tell(items)
    },
    skip: (work, items = options.items) => {
      done = plus(done, work)
      if (paced.items === 0) started = services.now()
      tell(items)
    },
    stop: () => {
      show.stop()
    },
  }
}

type Done = Pick<State, 'items' | 'work'>

const NOTHING: Done = { items: 0, work: 0 }

const plus = ({ items, work }: Done, more: number): Done => ({ items: items + 1, work: work + more })

interface State {
  readonly items: number
  readonly work: number
  readonly total: number
  readonly rate: string
  readonly left: string
}

interface Display {
  readonly update: (state: State) => void
  readonly stop: () => void
}

const estimate = (paced: Done, workLeft: number, elapsed: number): Pick<State, 'rate' | 'left'> => {
  if (elapsed <= 0 || paced.work <= 0) return { rate: '', left: '' }
  const perSecond = (paced.items * 1000) / elapsed
  const rate = perSecond >= 1 ? `${perSecond.toFixed(1)}/s` : `${formatDuration(1000 / perSecond)} each`
  return { rate, left: `${formatDuration((elapsed / paced.work) * Math.max(0, workLeft))} left` }
}

const createBar = (io: Session['io'], { items, name, work }: ProgressOptions): Display => {
  const bar = new SingleBar({
    stream: io.stderr,
    format: `{bar} {percentage} %  {items}/{of} ${name}  {rate}  {left}`,
    barsize: BAR_COLUMNS,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
  })
  bar.start(Math.max(1, work), 0, { items: 0, of: formatNumber(items), rate: '', left: '' })
  return {
    update: ({ items: done, work: value, total, rate, left }) => {
      bar.update(value, { items: formatNumber(done), of: formatNumber(total), rate, left })
    },
    stop: () => {
      bar.stop()
    },
  }
}

const createLog = (io: Session['io'], { items, name }: ProgressOptions): Display => {
  const every = Math.max(1, Math.ceil(items / PLAIN_LINES))
  return {
    update: ({ items: done, total, rate, left }) => {
      if (done % every !== 0 && done !== total) return
      const pace = [rate, done === total ? '' : left].filter(Boolean).join(', ')
      say(io, `Read ${formatNumber(done)} of ${formatNumber(total)} ${name}${pace === '' ? '' : ` (${pace})`}`)
    },
    stop: () => undefined,
  }
}
