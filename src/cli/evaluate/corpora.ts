import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { KnowledgeError } from '../../model/index.ts'

/** Reads files of one folder of corpora as text. */
export interface Corpora {
  readonly folder: string
  readonly text: (path: string) => Promise<string>
}

/** Open a folder of corpora. `text` throws UNREADABLE_FILE that says which file and which option. */
export const openCorpora = (folder: string): Corpora => ({
  folder,
  text: async (path) => {
    try {
      return await readFile(join(folder, path), 'utf8')
    } catch (cause) {
      throw new KnowledgeError(
        'UNREADABLE_FILE',
        `The corpus file ${join(folder, path)} cannot be read. Name the folder of the corpora with --corpora.`,
        { cause },
      )
    }
  },
})
