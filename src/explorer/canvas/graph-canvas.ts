import { Sigma } from 'sigma'
import type { KnowledgeGraph } from '../../graph/create-graph.ts'
import type { Selection } from '../state/explorer-state.ts'
import type { Scheme } from './appearance.ts'
import { createDrawingGraph } from './drawing-graph.ts'
import type { DrawingGraph, DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { createEdgeStrokePrograms } from './edge-stroke-program.ts'
import { createEmphasis } from './emphasis.ts'
import { startForceLayout } from './force-layout.ts'
import type { RunningLayout } from './force-layout.ts'
import { clearLabelBoxes, curveMiddle, drawNodeHover, drawNodeLabel } from './labels.ts'
import { NodeShapeProgram } from './node-shape-program.ts'
import { spiralPositions } from './positions.ts'
import type { Point } from './positions.ts'
import { CANVAS_COLOURS } from './appearance.ts'

export interface CanvasOptions {
  readonly graph: KnowledgeGraph
  /** Ids of all entities, the weightiest first: they start in the middle. */
  readonly order: readonly string[]
  readonly onSelect: (selection: Selection | null) => void
  readonly onLayoutChange: (running: boolean) => void
  /** The graphics card took the picture away; make a new canvas. */
  readonly onContextLost: () => void
}

export interface CanvasView {
  readonly visible: { readonly entities: ReadonlySet<string>; readonly statements: ReadonlySet<string> }
  readonly selection: Selection | null
  readonly scheme: Scheme
}

/** The picture, behind one door: nobody else knows sigma. */
export interface GraphCanvas {
  readonly show: (view: CanvasView) => void
  readonly startLayout: (animate: boolean) => void
  readonly stopLayout: () => void
  readonly centre: (selection: Selection) => void
  readonly fit: () => void
  readonly zoom: (direction: 'in' | 'out') => void
  readonly pan: (right: number, down: number) => void
  readonly resize: () => void
  /** Where a node, or the middle of an edge, stands in the container, in CSS pixels; null where it is not drawn. */
  readonly locate: (selection: Selection) => Point | null
  readonly kill: () => void
}

const CAMERA_MS = 350
const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'
/** How far the camera goes in to a selection: never nearer and never farther than this. */
const NEAREST_RATIO = 0.3
const NEIGHBOURHOOD_MARGIN = 2.1
const FARTHEST_RATIO = 0.75
/** Containers narrower than this get smaller nodes. */
const FULL_SIZE_PIXELS = 560
const MIN_NODE_SCALE = 0.6
const PAN_SHARE = 0.1

type Renderer = Sigma<DrawnNode, DrawnEdge>

/** Draws into the container. Throws where WebGL is missing; a container of no width is waited for. */
export const createGraphCanvas = (container: HTMLElement, options: CanvasOptions): GraphCanvas => {
  let positions: ReadonlyMap<string, Point> = spiralPositions(options.order)
  let layout: RunningLayout | null = null
  let shown: CanvasView['visible'] | null = null
  let drawing: DrawingGraph = createDrawingGraph(
    options.graph,
    { entities: new Set(), statements: new Set() },
    positions,
  )
  const emphasis = createEmphasis(() => drawing)
  const sigma = createRenderer(container, drawing, emphasis)
  const redraw = () => void sigma.refresh({ skipIndexation: true, schedule: true })

  const stopLayout = () => layout?.stop()
  const startLayout = (animate: boolean) => {
    if (layout || drawing.order < 2) return
    layout = startForceLayout(drawing, {
      animate,
      onPositions: (moved) => {
        positions = new Map([...positions, ...moved])
        movePoints(drawing, moved)
      },
      onEnd: () => {
        layout = null
        options.onLayoutChange(false)
      },
    })
    options.onLayoutChange(true)
  }
  const show = ({ visible, selection, scheme }: CanvasView) => {
    container.dataset['scheme'] = scheme
    emphasis.setView(selection, scheme, nodeScale(container))
    const same = shown !== null && showsSame(shown, visible)
    shown = visible
    if (same) return redraw()
    stopLayout()
    drawing = createDrawingGraph(options.graph, visible, positions)
    sigma.setGraph(drawing)
  }

  listen(sigma, emphasis, redraw, options)
  const unwatch = watchContext(container, options.onContextLost)
  return {
    show,
    startLayout,
    stopLayout,
    ...createCamera(sigma, () => drawing),
    resize: () => {
      if (container.offsetWidth === 0 || container.offsetHeight === 0) return
      emphasis.setScale(nodeScale(container))
      sigma.resize().refresh({ schedule: true })
    },
    kill: () => {
      unwatch()
      stopLayout()
      sigma.kill()
    },
  }
}

const createRenderer = (container: HTMLElement, graph: DrawingGraph, emphasis: ReturnType<typeof createEmphasis>) =>
  new Sigma<DrawnNode, DrawnEdge>(graph, container, {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    renderEdgeLabels: true,
    nodeProgramClasses: { shape: NodeShapeProgram },
    edgeProgramClasses: createEdgeStrokePrograms(),
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
    labelRenderedSizeThreshold: 5,
    stagePadding: 36,
    minEdgeThickness: 1.8,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    hideEdgesOnMove: graph.size > 5000,
    zIndex: true,
  })

const listen = (
  sigma: Renderer,
  emphasis: ReturnType<typeof createEmphasis>,
  redraw: () => void,
  { onSelect }: CanvasOptions,
): void => {
  const hover = (selection: Selection | null) => {
    sigma.getContainer().style.cursor = selection ? 'pointer' : ''
    emphasis.setHover(selection)
    redraw()
  }
  sigma.on('enterNode', ({ node }) => hover({ kind: 'entity', id: node }))
  sigma.on('leaveNode', () => hover(null))
  sigma.on('enterEdge', ({ edge }) => hover({ kind: 'statement', id: edge }))
  sigma.on('leaveEdge', () => hover(null))
  sigma.on('clickNode', ({ node }) => onSelect({ kind: 'entity', id: node }))
  sigma.on('clickEdge', ({ edge }) => onSelect({ kind: 'statement', id: edge }))
  sigma.on('clickStage', () => onSelect(null))
  sigma.on('beforeRender', () => clearLabelBoxes(sigma.getContainer()))
}

const createCamera = (sigma: Renderer, graphNow: () => DrawingGraph) => {
  const camera = sigma.getCamera()
  const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : CAMERA_MS)
  /** Where a node is in the camera's own coordinates, by the camera of this moment and not of the last drawing. */
  const framed = (node: string): Point => {
    const override = { cameraState: camera.getState() }
    return sigma.viewportToFramedGraph(sigma.graphToViewport(graphNow().getNodeAttributes(node), override), override)
  }
  const locate = (selection: Selection): Point | null => {
    const graph = graphNow()
    const at = (node: string) => sigma.graphToViewport(graph.getNodeAttributes(node))
    if (selection.kind === 'entity') return graph.hasNode(selection.id) ? at(selection.id) : null
    if (!graph.hasEdge(selection.id)) return null
    const [source, target] = graph.extremities(selection.id)
    return curveMiddle(at(source), at(target), graph.getEdgeAttribute(selection.id, 'curvature'))
  }
  const endsOf = ({ kind, id }: Selection): string[] => {
    const graph = graphNow()
    if (kind === 'entity') return graph.hasNode(id) ? [id] : []
    return graph.hasEdge(id) ? graph.extremities(id) : []
  }
  return {
    locate,
    centre: (selection: Selection) => {
      const places = endsOf(selection).map(framed)
      if (places.length === 0) return
      const x = mean(places.map((place) => place.x))
      const y = mean(places.map((place) => place.y))
      const around = neighbourhood(graphNow(), selection).map(framed)
      const reach = Math.max(...around.map((place) => Math.max(Math.abs(place.x - x), Math.abs(place.y - y))))
      const ratio = Math.min(FARTHEST_RATIO, Math.max(NEAREST_RATIO, reach * NEIGHBOURHOOD_MARGIN))
      void camera.animate({ x, y, ratio }, { duration: duration() })
    },
    fit: () => void camera.animatedReset({ duration: duration() }),
    zoom: (direction: 'in' | 'out') =>
      void (direction === 'in'
        ? camera.animatedZoom({ duration: duration() })
        : camera.animatedUnzoom({ duration: duration() })),
    pan: (right: number, down: number) => {
      const { x, y, ratio } = camera.getState()
      camera.setState({ x: x + right * PAN_SHARE * ratio, y: y - down * PAN_SHARE * ratio })
    },
  }
}

