import type { DrawingGraph } from './drawing-graph.ts'
import type { Point } from './positions.ts'
import type { Renderer } from './renderer.ts'

const MIN_SIDE_PIXELS = 100

/** Filters shall not move what they leave: the frame stays that of the whole picture until the next layout. */
export const holdFrame = (sigma: Renderer, drawing: DrawingGraph): void => {
  if (drawing.order === 0) return
  const points = [...readPoints(drawing).values()]
  const range = (values: readonly number[]): [number, number] => [
    values.reduce((one, other) => Math.min(one, other)),
    values.reduce((one, other) => Math.max(one, other)),
  ]
  sigma.setCustomBBox({ x: range(points.map(({ x }) => x)), y: range(points.map(({ y }) => y)) })
}

/** How much of the graph's units a pixel is when the whole picture is in view. */
export const unitsPerPixel = (sigma: Renderer): number => {
  const { x, y } = sigma.getBBox()
  return Math.max(x[1] - x[0], y[1] - y[0]) / shorterSide(sigma)
}

/** The shorter side of the picture without its margin, in pixels. */
export const shorterSide = (sigma: Renderer): number => {
  const { width, height } = sigma.getDimensions()
  return Math.max(MIN_SIDE_PIXELS, Math.min(width, height) - 2 * sigma.getSetting('stagePadding'))
}

/** Gives drawn nodes their new places. */
export const movePoints = (graph: DrawingGraph, moved: ReadonlyMap<string, Point>): void =>
  graph.updateEachNodeAttributes((node, attributes) => ({ ...attributes, ...moved.get(node) }), {
    attributes: ['x', 'y'],
  })

/** Where drawn nodes are, in units of the graph. */
export const readPoints = (graph: DrawingGraph): ReadonlyMap<string, Point> =>
  new Map(graph.mapNodes((node, { x, y }) => [node, { x, y }]))
