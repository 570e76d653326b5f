import type { Command } from 'commander'

import { parseEditsFile } from '../formats/read/edits-file.ts'
import { applyEdits } from '../graph/index.ts'
import type { Edit, Knowledge } from '../model/index.ts'
import type { Session } from './command-io.ts'
import { readTextFile } from './read-text-file.ts'
import { say, warn } from './terminal.ts'

export const addEditsOption = (command: Command): Command =>
  command.option(
    '--edits <file>',
    'what was put right in the explorer and saved there: merged, split, renamed, deleted',
  )

/** The edits of a file, or none. Throws before anything else is done where the file is broken. */
export const readEdits = async (session: Session, name: string | undefined): Promise<readonly Edit[]> =>
  name === undefined ? [] : parseEditsFile(await readTextFile(session, name), name)

/** The graph as a person put it right; edits that find nothing to change are told. */
export const withEdits = ({ io }: Session, knowledge: Knowledge, edits: readonly Edit[]): Knowledge => {
  const edited = applyEdits(knowledge, edits, { keepHidden: true })
  for (const { index, message } of edited.idle) warn(io, `Edit ${String(index + 1)} changes nothing: ${message}`)
  if (edits.length > 0) say(io, `${String(edits.length - edited.idle.length)} of ${String(edits.length)} edits made.`)
  return edited.knowledge
}
