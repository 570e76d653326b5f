import { Button } from '@mantine/core'
import { use } from 'react'
import { sampleArticles } from '../state/sample-articles.ts'
import { texts } from '../state/texts.ts'
import { IntakeContext } from './use-intake.ts'

/** Reads the sample articles, so that a first visitor has a graph to look at. */
export const SampleButton = () => {
  const { take } = use(IntakeContext)
  return (
    <Button variant="default" onClick={() => void sampleArticles().then(take)}>
      {texts.readSample}
    </Button>
  )
}
