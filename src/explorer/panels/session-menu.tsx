import { Menu } from '@mantine/core'
import { use } from 'react'
import type { Knowledge } from '../../model/index.ts'
import { writePermalink } from '../state/permalink.ts'
import { viewOf } from '../state/saved-view.ts'
import { writeSession } from '../state/session-file.ts'
import { texts } from '../state/texts.ts'
import { PictureContext } from './picture-context.ts'
import { saveFile } from './save-file.ts'
import { SessionContext } from './session-context.ts'
import { useExplorer } from './use-explorer.ts'
import { IntakeContext } from './use-intake.ts'
import { placesNow } from './use-session.ts'

/** Items of the menu: a link to what is shown, the session as a file, and an end to it. */
export const SessionMenu = ({
  knowledge,
  onForget,
}: {
  readonly knowledge: Knowledge
  readonly onForget: () => void
}) => {
  const { state } = useExplorer()
  const picture = use(PictureContext)
  const session = use(SessionContext)
  const { say } = use(IntakeContext)
  const copyLink = () => {
    const link = writePermalink(location.href, { view: viewOf(state), camera: placesNow(picture).camera })
    history.replaceState(history.state, '', link)
    // Without a secure address there is no clipboard to write to.
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))
    copied.then(
      () => say(texts.linkCopied),
      () => say(texts.linkNotCopied, true),
    )
  }
  const save = () => {
    const text = writeSession({
      knowledge: state.history?.base ?? knowledge,
      view: viewOf(state),
      places: placesNow(picture),
      edits: state.history?.done ?? [],
    })
    saveFile('relata-session.json', new Blob([text], { type: 'application/json' }))
  }
  return (
    <>
      <Menu.Divider />
      {session.isKept && <Menu.Item onClick={copyLink}>{texts.copyLink}</Menu.Item>}
      <Menu.Item onClick={save}>{texts.saveSession}</Menu.Item>
      {session.isKept && <Menu.Item onClick={onForget}>{texts.clearSession}</Menu.Item>}
    </>
  )
}
