import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** SHA-256, in hexadecimal digits, of all files in some folders and below, with their names; a folder that is missing counts as empty. */
export const hashFolders = async (folders: readonly string[]): Promise<string> => {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const path of await filesIn(folder)) {
      const bytes = await readFile(path)
      hash.update(`${relative(folder, path)} ${String(bytes.length)}\n`).update(bytes)
    }
  return hash.digest('hex')
}

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
