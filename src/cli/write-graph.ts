import { resolve } from 'node:path'

import { updateGraph } from '../builder/update-store.ts'
import type { Analyser } from '../builder/load-analyser.ts'
import { writeKnowledgeJson } from '../formats/write/knowledge-json.ts'
import type { Edit, Knowledge, KnowledgeItems } from '../model/index.ts'
import type { GraphSize } from '../builder/document-store.ts'
import type { Overrides } from '../resolution/overrides.ts'
import type { StreamedKnowledge } from '../resolution/resolve-knowledge.ts'
import { createFilePiles } from '../runtime/node/file-piles.ts'
import { writeFileAtomically } from '../runtime/node/write-output.ts'
import type { Session } from './command-io.ts'
import { shownPlace } from '../store/open-store.ts'
import type { OpenStore } from '../store/open-store.ts'
import { withEdits } from './edits-option.ts'
import { count, formatNumber, say } from './terminal.ts'

/** Where the graph of a store is: in the store, and in a file unless that is null. */
export interface GraphPlace {
  readonly store: string
  readonly out: string | null
}

/** What a person decided about names and about the graph. */
export interface GraphDecisions {
  readonly analyser: Pick<Analyser, 'gazetteer'>
  readonly overrides?: Overrides | undefined
  readonly edits?: readonly Edit[]
  /** Say nothing where the graph has no file. */
  readonly isQuiet?: boolean
}

export type { GraphSize }

export const sizeOf = ({ documents, entities, statements }: Knowledge): GraphSize => ({
  documents: documents.length,
  entities: entities.length,
  statements: statements.length,
})

/** All of it in memory. */
export const wholeOf = ({ documents, entities, statements, links }: KnowledgeItems): Knowledge => ({
  documents: [...documents],
  entities: [...entities],
  statements: [...statements],
  ...(links === undefined ? {} : { links: [...links] }),
})

/** So many documents take seconds to resolve. */
const MANY = 1000

/** Bring the graph of a store up to date, write it into its file, if it has one, and say what it holds. */
export const writeStoreGraph = async (
  session: Session,
  { store, place }: { readonly store: OpenStore; readonly place: GraphPlace },
  { analyser, overrides, edits = [], isQuiet = false }: GraphDecisions,
): Promise<GraphSize> => {
  const piles = createFilePiles()
  try {
    const { size, knowledge } = await updateGraph(store, analyser, {
      overrides,
      pilesOf: piles.pilesOf,
      onResolve: (documents) => {
        if (!isQuiet && documents >= MANY) say(session.io, `Resolving what ${formatNumber(documents)} documents say …`)
      },
    })
    if (place.out !== null || edits.length > 0) await writeGraph(session, await knowledge(), place, edits)
    else if (!isQuiet) saySize(session, size, place)
    return size
  } finally {
    piles.close()
  }
}

/** Write a graph into its file, if it has one, and say what it holds. */
export const writeGraph = async (
  session: Session,
  read: StreamedKnowledge,
  { store, out }: GraphPlace,
  edits: readonly Edit[] = [],
): Promise<void> => {
  const { io } = session
  const edited = edits.length === 0 ? null : withEdits(session, wholeOf(read), edits)
  if (out !== null) await writeFileAtomically(resolve(io.cwd, out), writeKnowledgeJson(edited ?? read))
  saySize(session, edited === null ? read.size : sizeOf(edited), { store, out })
}

const saySize = ({ io }: Session, { documents, entities, statements }: GraphSize, { store, out }: GraphPlace): void => {
  const found = `${count(entities, 'entity', 'entities')}, ${count(statements, 'statement')}`
  const where = out === null ? `Kept in the store; ask it with --store ${shownPlace(store)}` : `Written to ${out}`
  say(io, `${count(documents, 'document')} in all: ${found}. ${where}`)
}
