/** A piece of work that takes its time: articles to read, or to take out. */
export interface JobView {
  readonly id: string
  readonly kind: 'add' | 'remove'
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  /** Documents done, and how many there are. */
  readonly done: number
  readonly total: number
  /** What came of it: documents added, replaced, unchanged, taken out. */
  readonly result: Readonly<Record<string, unknown>> | null
  /** Why it failed. */
  readonly detail: string | null
}

export interface JobWork {
  readonly kind: JobView['kind']
  readonly total: number
  /** Throws where it cannot be done; stops between two documents when the signal says so. */
  readonly run: (signal: AbortSignal, onProgress: (done: number) => void) => Promise<Readonly<Record<string, unknown>>>
}

/** One job after the other, in the order in which they came. */
export interface Jobs {
  readonly start: (work: JobWork) => JobView
  readonly get: (id: string) => JobView | null
  /** The latest first. */
  readonly list: () => readonly JobView[]
  /** Whether there was something to cancel. */
  readonly cancel: (id: string) => boolean
  /** Calls back at every change; what it gives ends that. */
  readonly watch: (id: string, listener: (job: JobView) => void) => () => void
  /** Cancels everything and waits for what runs. */
  readonly close: () => Promise<void>
}

interface Job {
  view: JobView
  readonly controller: AbortController
  readonly listeners: Set<(job: JobView) => void>
}

const MAX_KEPT_JOBS = 200
/** So many may wait; more would only fill the memory. */
export const MAX_WAITING_JOBS = 100

export const createJobs = (messageOf: (error: unknown) => string): Jobs => {
  const jobs = new Map<string, Job>()
  let counter = 0
  let turn: Promise<void> = Promise.resolve()
  const change = (job: Job, fields: Partial<JobView>): void => {
    job.view = { ...job.view, ...fields }
    for (const listener of job.listeners) listener(job.view)
  }
  const run = async (job: Job, work: JobWork): Promise<void> => {
    const { signal } = job.controller
    if (signal.aborted) return
    change(job, { state: 'running' })
    try {
      const result = await work.run(signal, (done) => change(job, { done }))
      change(job, { state: 'done', done: work.total, result })
    } catch (error) {
      change(job, signal.aborted ? { state: 'cancelled' } : { state: 'failed', detail: messageOf(error) })
    }
  }
  return {
    start: (work) => {
      const job: Job = {
        view: {
          id: String(++counter),
          kind: work.kind,
          state: 'waiting',
          done: 0,
          total: work.total,
          result: null,
          detail: null,
        },
        controller: new AbortController(),
        listeners: new Set(),
      }
      jobs.set(job.view.id, job)
      for (const [id, old] of jobs) {
        if (jobs.size <= MAX_KEPT_JOBS) break
        if (isOver(old.view)) jobs.delete(id)
      }
      turn = turn.then(() => run(job, work))
      return job.view
    },
    get: (id) => jobs.get(id)?.view ?? null,
    list: () => [...jobs.values()].map(({ view }) => view).reverse(),
    cancel: (id) => {
      const job = jobs.get(id)
      if (job === undefined || isOver(job.view)) return false
      job.controller.abort()
      if (job.view.state === 'waiting') change(job, { state: 'cancelled' })
      return true
    },
    watch: (id, listener) => {
      const job = jobs.get(id)
      job?.listeners.add(listener)
      return () => job?.listeners.delete(listener)
    },
    close: async () => {
      for (const job of jobs.values()) if (!isOver(job.view)) job.controller.abort()
      await turn
    },
  }
}

export const isOver = ({ state }: JobView): boolean => state === 'done' || state === 'failed' || state === 'cancelled'
