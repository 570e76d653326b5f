import './ask.css'
import { Alert, Autocomplete, Button, Collapse, Stack, Text, UnstyledButton } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { FormEvent } from 'react'
import { KnowledgeError } from '../../model/index.ts'
import { answerQuestion } from '../state/answer-question.ts'
import type { Answer } from '../state/answer-question.ts'
import { completeQuestion } from '../state/complete-question.ts'
import type { Visible } from '../state/filters.ts'
import { graphOf, searchOf } from '../state/graph-of.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { parseQuestion } from '../state/question.ts'
import { texts } from '../state/texts.ts'
import { AnswerList } from './answer-list.tsx'
import { questionsToAsk } from '../state/questions-to-ask.ts'
import { PathForm } from './path-form.tsx'
import { SameCalls } from './same-calls.tsx'
import { useExplorer } from './use-explorer.ts'

type Outcome =
  { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'trouble'; readonly message: string } | null

/** Questions in one line, with their answers in words and lit in the picture. */
export const AskPanel = ({ index, visible }: { readonly index: KnowledgeIndex; readonly visible: Visible }) => {
  const { state, dispatch } = useExplorer()
  const text = state.question
  const write = (next: string) => dispatch({ type: 'writeQuestion', text: next })
  const [outcome, setOutcome] = useState<Outcome>(() => (text === '' ? null : tryAsking(index, text)))
  // An answer needs the room.
  const [pathOpen, setPathOpen] = useState(outcome === null)
  const completions = useCompletions(index, text)
  const examples = useMemo(() => questionsToAsk(index), [index])
  const ask = (question: string) => {
    write(question)
    const next = tryAsking(index, question)
    setOutcome(next)
    if (next?.kind === 'answer') setPathOpen(false)
    dispatch({ type: 'light', light: next?.kind === 'answer' && next.answer.rows.length > 0 ? next.answer : null })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(text)
  }
  return (
    <Stack gap="sm">
      <form onSubmit={submit}>
        <Stack gap="xs">
          <Autocomplete
            label={texts.question}
            placeholder={texts.questionHint}
            value={text}
            onChange={write}
            data={completions.map((completion) => completion.text)}
            filter={({ options }) => options}
            renderOption={({ option }) => completions.find((one) => one.text === option.value)?.label ?? option.value}
            comboboxProps={{ withinPortal: false }}
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
          />
          <Button type="submit">{texts.ask}</Button>
        </Stack>
      </form>
      {outcome === null && examples.length > 0 && (
        <section aria-label={texts.examples}>
          <Text size="sm" c="dimmed">
            {texts.examples}
          </Text>
          <ul className="plain">
            {examples.map((example) => (
              <li key={example}>
                <UnstyledButton className="link-button question-text" onClick={() => ask(example)}>
                  {example}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {state.whole && (
        <Text size="sm" c="dimmed">
          {texts.partHint}
        </Text>
      )}
      <div className="path-form">
        <UnstyledButton className="legend-title" aria-expanded={pathOpen} onClick={() => setPathOpen(!pathOpen)}>
          {texts.pathForm}
        </UnstyledButton>
        <Collapse expanded={pathOpen}>
          <PathForm index={index} onAsk={ask} />
        </Collapse>
      </div>
      {outcome?.kind === 'trouble' && (
        <Alert color="red" variant="default" role="alert" className="wrap">
          {outcome.message}
        </Alert>
      )}
      {outcome?.kind === 'answer' && (
        <>
          <AnswerList index={index} visible={visible} answer={outcome.answer} />
          <SameCalls question={outcome.answer.question} />
        </>
      )}
    </Stack>
  )
}

const tryAsking = (index: KnowledgeIndex, text: string): Outcome => {
  try {
    return { kind: 'answer', answer: answerQuestion(graphOf(index), index, parseQuestion(text)) }
  } catch (error) {
    if (error instanceof KnowledgeError) return { kind: 'trouble', message: error.message }
    throw error
  }
}

const useCompletions = (index: KnowledgeIndex, text: string) =>
  useMemo(() => {
    if (text.trim() === '') return []
    const { relations, eventTypes } = graphOf(index).getAttributes()
    return completeQuestion(text, { search: searchOf(index), relations, eventTypes })
  }, [index, text])
