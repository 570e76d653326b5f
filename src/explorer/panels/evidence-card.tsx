import { Button, Text } from '@mantine/core'
import type { Document, Evidence } from '../../model/index.ts'
import { holdsQuote } from '../state/evidence-place.ts'
import { texts } from '../state/texts.ts'
import { sayPercent } from '../state/words.ts'
import { DocumentLine } from './document-line.tsx'
import { QuoteInSentence } from './quote.tsx'

/** One piece of evidence: the quote in its sentence, where it stands, and which rule read it. */
export const EvidenceCard = ({
  document,
  evidence,
  current,
  onRead,
}: {
  readonly document: Document | undefined
  readonly evidence: Evidence
  readonly current: boolean
  /** Missing where this is the only evidence and the article is open anyway. */
  readonly onRead: (() => void) | undefined
}) => (
  <article className="evidence">
    <QuoteInSentence document={document} evidence={evidence} />
    {document && <DocumentLine document={document} />}
    <div className="meta">
      <Text span size="xs" c="dimmed">
        {texts.rule} <code>{evidence.rule}</code> · {texts.confidence} {sayPercent(evidence.confidence)}
      </Text>
      {onRead && holdsQuote(document, evidence) && (
        <Button size="compact-xs" variant="default" aria-pressed={current} onClick={onRead}>
          {texts.readArticle}
        </Button>
      )}
    </div>
  </article>
)
