import { createEdgeCurveProgram } from '@sigma/edge-curve'
import type { EdgeProgramType } from 'sigma/rendering'
import { TONES } from '../state/tone.ts'
import { STROKE_LOOKS } from './appearance.ts'
import type { DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { drawEdgeLabel } from './labels.ts'

type StrokeProgram = EdgeProgramType<DrawnNode, DrawnEdge>

const CURVE = createEdgeCurveProgram<DrawnNode, DrawnEdge>({
  curvatureAttribute: 'curvature',
  defaultCurvature: 0.1,
  arrowHead: { extremity: 'target', lengthToThicknessRatio: 4.5, widenessToThicknessRatio: 3.4 },
  drawLabel: drawEdgeLabel,
})

/** One curved, arrowed program for each tone, named after it. */
export const createEdgeStrokePrograms = (): Record<string, StrokeProgram> =>
  Object.fromEntries(TONES.map((tone) => [tone, withDashes(CURVE, STROKE_LOOKS[tone].dashes)]))

/**
 * `@sigma/edge-curve` draws solid lines only. Its fragment shader knows the curve's parameter at each fragment; we let
 * it out and leave gaps, except under the arrow head and for picking, so that a dashed edge is as easy to hit.
 */
const withDashes = (program: StrokeProgram, dashes: readonly number[]): StrokeProgram => {
  if (dashes.length === 0) return program
  interface Shaded {
    getDefinition(): { FRAGMENT_SHADER_SOURCE: string }
  }
  const Solid = program as unknown as new (...args: unknown[]) => Shaded
  class DashedEdgeProgram extends Solid {
    override getDefinition() {
      const definition = super.getDefinition()
      return { ...definition, FRAGMENT_SHADER_SOURCE: dashShader(definition.FRAGMENT_SHADER_SOURCE, dashes) }
    }
  }
  return DashedEdgeProgram as unknown as StrokeProgram
}

const dashShader = (shader: string, dashes: readonly number[]): string =>
  [
    ['float det(vec2 a, vec2 b)', `${gapFunction(dashes)}\nfloat det(vec2 a, vec2 b)`],
    ['return mix(mix(b0, b1, t), mix(b1, b2, t), t);', 'along = t;\n  return mix(mix(b0, b1, t), mix(b1, b2, t), t);'],
    ['if (dist < halfThickness) {', 'if (dist < halfThickness && (thickness != v_thickness || !isGap())) {'],
  ].reduce((source, [from = '', to = '']) => {
    if (!source.includes(from)) throw new Error(`@sigma/edge-curve changed its shader: "${from}" is missing.`)
    return source.replace(from, to)
  }, shader)

const gapFunction = (dashes: readonly number[]): string => {
  const period = dashes.reduce((sum, length) => sum + length, 0)
  let at = 0
  const gaps = dashes.flatMap((length, index) => {
    const from = at
    at += length
    return index % 2 === 1 ? [`(at >= ${from.toFixed(1)} && at < ${at.toFixed(1)})`] : []
  })
  return `
float along = 0.0;
uniform float u_pixelRatio;
bool isGap() {
  #ifdef PICKING_MODE
  return false;
  #else
  float at = mod(along * length(v_cpC - v_cpA) / u_pixelRatio, ${period.toFixed(1)});
  return ${gaps.join(' || ')};
  #endif
}`
}
