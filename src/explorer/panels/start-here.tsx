import { Stack, Text, UnstyledButton } from '@mantine/core'
import { use } from 'react'
import { exampleQuestions } from '../state/example-questions.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { TourContext } from './tour.tsx'
import { useExplorer } from './use-explorer.ts'

/** What a page says on which nothing is selected: what to do, and questions to begin with. */
export const StartHere = ({ index }: { readonly index: KnowledgeIndex }) => {
  const { dispatch } = useExplorer()
  const { begin } = use(TourContext)
  const questions = exampleQuestions(index)
  return (
    <Stack gap="xs" className="nothing-selected" align="flex-start">
      <Text c="dimmed">{texts.nothingSelected}</Text>
      {questions.length > 0 && (
        <>
          <Text component="h2" size="sm" fw={600} mt="xs">
            {texts.exampleQuestions}
          </Text>
          <ul className="plain">
            {questions.map(({ question, show }) => (
              <li key={question}>
                <UnstyledButton className="link-button" ta="start" onClick={() => show.forEach(dispatch)}>
                  {question}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <UnstyledButton className="link-button" onClick={begin}>
        {texts.showTour}
      </UnstyledButton>
    </Stack>
  )
}
