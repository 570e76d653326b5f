import { Sigma } from 'sigma'
import { EdgeLineProgram } from 'sigma/rendering'
import { CANVAS_COLOURS } from './appearance.ts'
import type { DrawingGraph, DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { strokeEdgeProgram } from './edge-stroke-program.ts'
import type { Emphasis } from './emphasis.ts'
import { drawNodeHover, drawNodeLabel } from './labels.ts'
import { STROKE_PROGRAM, THIN_PROGRAM } from './level-of-detail.ts'
import { NodeShapeProgram } from './node-shape-program.ts'

export type Renderer = Sigma<DrawnNode, DrawnEdge>

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'

/** Sigma with our programs, labels and settings. `crowded`: whether there may be very many edges. */
export const createRenderer = (
  container: HTMLElement,
  graph: DrawingGraph,
  { emphasis, crowded }: { readonly emphasis: Emphasis; readonly crowded: boolean },
): Renderer =>
  new Sigma<DrawnNode, DrawnEdge>(graph, container, {
    allowInvalidContainer: true,
    // Edges that can be hit are drawn twice.
    enableEdgeEvents: !crowded,
    renderEdgeLabels: true,
    nodeProgramClasses: { shape: NodeShapeProgram },
    edgeProgramClasses: {
      [STROKE_PROGRAM]: strokeEdgeProgram,
      [THIN_PROGRAM]: EdgeLineProgram<DrawnNode, DrawnEdge>,
    },
    defaultNodeType: 'shape',
    defaultEdgeType: STROKE_PROGRAM,
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
export const setDetail = (sigma: Renderer, crowded: boolean): void => {
  if (sigma.getSetting('hideEdgesOnMove') === crowded) return
  sigma.setSetting('hideEdgesOnMove', crowded)
  sigma.setSetting('hideLabelsOnMove', crowded)
}
