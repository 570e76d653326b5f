// A thread that reads articles. In a checkout the sources run through tsx; the published package holds the built library.
import { existsSync } from 'node:fs'

const source = new URL('../src/runtime/node/analysis-thread.ts', import.meta.url)

const load = async () => {
  if (!existsSync(source)) return import('../dist/library/analysis-thread.js')
  const { register } = await import('tsx/esm/api')
  register()
  return import(source.href)
}

const loaded = load()

export const readDocument = async (document) => (await loaded).readDocument(document)