/** The nodes that should be in view with a selection. */
const neighbourhood = (graph: DrawingGraph, { kind, id }: Selection): readonly string[] =>
  kind === 'entity' ? [id, ...graph.neighbors(id)] : graph.extremities(id)

const showsSame = (before: CanvasView['visible'], now: CanvasView['visible']): boolean =>
  before === now || (sameIds(before.entities, now.entities) && sameIds(before.statements, now.statements))

const sameIds = (before: ReadonlySet<string>, now: ReadonlySet<string>): boolean =>
  before.size === now.size && [...before].every((id) => now.has(id))

const nodeScale = ({ offsetWidth, offsetHeight }: HTMLElement): number =>
  Math.min(1, Math.max(MIN_NODE_SCALE, Math.min(offsetWidth, offsetHeight) / FULL_SIZE_PIXELS))

const movePoints = (graph: DrawingGraph, moved: ReadonlyMap<string, Point>): void =>
  graph.updateEachNodeAttributes((node, attributes) => ({ ...attributes, ...moved.get(node) }), {
    attributes: ['x', 'y'],
  })

/** Sigma does not handle the loss of its three WebGL contexts. */
const watchContext = (container: HTMLElement, onLost: () => void): (() => void) => {
  const handle = (event: Event) => {
    event.preventDefault()
    onLost()
  }
  container.addEventListener('webglcontextlost', handle, true)
  return () => container.removeEventListener('webglcontextlost', handle, true)
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
