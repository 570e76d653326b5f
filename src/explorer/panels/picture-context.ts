import { createContext } from 'react'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import { createPictureMemory } from '../canvas/picture-memory.ts'
import type { PictureMemory } from '../canvas/picture-memory.ts'

/** What others may know of the picture: its memory, and the canvas while there is one. */
export interface PictureAccess {
  readonly memory: PictureMemory
  canvas: GraphCanvas | null
}

export const createPictureAccess = (): PictureAccess => ({ memory: createPictureMemory(), canvas: null })

export const PictureContext = createContext<PictureAccess>(createPictureAccess())
