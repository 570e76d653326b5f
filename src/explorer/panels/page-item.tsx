import { Menu } from '@mantine/core'
import { use } from 'react'
import { writeGraphPage } from '../../formats/write/graph-page.ts'
import type { Knowledge } from '../../model/index.ts'
import { canAnalyse } from '../../runtime/browser/analysis-port.ts'
import { texts } from '../state/texts.ts'
import { saveFile } from './save-file.ts'
import { IntakeContext } from './use-intake.ts'

/** Saves page and graph as one file; a page that is one file already is saved by the browser. */
export const PageItem = ({ knowledge }: { readonly knowledge: Knowledge }) => {
  const { say } = use(IntakeContext)
  if (!canAnalyse) return null
  const save = async (): Promise<void> => {
    const response = await fetch(new URL('offline.html', document.baseURI))
    if (!response.ok) throw new Error(String(response.status))
    const page = [...writeGraphPage(await response.text(), knowledge)]
    saveFile('relata.html', new Blob(page, { type: 'text/html' }))
  }
  return (
    <Menu.Item onClick={() => void save().catch(() => say(texts.savePageFailed, true))}>{texts.savePage}</Menu.Item>
  )
}
