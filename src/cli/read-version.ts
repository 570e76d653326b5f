import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The version of the package. */
export const readVersion = async (packageFolder: string): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : ''
  return String(version)
}
