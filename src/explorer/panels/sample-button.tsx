import { Button } from '@mantine/core'
import { use } from 'react'
import { canAnalyse } from '../../runtime/browser/analysis-port.ts'
import { sampleArticles } from '../state/sample-articles.ts'
import { texts } from '../state/texts.ts'
import { IntakeContext } from './use-intake.ts'

/** Reads the sample articles, so that a first visitor has a graph to look at. */
export const SampleButton = () => {
  const { take } = use(IntakeContext)
  if (!canAnalyse) return null
  return (
    <Button variant="default" onClick={() => void sampleArticles().then(take)}>
      {texts.readSample}
    </Button>
  )
}
