import type { KnowledgeGraph } from '../../graph/create-graph.ts'
import type { Light, Selection } from '../state/explorer-state.ts'
import { pairKey } from '../state/picture.ts'
import type { ForceSettings } from '../state/picture.ts'
import type { Scheme } from './appearance.ts'
import { startArrangement } from './arrangement.ts'
import { bundleId } from './bundles.ts'
import type { Folding } from './bundles.ts'
import { createCamera } from './camera.ts'
import type { CanvasCamera } from './camera.ts'
import { createDrawingGraph, resizeNodes } from './drawing-graph.ts'
import type { Drawing, DrawingGraph } from './drawing-graph.ts'
import { createEmphasis } from './emphasis.ts'
import type { Emphasis, EmphasisView } from './emphasis.ts'
import { startForceLayout } from './force-layout.ts'
import type { RunningLayout } from './force-layout.ts'
import { holdFrame, movePoints, readPoints, shorterSide, unitsPerPixel } from './frame.ts'
import { clearLabels, flushNodeLabels } from './labels.ts'
import { createCrowdTest, setMovingMark } from './level-of-detail.ts'
import { createMinimap } from './minimap.ts'
import { createPictureMemory } from './picture-memory.ts'
import type { PictureMemory } from './picture-memory.ts'
import type { PictureText } from './picture-svg.ts'
import { placeNewcomers } from './positions.ts'
import type { Point } from './positions.ts'
import { createRenderer, setDetail } from './renderer.ts'
import type { Renderer } from './renderer.ts'
import { takeSnapshot } from './snapshot.ts'
import { watchContext } from './watch-context.ts'

export interface CanvasOptions {
  readonly graph: KnowledgeGraph
  /** Ids of all entities, the weightiest first: they start in the middle. */
  readonly order: readonly string[]
  /** Places and camera of the canvas before this one. */
  readonly memory: PictureMemory
  readonly onSelect: (selection: Selection | null) => void
  /** A node was pressed with Ctrl, Shift or Command. */
  readonly onMark: (entity: string) => void
  /** A bundle was opened, named by its pair of entities. */
  readonly onUnfold: (pair: string) => void
  readonly onLayoutChange: (running: boolean) => void
  /** The graphics card took the picture away; make a new canvas. */
  readonly onContextLost: () => void
}

export interface CanvasView {
  readonly visible: Drawing['visible']
  readonly selection: Selection | null
  readonly light: Light | null
  readonly scheme: Scheme
  readonly weights: Drawing['weights']
  readonly folding: Folding
}

/** Where nodes are to go. */
export type Arrangement =
  | { readonly kind: 'force'; readonly settings: ForceSettings }
  | { readonly kind: 'circle' | 'communities'; readonly communities: ReadonlyMap<string, string> | null }
  | { readonly kind: 'separate' }

/** The picture, behind one door: nobody else knows sigma. */
export interface GraphCanvas extends CanvasCamera {
  readonly show: (view: CanvasView) => void
  /** Moves nodes; without `animate` they are at their new places at once. What was under way before is stopped. */
  readonly arrange: (arrangement: Arrangement, animate: boolean) => void
  readonly stopLayout: () => void
  readonly resize: () => void
  /** Where all nodes of the graph are, drawn or not, in units of the graph. */
  readonly places: () => ReadonlyMap<string, Point>
  /** What is in view as SVG, so many times as large as on the page. */
  readonly writeSvg: (text: PictureText, scale: number) => Promise<string>
  /** Draws the whole graph small into a canvas of the page; returns what ends it. */
  readonly drawMinimap: (canvas: HTMLCanvasElement) => () => void
  readonly kill: () => void
}

/** Containers narrower than this get smaller nodes. */
const FULL_SIZE_PIXELS = 560
const MIN_NODE_SCALE = 0.6
/** After the nodes have come to rest, edges that were left out and what can be hit are drawn in a frame of their own. */
const EDGES_LATER_MS = 60

