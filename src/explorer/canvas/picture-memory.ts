import type { Point } from './positions.ts'

export interface CameraPlace {
  readonly x: number
  readonly y: number
  readonly ratio: number
}

/**
 * What outlives a canvas: the graphics card may take one away, and a changed graph gets another. Whoever makes canvases
 * keeps one memory and hands it to each.
 */
export interface PictureMemory {
  positions: ReadonlyMap<string, Point>
  camera: CameraPlace | null
  /** Whether nodes were ever placed by a layout. */
  arranged: boolean
}

export const createPictureMemory = (): PictureMemory => ({ positions: new Map(), camera: null, arranged: false })
