import type { TokenRange } from '../language/layers.ts'
import { findQuoted } from '../language/quoted.ts'
import type { Reading } from './reading.ts'

/** Quotations shorter than this are words held up, not somebody speaking. */
const MIN_QUOTED_WORDS = 4

/** The stretches between quotation marks in which somebody speaks, in order and without the marks. */
export const findQuotations = ({ analysis }: Reading): TokenRange[] =>
  findQuoted(analysis).filter(({ first, end }) => end - first >= MIN_QUOTED_WORDS)
