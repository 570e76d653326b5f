import type { ResourceLoader } from '../../builder/resource-loader.ts'
import { KnowledgeError } from '../../model/index.ts'

/** Read the package's data from a folder of the page's own origin. Throws `MODEL_MISSING` with the remedy. */
export const createFetchFolder = (base: string): ResourceLoader => {
  const bytes = async (path: string): Promise<Uint8Array> => {
    const response = await fetchFile(`${base}/${path}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  return { bytes, text: async (path) => new TextDecoder().decode(await bytes(path)) }
}

const fetchFile = async (url: string): Promise<Response> => {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new KnowledgeError(
      'MODEL_MISSING',
      `${url} cannot be loaded. Check that the data folder is served beside the page.`,
      { cause },
    )
  })
  if (response.ok) return response
  throw new KnowledgeError(
    'MODEL_MISSING',
    `${url} cannot be loaded (${response.status}). Check that the data folder is served beside the page.`,
  )
}
