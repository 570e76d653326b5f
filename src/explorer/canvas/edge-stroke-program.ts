import { createEdgeCurveProgram } from '@sigma/edge-curve'
import type { EdgeProgramType } from 'sigma/rendering'
import { STROKES, STROKE_LOOKS } from './appearance.ts'
import type { Stroke, StrokeLook } from './appearance.ts'
import type { DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { drawEdgeLabel } from './labels.ts'

type StrokeProgram = EdgeProgramType<DrawnNode, DrawnEdge>

const createCurve = (extremity: 'target' | 'both') =>
  createEdgeCurveProgram<DrawnNode, DrawnEdge>({
    curvatureAttribute: 'curvature',
    defaultCurvature: 0.1,
    arrowHead: { extremity, lengthToThicknessRatio: 4, widenessToThicknessRatio: 3 },
    drawLabel: drawEdgeLabel,
  })

/** Name of the program that draws such an edge. */
export const strokeProgram = (stroke: Stroke, bothWays: boolean): string => (bothWays ? `${stroke} both ways` : stroke)

/** Curved, arrowed programs for each stroke, with an arrow at one end or at both. */
export const createEdgeStrokePrograms = (): Record<string, StrokeProgram> => {
  const [oneWay, bothWays] = [createCurve('target'), createCurve('both')]
  return Object.fromEntries(
    STROKES.flatMap((stroke) => [
      [strokeProgram(stroke, false), withStroke(oneWay, STROKE_LOOKS[stroke])],
      [strokeProgram(stroke, true), withStroke(bothWays, STROKE_LOOKS[stroke])],
    ]),
  )
}

/**
 * `@sigma/edge-curve` draws solid lines only. Its fragment shader knows the curve's parameter and distance at each
 * fragment; we let them out and leave gaps along it (dashes) or within it (a double line), except under the arrow head
 * and for picking. For picking all lines are wider, so that a pointer need not be exact.
 */
const withStroke = (program: StrokeProgram, look: StrokeLook): StrokeProgram => {
  interface Shaded {
    getDefinition(): { readonly FRAGMENT_SHADER_SOURCE: string; readonly VERTEX_SHADER_SOURCE: string }
  }
  const Solid = program as unknown as new (...args: unknown[]) => Shaded
  class StrokeEdgeProgram extends Solid {
    override getDefinition() {
      const definition = super.getDefinition()
      return {
        ...definition,
        VERTEX_SHADER_SOURCE: rewrite(definition.VERTEX_SHADER_SOURCE, WIDER_PICKING),
        FRAGMENT_SHADER_SOURCE: rewrite(definition.FRAGMENT_SHADER_SOURCE, gaps(look)),
      }
    }
  }
  return StrokeEdgeProgram as unknown as StrokeProgram
}

/** Text of a shader, and what is to stand in its place. */
type Rewriting = readonly (readonly [from: string, to: string])[]

const WIDER_PICKING: Rewriting = [
  [
    'float curveThickness = max(minThickness, a_thickness / u_sizeRatio);',
    `float curveThickness = max(minThickness, a_thickness / u_sizeRatio);
  #ifdef PICKING_MODE
  curveThickness = max(curveThickness, 8.0);
  #endif`,
  ],
]

const gaps = (look: StrokeLook): Rewriting =>
  look.dashes.length === 0 && !look.double
    ? []
    : [
        ['float det(vec2 a, vec2 b)', `${gapFunction(look)}\nfloat det(vec2 a, vec2 b)`],
        [
          'return mix(mix(b0, b1, t), mix(b1, b2, t), t);',
          'along = t;\n  return mix(mix(b0, b1, t), mix(b1, b2, t), t);',
        ],
        ['if (dist < halfThickness) {', 'if (dist < halfThickness && (thickness != v_thickness || !isGap(dist))) {'],
      ]

const rewrite = (shader: string, rewriting: Rewriting): string =>
  rewriting.reduce((source, [from, to]) => {
    if (!source.includes(from)) throw new Error(`@sigma/edge-curve changed its shader: "${from}" is missing.`)
    return source.replace(from, to)
  }, shader)

const gapFunction = (look: StrokeLook): string => `
float along = 0.0;
uniform float u_pixelRatio;
bool isGap(float dist) {
  #ifdef PICKING_MODE
  return false;
  #else
  ${look.double ? 'return dist < v_thickness * 0.2;' : dashTest(look.dashes)}
  #endif
}`

const dashTest = (dashes: readonly number[]): string => {
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
