import { useState } from 'react'
import { useLow, useNarrow } from './embedding.ts'

/** Whether a part below the picture is unfolded: as a person left it, else where there is room for it. */
export const useFolded = (): { readonly open: boolean; readonly toggle: () => void } => {
  const narrow = useNarrow()
  const low = useLow()
  const [chosen, setChosen] = useState<boolean | null>(null)
  const open = chosen ?? !(narrow || low)
  return { open, toggle: () => setChosen(!open) }
}
