import { Button, CopyButton, Title } from '@mantine/core'
import { commandLine, typescriptCall } from '../state/question-calls.ts'
import type { Question } from '../state/question.ts'
import { texts } from '../state/texts.ts'

/** The question as a call of the library and as a command, each to copy. */
export const SameCalls = ({ question }: { readonly question: Question }) => (
  <section aria-label={texts.sameCall}>
    <Title order={2} size="h5">
      {texts.sameCall}
    </Title>
    <Call what={texts.inTypescript} code={typescriptCall(question)} />
    <Call what={texts.onCommandLine} code={commandLine(question)} />
  </section>
)

const Call = ({ what, code }: { readonly what: string; readonly code: string }) => (
  <figure className="call">
    <figcaption>{what}</figcaption>
    <code className="wrap">{code}</code>
    <CopyButton value={code}>
      {({ copied, copy }) => (
        <Button variant="default" size="compact-sm" aria-label={texts.copy(what)} onClick={copy}>
          <span aria-live="polite">{copied ? texts.copied : texts.copy(what)}</span>
        </Button>
      )}
    </CopyButton>
  </figure>
)
