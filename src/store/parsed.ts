import { KnowledgeError } from '../model/index.ts'

/** A record of a store. Throws STORE_BROKEN with the id where it is none. */
export const parsed = <Value>(json: string, id: string): Value => {
  try {
    return JSON.parse(json) as Value
  } catch (cause) {
    throw new KnowledgeError('STORE_BROKEN', `The store holds no sound record of ${id}. Add the document again.`, {
      cause,
    })
  }
}
