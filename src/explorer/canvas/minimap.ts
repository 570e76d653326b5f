import type { Sigma } from 'sigma'
import { CANVAS_COLOURS, NODE_LOOKS } from './appearance.ts'
import type { Scheme } from './appearance.ts'
import type { DrawingGraph, DrawnEdge, DrawnNode } from './drawing-graph.ts'

const MAX_DOTS = 3000
const MARGIN = 6
/** The dots are drawn anew at most so often; the frame follows at once. */
const DOTS_EVERY_MS = 400

/** Places of the map are places of nodes times the scale; the four sides are those of the nodes. */
interface Frame extends Sides {
  readonly scale: number
  readonly x0: number
  readonly y0: number
}

/** The y axis of nodes points upwards. */
interface Sides {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

const NO_SIDES: Sides = { left: 0, right: 0, bottom: 0, top: 0 }

/**
 * The whole graph as dots, with a frame around what the picture shows; a press or a drag moves the picture there.
 * Drawn into a canvas of the page, which is hidden while the picture shows everything anyway. Returns what ends it.
 */
export const createMinimap = (
  canvas: HTMLCanvasElement,
  sigma: Sigma<DrawnNode, DrawnEdge>,
  now: { readonly graph: () => DrawingGraph; readonly scheme: () => Scheme },
): (() => void) => {
  const context = canvas.getContext('2d')
  if (!context) return () => undefined
  const dots = document.createElement('canvas')
  let frame: Frame = { ...NO_SIDES, scale: 1, x0: 0, y0: 0 }
  let stale = true
  let asked = 0
  let drawnAt = -DOTS_EVERY_MS
  let later: ReturnType<typeof setTimeout> | undefined
  const draw = () => {
    asked = 0
    if (stale && performance.now() - drawnAt >= DOTS_EVERY_MS) {
      stale = false
      drawnAt = performance.now()
      frame = drawDots(dots, canvas, sigma, now)
    }
    const view = viewOf(sigma)
    canvas.style.visibility = holds(view, frame) ? 'hidden' : 'visible'
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.drawImage(dots, 0, 0)
    drawView(context, view, frame, now.scheme())
  }
  const ask = () => {
    asked ||= requestAnimationFrame(draw)
  }
  const askAnew = () => {
    stale = true
    ask()
    clearTimeout(later)
    later = setTimeout(ask, DOTS_EVERY_MS)
  }
  const goTo = ({ clientX, clientY }: PointerEvent) => {
    const box = canvas.getBoundingClientRect()
    const x = ((clientX - box.left) / box.width) * canvas.width
    const y = ((clientY - box.top) / box.height) * canvas.height
    sigma.getCamera().setState({ x: (x - frame.x0) / frame.scale, y: (frame.y0 - y) / frame.scale })
  }
  const press = (event: PointerEvent) => {
    canvas.setPointerCapture(event.pointerId)
    goTo(event)
  }
  const drag = (event: PointerEvent) => {
    if (canvas.hasPointerCapture(event.pointerId)) goTo(event)
  }
  sigma.on('afterProcess', askAnew)
  sigma.on('afterRender', ask)
  canvas.addEventListener('pointerdown', press)
  canvas.addEventListener('pointermove', drag)
  askAnew()
  return () => {
    cancelAnimationFrame(asked)
    clearTimeout(later)
    sigma.off('afterProcess', askAnew)
    sigma.off('afterRender', ask)
    canvas.removeEventListener('pointerdown', press)
    canvas.removeEventListener('pointermove', drag)
  }
}

/** Draws the dots aside; tells how places of nodes become places of the map. */
const drawDots = (
  dots: HTMLCanvasElement,
  { width, height }: HTMLCanvasElement,
  sigma: Sigma<DrawnNode, DrawnEdge>,
  now: { readonly graph: () => DrawingGraph; readonly scheme: () => Scheme },
): Frame => {
  dots.width = width
  dots.height = height
  const places: { readonly x: number; readonly y: number; readonly colour: string; readonly size: number }[] = []
  const graph = now.graph()
  const stride = Math.ceil(graph.order / MAX_DOTS)
  let at = 0
  graph.forEachNode((node, { entityType, size }) => {
    const place = at++ % stride === 0 ? sigma.getNodeDisplayData(node) : undefined
    if (place) places.push({ x: place.x, y: place.y, size, colour: NODE_LOOKS[entityType].colour[now.scheme()] })
  })
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)]
  const [left, right, bottom, top] = [least(xs, 0), most(xs, 1), least(ys, 0), most(ys, 1)]
  const scale = Math.min(
    (width - 2 * MARGIN) / Math.max(0.05, right - left),
    (height - 2 * MARGIN) / Math.max(0.05, top - bottom),
  )
  const frame = {
    ...{ left, right, bottom, top },
    scale,
    x0: width / 2 - ((left + right) / 2) * scale,
    y0: height / 2 + ((bottom + top) / 2) * scale,
  }
  const context = dots.getContext('2d')
  for (const { x, y, colour, size } of places) {
    if (!context) break
    const side = Math.max(2, size / 3)
    context.fillStyle = colour
    context.fillRect(frame.x0 + x * scale - side / 2, frame.y0 - y * scale - side / 2, side, side)
  }
  return frame
}

/** What the picture shows, in places of nodes. */
const viewOf = (sigma: Sigma<DrawnNode, DrawnEdge>): Sides => {
  const { width, height } = sigma.getDimensions()
  const [from, to] = [sigma.viewportToFramedGraph({ x: 0, y: 0 }), sigma.viewportToFramedGraph({ x: width, y: height })]
  return { left: from.x, right: to.x, bottom: to.y, top: from.y }
}

const holds = (outer: Sides, inner: Sides): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.bottom <= inner.bottom && outer.top >= inner.top

const drawView = (context: CanvasRenderingContext2D, view: Sides, { scale, x0, y0 }: Frame, scheme: Scheme): void => {
  context.strokeStyle = CANVAS_COLOURS[scheme].label
  context.lineWidth = 1.5
  const [width, height] = [(view.right - view.left) * scale, (view.top - view.bottom) * scale]
  context.strokeRect(x0 + view.left * scale, y0 - view.top * scale, width, height)
}

const least = (values: readonly number[], other: number): number =>
  values.length === 0 ? other : values.reduce((one, two) => Math.min(one, two))
const most = (values: readonly number[], other: number): number =>
  values.length === 0 ? other : values.reduce((one, two) => Math.max(one, two))
