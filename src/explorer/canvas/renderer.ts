import { Sigma } from 'sigma'
import { EdgeLineProgram } from 'sigma/rendering'
import { CANVAS_COLOURS } from './appearance.ts'
import type { DrawingGraph, DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { createEdgeStrokePrograms } from './edge-stroke-program.ts'
import type { Emphasis } from './emphasis.ts'
import { drawNodeHover, drawNodeLabel } from './labels.ts'
import { THIN_PROGRAM, isCrowded } from './level-of-detail.ts'
import { NodeShapeProgram } from './node-shape-program.ts'

export type Renderer = Sigma<DrawnNode, DrawnEdge>

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'

/** Sigma with our programs, labels and settings. `edges`: how many there may be at most. */
export const createRenderer = (
  container: HTMLElement,
  graph: DrawingGraph,
  { emphasis, edges }: { readonly emphasis: Emphasis; readonly edges: number },
): Renderer =>
  new Sigma<DrawnNode, DrawnEdge>(graph, container, {
    allowInvalidContainer: true,
    // Edges that can be hit are drawn twice.
    enableEdgeEvents: !isCrowded(edges),
    renderEdgeLabels: true,
    nodeProgramClasses: { shape: NodeShapeProgram },
    edgeProgramClasses: { ...createEdgeStrokePrograms(), [THIN_PROGRAM]: EdgeLineProgram<DrawnNode, DrawnEdge> },
    defaultNodeType: 'shape',
    defaultEdgeType: 'stated',
    defaultDrawNodeLabel: drawNodeLabel,
    defaultDrawNodeHover: drawNodeHover,
    defaultEdgeColor: CANVAS_COLOURS.light.line,
    nodeReducer: emphasis.reduceNode,
    edgeReducer: emphasis.reduceEdge,
    labelFont: FONT,
    labelSize: 12.5,
    edgeLabelFont: FONT,
    edgeLabelSize: 11,
    labelDensity: 1.4,
    labelGridCellSize: 90,
    labelRenderedSizeThreshold: 3,
    stagePadding: 36,
    minEdgeThickness: 1.8,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    zIndex: true,
  })

/** Draws less of a graph with very many edges while it moves. */
export const setDetail = (sigma: Renderer, edges: number): void => {
  const crowded = isCrowded(edges)
  if (sigma.getSetting('hideEdgesOnMove') === crowded) return
  sigma.setSetting('hideEdgesOnMove', crowded)
  sigma.setSetting('hideLabelsOnMove', crowded)
}
