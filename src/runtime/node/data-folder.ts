import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import type { ResourceLoader } from '../../builder/resource-loader.ts'
import { KnowledgeError } from '../../model/index.ts'

/** The `data` folder of the package, found from this file both in the sources and in the built library. */
export const dataFolder = (): string =>
  fileURLToPath(new URL(import.meta.url.includes('/src/runtime/') ? '../../../data' : '../../data', import.meta.url))

/** Read the package's own data from disk. Throws `MODEL_MISSING` with the remedy. */
export const createDataFolder = (folder: string = dataFolder()): ResourceLoader => {
  const bytes = async (path: string): Promise<Uint8Array> => {
    try {
      return await readFile(`${folder}/${path}`)
    } catch (cause) {
      throw new KnowledgeError(
        'MODEL_MISSING',
        `Relata needs ${path} in ${folder}, and it cannot be read. Install the package again, or restore the data folder from the repository.`,
        { cause },
      )
    }
  }
  return { bytes, text: async (path) => new TextDecoder().decode(await bytes(path)) }
}
