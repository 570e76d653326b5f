import { resolve } from 'node:path'

import { writeKnowledgeJson } from '../formats/write/knowledge-json.ts'
import type { Edit, Knowledge } from '../model/index.ts'
import { writeFileAtomically } from '../runtime/node/write-output.ts'
import type { Session } from './command-io.ts'
import { shownPlace } from '../store/open-store.ts'
import { withEdits } from './edits-option.ts'
import { count, say } from './terminal.ts'

/** Where the graph of a store is: in the store, and in a file unless that is null. */
export interface GraphPlace {
  readonly store: string
  readonly out: string | null
}

/** Write the graph of a store into its file, if it has one, and say what it holds. */
export const writeGraph = async (
  session: Session,
  read: Knowledge,
  { store, out }: GraphPlace,
  edits: readonly Edit[] = [],
): Promise<void> => {
  const { io } = session
  const knowledge = withEdits(session, read, edits)
  if (out !== null) await writeFileAtomically(resolve(io.cwd, out), writeKnowledgeJson(knowledge))
  const { documents, entities, statements } = knowledge
  const found = `${count(entities.length, 'entity', 'entities')}, ${count(statements.length, 'statement')}`
  const where = out === null ? `Kept in the store; ask it with --store ${shownPlace(store)}` : `Written to ${out}`
  say(io, `${count(documents.length, 'document')} in all: ${found}. ${where}`)
}
