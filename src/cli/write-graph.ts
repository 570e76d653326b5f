import { resolve } from 'node:path'

import { writeKnowledgeJson } from '../formats/write/knowledge-json.ts'
import type { Edit, Knowledge } from '../model/index.ts'
import { writeFileAtomically } from '../runtime/node/write-output.ts'
import type { Session } from './command-io.ts'
import { withEdits } from './edits-option.ts'
import { count, say } from './terminal.ts'

/** Write the graph of a store into its file, and say what it holds. */
export const writeGraph = async (
  session: Session,
  read: Knowledge,
  out: string,
  edits: readonly Edit[] = [],
): Promise<void> => {
  const { io } = session
  const knowledge = withEdits(session, read, edits)
  await writeFileAtomically(resolve(io.cwd, out), writeKnowledgeJson(knowledge))
  const { documents, entities, statements } = knowledge
  const found = `${count(entities.length, 'entity', 'entities')}, ${count(statements.length, 'statement')}`
  say(io, `${count(documents.length, 'document')} in all: ${found}. Written to ${out}`)
}
