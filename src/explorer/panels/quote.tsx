import type { Document, Evidence } from '../../model/index.ts'
import { quoteInSentence } from '../state/evidence-place.ts'

/** The words of the evidence, marked, in their sentence. */
export const QuoteInSentence = ({
  document,
  evidence,
}: {
  readonly document: Document | undefined
  readonly evidence: Evidence
}) => {
  const { before, quote, after } = quoteInSentence(document, evidence)
  return (
    <blockquote className="quote wrap">
      {before}
      <mark>{quote}</mark>
      {after}
    </blockquote>
  )
}
