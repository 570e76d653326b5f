/** With more edges than this they are drawn as hairlines, and not at all while the picture moves. */
const CROWDED_EDGES = 5000
/** The same where no graphics card helps. */
const SOFTWARE_CROWDED_EDGES = 700

/** Names of programs for edges: curves in every stroke, and hairlines. */
export const STROKE_PROGRAM = 'stroke'
export const THIN_PROGRAM = 'thin'

/**
 * Tells whether so many edges are drawn that detail must go: dashes, arrows, numbers of bundles and hits by the
 * pointer. What is selected or hovered over keeps it.
 */
export type IsCrowded = (edges: number) => boolean

/** How much this browser can draw. */
export const createCrowdTest = (): IsCrowded => {
  const most = isSoftwareRendered() ? SOFTWARE_CROWDED_EDGES : CROWDED_EDGES
  return (edges) => edges > most
}

/** Whether the processor draws in place of a graphics card, as far as the browser tells. */
const isSoftwareRendered = (): boolean => {
  const context = document.createElement('canvas').getContext('webgl')
  const names = context?.getExtension('WEBGL_debug_renderer_info')
  const renderer = context && names ? String(context.getParameter(names.UNMASKED_RENDERER_WEBGL)) : ''
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return /swiftshader|llvmpipe|software/i.test(renderer)
}

/** Says on the container whether a layout moves its nodes. */
export const setMovingMark = (container: HTMLElement, moving: boolean): void => {
  container.dataset['moving'] = String(moving)
}

/** What tells whether a picture moves; part of sigma's renderer. */
export interface Movable {
  readonly getContainer: () => HTMLElement
  readonly getCamera: () => { readonly isAnimated: () => boolean }
  readonly getMouseCaptor: () => { readonly isMoving: boolean }
  readonly getSetting: (name: 'hideEdgesOnMove') => boolean
}

/**
 * Whether nothing can be hit now: a layout moves the nodes, or the camera moves over a crowded picture. Sigma draws such
 * a picture once more when the camera rests.
 */
export const isMoving = (renderer: Movable): boolean =>
  renderer.getContainer().dataset['moving'] === 'true' ||
  (renderer.getSetting('hideEdgesOnMove') && (renderer.getCamera().isAnimated() || renderer.getMouseCaptor().isMoving))
