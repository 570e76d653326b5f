import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'

import type { Knowledge } from '../model/index.ts'
import type { CurrentGraph } from '../server/graph-source.ts'
import type { Session } from './command-io.ts'
import { loadGraph } from './load-graph.ts'

/** A graph file that is read again whenever it has been written anew. */
export const currentGraph = (session: Session, name: string): CurrentGraph => {
  const path = resolve(session.io.cwd, name)
  let last: { readonly stamp: string; readonly knowledge: Promise<Knowledge> } | null = null
  return {
    stamp: () => stampOf(path),
    knowledge: async () => {
      const stamp = await stampOf(path)
      if (last?.stamp !== stamp || stamp === '') last = { stamp, knowledge: loadGraph(session, name) }
      return last.knowledge
    },
  }
}

const stampOf = async (path: string): Promise<string> => {
  try {
    const { mtimeMs, size, ino } = await stat(path)
    return `${String(mtimeMs)}-${String(size)}-${String(ino)}`
  } catch {
    return ''
  }
}
