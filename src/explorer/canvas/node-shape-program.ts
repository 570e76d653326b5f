import { NodeProgram } from 'sigma/rendering'
import type { InstancedProgramDefinition, ProgramInfo } from 'sigma/rendering'
import type { NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import type { DrawnEdge, DrawnNode } from './drawing-graph.ts'
import { isMoving } from './level-of-detail.ts'

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_outline;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_offset;
varying float v_radius;
varying vec3 v_outline;
const float bias = 255.0 / 254.0;

void main() {
  v_radius = a_size * a_outline.w * u_correctionRatio / u_sizeRatio * 2.0;
  // The triangle around a circle of radius v_radius has its corners twice as far out.
  v_offset = v_radius * 2.2 * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + v_offset, 1)).xy, 0, 1);
  v_outline = a_outline.xyz;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_offset;
varying float v_radius;
varying vec3 v_outline;
uniform float u_correctionRatio;
const vec4 transparent = vec4(0.0, 0.0, 0.0, 0.0);
const float PI = 3.141592653589793;

// Radius of the outline in the direction of this fragment: a straight line from tip (1, 0) to dent (dent, half).
float reach(vec2 offset) {
  float half_ = PI / v_outline.x;
  float angle = mod(atan(offset.x, offset.y) - v_outline.z, 2.0 * half_);
  angle = min(angle, 2.0 * half_ - angle);
  return v_outline.y * sin(half_) / (sin(angle) + v_outline.y * sin(half_ - angle));
}

void main(void) {
  float pixel = u_correctionRatio * 2.0;
  float dist = length(v_offset) - v_radius * reach(v_offset);
  #ifdef PICKING_MODE
  gl_FragColor = dist > 0.0 ? transparent : v_color;
  #else
  vec4 rim = vec4(v_color.rgb * 0.68, v_color.a);
  vec4 fill = mix(v_color, rim, smoothstep(-2.0 * pixel, -pixel, dist));
  gl_FragColor = mix(fill, transparent, smoothstep(-pixel, 0.0, dist));
  #endif
}
`

const UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const
type Uniform = (typeof UNIFORMS)[number]

/** Draws circles, polygons and stars in one call; derived from sigma's NodeCircleProgram. */
export class NodeShapeProgram extends NodeProgram<Uniform, DrawnNode, DrawnEdge> {
  getDefinition(): InstancedProgramDefinition<Uniform> {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_outline', size: 4, type: FLOAT },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    }
  }

  /** Nobody can hit what is on its way: it is not drawn for picking. */
  override render(params: RenderParams): void {
    const { pickProgram } = this
    if (isMoving(this.renderer)) this.pickProgram = null
    super.render(params)
    this.pickProgram = pickProgram
  }

  processVisibleItem(nodeIndex: number, startIndex: number, data: NodeDisplayData & Pick<DrawnNode, 'outline'>): void {
    const { points, dent, turn, scale } = data.outline
    const row = [data.x, data.y, data.size, floatColor(data.color), nodeIndex, points, dent, turn, scale]
    this.array.set(row, startIndex)
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio)
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio)
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix)
  }
}
