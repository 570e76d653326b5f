import type { DrawingGraph } from './drawing-graph.ts'
import type { Scheme } from './appearance.ts'
import type { Snapshot, SnapshotEdge, SnapshotNode } from './picture-svg.ts'
import type { Renderer } from './renderer.ts'

/** Curves of `@sigma/edge-curve` look thinner than their size says: their border is blended away. */
const CURVE_SHARE = 0.6

/** What is in view now, as it is drawn: colours, places and labels. */
export const takeSnapshot = (sigma: Renderer, drawing: DrawingGraph, scheme: Scheme): Snapshot => {
  const { width, height } = sigma.getDimensions()
  const labelled = sigma.getNodeDisplayedLabels()
  const nodes: SnapshotNode[] = []
  const placeOf = new Map<string, number>()
  drawing.forEachNode((node, attributes) => {
    const shown = sigma.getNodeDisplayData(node)
    if (!shown || shown.hidden) return
    const { x, y } = sigma.graphToViewport(attributes)
    placeOf.set(node, nodes.length)
    nodes.push({
      x,
      y,
      radius: sigma.scaleSize(shown.size),
      colour: shown.color,
      entityType: attributes.entityType,
      label: labelled.has(node) || shown.forceLabel ? (shown.label ?? '') : '',
    })
  })
  const edges: SnapshotEdge[] = []
  drawing.forEachEdge((edge, { curvature, stroke, bothWays }, from, to) => {
    const shown = sigma.getEdgeDisplayData(edge)
    const [source, target] = [placeOf.get(from), placeOf.get(to)]
    if (!shown || shown.hidden || source === undefined || target === undefined) return
    const line = { source, target, curvature, stroke, bothWays, colour: shown.color }
    edges.push({ ...line, width: Math.max(1, sigma.scaleSize(shown.size) * CURVE_SHARE), label: shown.label ?? '' })
  })
  return { width, height, scheme, nodes, edges }
}
