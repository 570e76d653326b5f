import type { DocumentId } from './document.ts'
import type { Span } from './span.ts'

/** What can be odd about a text without being anybody's mistake. */
export type DiagnosticCode =
  | 'NO_SENTENCE'
  | 'LONG_SENTENCE'
  | 'LONG_DOCUMENT'
  | 'NO_DATE'
  | 'REPLACED_CHARACTERS'
  | 'DUPLICATE_DOCUMENT'
  | 'BROKEN_RECORD'
  | 'NO_ANSWER'
  | 'BROKEN_ANSWER'
  | 'INVENTED_CLAIM'
  | 'BUDGET_SPENT'

/** Odd text, reported beside the result: the work goes on. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly message: string
  readonly document: DocumentId | null
  readonly span: Span | null
}
