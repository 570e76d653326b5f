import type { Statement } from '../model/index.ts'
import { compareText } from './compare-text.ts'

/** The statement with more evidence first; then by relation and id. */
export const byAttestation = (left: Statement, right: Statement): number =>
  right.evidence.length - left.evidence.length ||
  compareText(left.relation, right.relation) ||
  compareText(left.id, right.id)
