import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

import { KnowledgeError } from '../model/index.ts'
import { systemCode } from '../runtime/node/file-error.ts'
import type { Session } from './command-io.ts'

/** Read a small text file named on the command line. Throws UNREADABLE_FILE, naming it. */
export const readTextFile = async ({ io }: Session, name: string): Promise<string> => {
  try {
    return await readFile(resolve(io.cwd, name), 'utf8')
  } catch (cause) {
    throw new KnowledgeError('UNREADABLE_FILE', `${name} cannot be read (${systemCode(cause)}). Check the path.`, {
      cause,
    })
  }
}
