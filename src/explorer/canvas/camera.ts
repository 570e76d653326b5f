import type { Sigma } from 'sigma'
import type { Selection } from '../state/explorer-state.ts'
import type { DrawingGraph, DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { curveMiddle } from './labels.ts'
import type { CameraPlace } from './picture-memory.ts'
import type { Point } from './positions.ts'

export interface CanvasCamera {
  readonly centre: (selection: Selection) => void
  /** Brings everything that is drawn into view. */
  readonly fit: () => void
  /** Back to where it was at first: over the whole frame. */
  readonly reset: () => void
  readonly zoom: (direction: 'in' | 'out') => void
  readonly pan: (right: number, down: number) => void
  readonly place: () => CameraPlace
  readonly moveTo: (place: CameraPlace) => void
  /** Where a node, or the middle of an edge, stands in the container, in CSS pixels; null where it is not drawn. */
  readonly locate: (selection: Selection) => Point | null
}

const CAMERA_MS = 350
/** How far the camera goes in to a selection: never nearer and never farther than this. */
const NEAREST_RATIO = 0.3
const NEIGHBOURHOOD_MARGIN = 2.1
const FARTHEST_RATIO = 0.75
const FIT_MARGIN = 1.06
const NEAREST_FIT = 0.15
const PAN_SHARE = 0.1

/** All that moves the eye; without motion for people who want less of it. */
export const createCamera = (
  sigma: Sigma<DrawnNode, DrawnEdge>,
  graphNow: () => DrawingGraph,
  edgeOf: (statement: string) => string,
): CanvasCamera => {
  const camera = sigma.getCamera()
  const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : CAMERA_MS)
  const locate = ({ kind, id }: Selection): Point | null => {
    const graph = graphNow()
    const at = (node: string) => sigma.graphToViewport(graph.getNodeAttributes(node))
    if (kind === 'entity') return graph.hasNode(id) ? at(id) : null
    const edge = edgeOf(id)
    if (!graph.hasEdge(edge)) return null
    const [source, target] = graph.extremities(edge)
    return curveMiddle(at(source), at(target), graph.getEdgeAttribute(edge, 'curvature'))
  }
  /** Where a node is in the camera's own coordinates, by the camera of this moment and not of the last drawing. */
  const framed = (node: string): Point => {
    const override = { cameraState: camera.getState() }
    return sigma.viewportToFramedGraph(sigma.graphToViewport(graphNow().getNodeAttributes(node), override), override)
  }
  const endsOf = ({ kind, id }: Selection): readonly string[] => {
    const graph = graphNow()
    if (kind === 'entity') return graph.hasNode(id) ? [id] : []
    return graph.hasEdge(edgeOf(id)) ? graph.extremities(edgeOf(id)) : []
  }
  return {
    locate,
    centre: (selection) => {
      const ends = endsOf(selection)
      if (ends.length === 0) return
      const places = ends.map(framed)
      const [x, y] = [mean(places.map((place) => place.x)), mean(places.map((place) => place.y))]
      const around = selection.kind === 'entity' ? [...ends, ...graphNow().neighbors(selection.id)] : ends
      const reach = around
        .map(framed)
        .reduce((farthest, place) => Math.max(farthest, Math.abs(place.x - x), Math.abs(place.y - y)), 0)
      const ratio = Math.min(FARTHEST_RATIO, Math.max(NEAREST_RATIO, reach * NEIGHBOURHOOD_MARGIN))
      void camera.animate({ x, y, ratio }, { duration: duration() })
    },
    reset: () => void camera.animatedReset({ duration: duration() }),
    fit: () => {
      const place = fittingPlace(sigma, graphNow())
      if (place) void camera.animate(place, { duration: duration() })
      else void camera.animatedReset({ duration: duration() })
    },
    zoom: (direction) =>
      void (direction === 'in'
        ? camera.animatedZoom({ duration: duration() })
        : camera.animatedUnzoom({ duration: duration() })),
    pan: (right, down) => {
      const { x, y, ratio } = camera.getState()
      camera.setState({ x: x + right * PAN_SHARE * ratio, y: y - down * PAN_SHARE * ratio })
    },
    place: () => {
      const { x, y, ratio } = camera.getState()
      return { x, y, ratio }
    },
    moveTo: (place) => void camera.setState(place),
  }
}

/** The middle of all nodes, from as far as it takes to see them; null where nothing is drawn. */
const fittingPlace = (sigma: Sigma<DrawnNode, DrawnEdge>, graph: DrawingGraph): CameraPlace | null => {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  graph.forEachNode((node) => {
    const place = sigma.getNodeDisplayData(node)
    if (!place) return
    left = Math.min(left, place.x)
    right = Math.max(right, place.x)
    bottom = Math.min(bottom, place.y)
    top = Math.max(top, place.y)
  })
  if (left > right) return null
  const { width, height } = sigma.getDimensions()
  const side = Math.max(1, Math.min(width, height))
  // At ratio 1 the shorter side of the container shows a little more than one unit.
  const ratio = Math.max(((right - left) * side) / Math.max(1, width), ((top - bottom) * side) / Math.max(1, height))
  return { x: (left + right) / 2, y: (bottom + top) / 2, ratio: Math.max(NEAREST_FIT, ratio * FIT_MARGIN) }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
