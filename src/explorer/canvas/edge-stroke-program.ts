import { createEdgeCurveProgram } from '@sigma/edge-curve'
import type { EdgeProgramType } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { STROKES, STROKE_LOOKS } from './appearance.ts'
import type { Stroke, StrokeLook } from './appearance.ts'
import type { DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { drawEdgeLabel } from './labels.ts'
import { isMoving } from './level-of-detail.ts'
import type { Movable } from './level-of-detail.ts'

type StrokeProgram = EdgeProgramType<DrawnNode, DrawnEdge>

/** What we use of the class that `@sigma/edge-curve` makes. */
interface CurveProgram {
  array: Float32Array
  pickProgram: object | null
  readonly renderer: Movable
  /** Numbers an edge takes up in `array`. */
  readonly STRIDE: number
  getDefinition(): {
    readonly FRAGMENT_SHADER_SOURCE: string
    readonly VERTEX_SHADER_SOURCE: string
    readonly ATTRIBUTES: readonly object[]
  }
  render(params: RenderParams): void
  processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & { readonly style: number },
  ): void
}

const BOTH_WAYS = 8
/** For picking all lines are at least so wide, in pixels: a pointer need not be exact. */
const PICKING_PIXELS = 8

const CurveEdgeProgram = createEdgeCurveProgram<DrawnNode, DrawnEdge>({
  curvatureAttribute: 'curvature',
  defaultCurvature: 0.1,
  arrowHead: { extremity: 'both', lengthToThicknessRatio: 4, widenessToThicknessRatio: 3 },
  drawLabel: drawEdgeLabel,
}) as unknown as new (...args: unknown[]) => CurveProgram

/** Stroke and direction of an edge as the number that the program takes. */
export const styleNumber = (stroke: Stroke, bothWays: boolean): number =>
  STROKES.indexOf(stroke) + (bothWays ? BOTH_WAYS : 0)

/**
 * `@sigma/edge-curve` draws solid lines only, and takes a program of its own for each kind of arrow. Its fragment
 * shader knows the curve's parameter and distance at each fragment; we let them out and leave gaps along it (dashes) or
 * within it (a double line), except under arrow heads. One program draws all strokes: each more would cost the time to
 * compile it.
 */
class StrokeEdgeProgram extends CurveEdgeProgram {
  override getDefinition() {
    const definition = super.getDefinition()
    return {
      ...definition,
      VERTEX_SHADER_SOURCE: rewrite(definition.VERTEX_SHADER_SOURCE, VERTEX_CHANGES),
      FRAGMENT_SHADER_SOURCE: rewrite(definition.FRAGMENT_SHADER_SOURCE, FRAGMENT_CHANGES),
      ATTRIBUTES: [...definition.ATTRIBUTES, { name: 'a_style', size: 1, type: WebGLRenderingContext.FLOAT }],
    }
  }

  /** As with nodes: what moves is not drawn for picking. */
  override render(params: RenderParams) {
    const { pickProgram } = this
    if (isMoving(this.renderer)) this.pickProgram = null
    super.render(params)
    this.pickProgram = pickProgram
  }

  override processVisibleItem(...[edge, start, source, target, data]: Parameters<CurveProgram['processVisibleItem']>) {
    super.processVisibleItem(edge, start, source, target, data)
    this.array[start + this.STRIDE - 1] = data.style
  }
}

/** Draws curves with arrows in every stroke; edges carry `style`, a `styleNumber`. */
export const strokeEdgeProgram = StrokeEdgeProgram as unknown as StrokeProgram

/** Text of a shader, and what is to stand in its place. */
type Rewriting = readonly (readonly [from: string, to: string])[]

const rewrite = (shader: string, rewriting: Rewriting): string =>
  rewriting.reduce((source, [from, to]) => {
    if (!source.includes(from)) throw new Error(`@sigma/edge-curve changed its shader: "${from}" is missing.`)
    return source.replace(from, to)
  }, shader)

const VERTEX_CHANGES: Rewriting = [
  ['void main() {', 'attribute float a_style;\nvarying float v_style;\nvoid main() {\n  v_style = a_style;'],
  [
    'float curveThickness = max(minThickness, a_thickness / u_sizeRatio);',
    `float curveThickness = max(minThickness, a_thickness / u_sizeRatio);
  #ifdef PICKING_MODE
  curveThickness = max(curveThickness, ${PICKING_PIXELS.toFixed(1)});
  #endif`,
  ],
]

const gapTest = ({ double, dashes }: StrokeLook): string => {
  if (double) return 'return dist < v_thickness * 0.2;'
  const period = dashes.reduce((sum, length) => sum + length, 0)
  let at = 0
  const gaps = dashes.flatMap((length, index) => {
    const from = at
    at += length
    return index % 2 === 1 ? [`(at >= ${from.toFixed(1)} && at < ${at.toFixed(1)})`] : []
  })
  return `float at = mod(along * length(v_cpC - v_cpA) / u_pixelRatio, ${period.toFixed(1)});
    return ${gaps.join(' || ')};`
}

const GAPS = STROKES.flatMap((stroke, index) => {
  const look = STROKE_LOOKS[stroke]
  if (!look.double && look.dashes.length === 0) return []
  return [`if (stroke > ${index.toFixed(1)} && stroke < ${(index + 1).toFixed(1)}) {\n    ${gapTest(look)}\n  }`]
}).join('\n  ')

const FRAGMENT_CHANGES: Rewriting = [
  [
    'float det(vec2 a, vec2 b)',
    `
varying float v_style;
uniform float u_pixelRatio;
float along = 0.0;
bool isGap(float dist) {
  #ifdef PICKING_MODE
  return false;
  #else
  float stroke = mod(v_style + 0.5, ${BOTH_WAYS.toFixed(1)});
  ${GAPS}
  return false;
  #endif
}
float det(vec2 a, vec2 b)`,
  ],
  ['return mix(mix(b0, b1, t), mix(b1, b2, t), t);', 'along = t;\n  return mix(mix(b0, b1, t), mix(b1, b2, t), t);'],
  ['float distToSource = length(', `float distToSource = v_style < ${(BOTH_WAYS - 0.5).toFixed(1)} ? 1.0e6 : length(`],
  ['if (dist < halfThickness) {', 'if (dist < halfThickness && (thickness != v_thickness || !isGap(dist))) {'],
]
