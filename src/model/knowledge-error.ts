/** What can be wrong with a call, a file or a model. Tests and callers check the code, never the prose. */
export type KnowledgeErrorCode =
  | 'EMPTY_INPUT'
  | 'UNREADABLE_FILE'
  | 'BINARY_FILE'
  | 'UNKNOWN_FORMAT'
  | 'BROKEN_FILE'
  | 'TOO_LARGE'
  | 'MODEL_MISSING'
  | 'MODEL_BROKEN'
  | 'MODEL_VERSION'
  | 'UNKNOWN_ENTITY'
  | 'UNKNOWN_RELATION'
  | 'UNKNOWN_STATEMENT'
  | 'BROKEN_GRAPH'
  | 'MISSING_GRAPH'
  | 'WRONG_OPTION'
  | 'WRONG_PATTERN'
  | 'BROKEN_DATA'
  | 'PORT_TAKEN'
  | 'LLM_REFUSED'
  | 'UNKNOWN_DOCUMENT'
  | 'STORE_LOCKED'
  | 'STORE_VERSION'
  | 'STORE_FAILED'
  | 'STORE_BROKEN'

/** Wrong use: says what was wrong, with the value, and what to do next. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError'
  readonly code: KnowledgeErrorCode

  constructor(code: KnowledgeErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
