import { Button, Text } from '@mantine/core'
import type { Document, EndTrace, Evidence } from '../../model/index.ts'
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
    {evidence.ends &&
      [evidence.ends.subject, evidence.ends.object].map((end) => <ReferenceLine key={end.start} end={end} />)}
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

/** The links of coreference that lead from the words to the entity; nothing where the words are its name. */
const ReferenceLine = ({ end: { text, steps } }: { readonly end: EndTrace }) =>
  steps.length === 0 ? null : (
    <Text size="xs" c="dimmed" className="wrap">
      {texts.referenceSteps(
        text,
        steps.map((step) => texts.referenceStep(step.text, step.rule)),
      )}
    </Text>
  )