const NOTHING: CanvasView = {
  visible: { entities: new Set(), statements: new Set() },
  selection: null,
  light: null,
  scheme: 'light',
  weights: null,
  folding: { bundled: false, unfolded: new Set() },
}

/** Draws into the container. Throws where WebGL is missing; a container of no width is waited for. */
export const createGraphCanvas = (container: HTMLElement, options: CanvasOptions): GraphCanvas => {
  const { graph, memory } = options
  recall(options)
  let layout: RunningLayout | null = null
  let showEdges: ReturnType<typeof setTimeout> | undefined
  let shown = NOTHING
  let drawing: DrawingGraph = createDrawingGraph(graph, { ...NOTHING, positions: memory.positions })
  const isCrowded = createCrowdTest()
  const emphasis = createEmphasis(() => drawing, isCrowded)
  const sigma = createRenderer(container, drawing, { emphasis, crowded: isCrowded(graph.size) })
  const redraw = () => void sigma.refresh({ skipIndexation: true, schedule: true })
  const camera = createCamera(
    sigma,
    () => drawing,
    (statement) => edgeOf(graph, drawing, statement),
  )
  if (memory.camera) camera.moveTo(memory.camera)

  const stopLayout = () => layout?.stop()
  const setMoving = (moving: boolean) => {
    emphasis.setMoving(moving)
    setMovingMark(container, moving)
  }
  const keep = (moved: ReadonlyMap<string, Point>) => {
    memory.positions = new Map([...memory.positions, ...moved])
  }
  const end = () => {
    layout = null
    memory.arranged = true
    holdFrame(sigma, drawing)
    setMoving(false)
    showEdges = setTimeout(() => sigma.refresh({ schedule: true }), EDGES_LATER_MS)
    options.onLayoutChange(false)
  }
  const arrange = (arrangement: Arrangement, animate: boolean) => {
    stopLayout()
    if (drawing.order < 2) return
    if (arrangement.kind !== 'separate') {
      sigma.setCustomBBox(null)
      if (memory.arranged) camera.reset()
    }
    options.onLayoutChange(true)
    clearTimeout(showEdges)
    setMoving(true)
    if (isCrowded(drawing.size)) sigma.refresh({ schedule: true })
    layout =
      arrangement.kind === 'force'
        ? startForceLayout(drawing, {
            settings: arrangement.settings,
            pixels: shorterSide(sigma),
            animate,
            onPositions: (moved) => {
              keep(moved)
              movePoints(drawing, moved)
            },
            onEnd: end,
          })
        : startArrangement(drawing, {
            task: arrangement.kind === 'communities' ? 'groups' : arrangement.kind,
            groups: arrangement.kind === 'separate' ? null : arrangement.communities,
            unitsPerPixel: unitsPerPixel(sigma),
            animate,
            onEnd: (positions) => {
              keep(positions ?? readPoints(drawing))
              if (positions) movePoints(drawing, positions)
              end()
            },
          })
  }
  const show = (view: CanvasView) => {
    const before = shown
    shown = view
    container.dataset['scheme'] = view.scheme
    emphasis.setView(
      { ...view, light: drawnLight(view.light, (id) => edgeOf(graph, drawing, id)) },
      nodeScale(container),
    )
    if (showsSame(before.visible, view.visible) && foldsSame(before.folding, view.folding)) {
      if (before.weights !== view.weights) resizeNodes(drawing, view.weights)
      return redraw()
    }
    stopLayout()
    drawing = createDrawingGraph(graph, { ...view, positions: memory.positions })
    setDetail(sigma, isCrowded(drawing.size))
    if (memory.arranged && !sigma.getCustomBBox()) holdFrame(sigma, drawing)
    sigma.setGraph(drawing)
  }

  listen(sigma, { emphasis, redraw, drawingNow: () => drawing }, options)
  const unwatch = watchContext(container, options.onContextLost)
  return {
    show,
    arrange,
    stopLayout,
    ...camera,
    resize: () => {
      if (container.offsetWidth === 0 || container.offsetHeight === 0) return
      emphasis.setScale(nodeScale(container))
      sigma.resize().refresh({ schedule: true })
    },
    places: () => memory.positions,
    writeSvg: async (text, scale) => {
      const { writePictureSvg } = await import('./picture-svg.ts')
      return writePictureSvg(takeSnapshot(sigma, drawing, shown.scheme), text, scale)
    },
    drawMinimap: (canvas) => createMinimap(canvas, sigma, { graph: () => drawing, scheme: () => shown.scheme }),
    kill: () => {
      memory.camera = camera.place()
      unwatch()
      stopLayout()
      clearTimeout(showEdges)
      sigma.kill()
    },
  }
}

