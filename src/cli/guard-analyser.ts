import type { Analyser } from '../builder/load-analyser.ts'
import { KnowledgeError } from '../model/index.ts'
import type { Document, DocumentClaims } from '../model/index.ts'

/** Called with a document that the analyser stumbled over. */
export type OnFault = (document: Document, error: unknown) => void

/** An analyser that reads nothing from a document it stumbles over, and says so, instead of losing all others with it. */
export const guardAnalyser = (analyser: Analyser, onFault: OnFault): Analyser => ({
  ...analyser,
  read: async (document) => {
    try {
      return await analyser.read(document)
    } catch (error) {
      // What is wrong with model or data is wrong for every document.
      if (error instanceof KnowledgeError) throw error
      onFault(document, error)
      return nothingIn(document)
    }
  },
})

const nothingIn = (document: Document): DocumentClaims => ({
  document: document.id,
  sentences: 0,
  mentions: [],
  links: [],
  claims: [],
})
