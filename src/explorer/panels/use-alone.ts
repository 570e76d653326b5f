import { useWindowEvent } from '@mantine/hooks'
import { use } from 'react'
import { EmbeddingContext } from './embedding.ts'
import { useExplorer } from './use-explorer.ts'

/** The picture without panels, over the whole screen where the browser allows it. */
export const useAlone = (): { readonly alone: boolean; readonly toggle: () => void } => {
  const { state, dispatch } = useExplorer()
  const root = use(EmbeddingContext)
  const { alone } = state.picture
  const set = (next: boolean) => dispatch({ type: 'changePicture', change: { kind: 'alone', alone: next } })
  useWindowEvent('fullscreenchange', () => {
    if (!document.fullscreenElement && alone) set(false)
  })
  return {
    alone,
    toggle: () => {
      set(!alone)
      if (alone && document.fullscreenElement) void document.exitFullscreen()
      // A browser that refuses the whole screen still shows the picture alone in its window.
      if (!alone) (root ?? document.documentElement).requestFullscreen?.().catch(() => undefined)
    },
  }
}