/** Nodes keep their places in the new canvas; if most of them are new, it is another graph and begins anew. */
const recall = ({ graph, memory, order }: CanvasOptions): void => {
  const known = order.filter((id) => memory.positions.has(id)).length
  if (known * 2 < order.length) {
    // A camera that was asked for before anything was ever drawn is that of a link.
    const { camera, arranged } = memory
    Object.assign(memory, createPictureMemory(), arranged ? {} : { camera })
  }
  memory.positions = placeNewcomers(order, memory.positions, (id) => graph.neighbors(id))
}

const listen = (
  sigma: Renderer,
  {
    emphasis,
    redraw,
    drawingNow,
  }: { readonly emphasis: Emphasis; readonly redraw: () => void; readonly drawingNow: () => DrawingGraph },
  { onSelect, onMark, onUnfold }: CanvasOptions,
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
  sigma.on('clickNode', ({ node, event: { original } }) =>
    original.ctrlKey || original.shiftKey || original.metaKey ? onMark(node) : onSelect({ kind: 'entity', id: node }),
  )
  sigma.on('clickEdge', ({ edge }) => {
    const bundle = drawingNow().getEdgeAttribute(edge, 'bundle')
    if (bundle === null) onSelect({ kind: 'statement', id: edge })
    else onUnfold(bundle)
  })
  sigma.on('clickStage', ({ event: { original } }) => {
    if (!original.ctrlKey && !original.shiftKey && !original.metaKey) onSelect(null)
  })
  sigma.on('beforeRender', () => clearLabels(sigma.getContainer()))
  sigma.on('afterRender', () => flushNodeLabels(sigma.getContainer()))
}

/** What of an answer is drawn, looked up when it is: bundles open and fold. */
const drawnLight = (light: Light | null, edge: (statement: string) => string): EmphasisView['light'] =>
  light && (() => ({ nodes: new Set(light.entities), edges: new Set(light.statements.map(edge)) }))

/** The edge that a statement is drawn as: its own, or the bundle that it is in. */
const edgeOf = (graph: KnowledgeGraph, drawing: DrawingGraph, statement: string): string => {
  if (drawing.hasEdge(statement) || !graph.hasEdge(statement)) return statement
  const [source, target] = graph.extremities(statement)
  return bundleId(pairKey(source, target))
}

const showsSame = (before: CanvasView['visible'], now: CanvasView['visible']): boolean =>
  before === now || (sameIds(before.entities, now.entities) && sameIds(before.statements, now.statements))

const foldsSame = (before: Folding, now: Folding): boolean =>
  before === now || (before.bundled === now.bundled && sameIds(before.unfolded, now.unfolded))

const sameIds = (before: ReadonlySet<string>, now: ReadonlySet<string>): boolean =>
  before.size === now.size && [...before].every((id) => now.has(id))

const nodeScale = ({ offsetWidth, offsetHeight }: HTMLElement): number =>
  Math.min(1, Math.max(MIN_NODE_SCALE, Math.min(offsetWidth, offsetHeight) / FULL_SIZE_PIXELS))
