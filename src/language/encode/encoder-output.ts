import { KnowledgeError } from '../../model/index.ts'
import type { EncoderInput, EncoderOutput } from './encoder.ts'

/** Tensors by name, as ONNX Runtime gives them. */
export type NamedTensors = Readonly<Record<string, { readonly data: unknown } | undefined>>

/** The inputs of the graph by name, with their shapes; every tensor is `int32`. */
export const encoderFeeds = ({
  ids,
  cases,
  first,
  last,
  style,
}: EncoderInput): readonly (readonly [name: string, data: Int32Array])[] => [
  ['ids', ids],
  ['cases', cases],
  ['first', first],
  ['last', last],
  ['style', Int32Array.of(style)],
]

/** Check and name what the graph gave. Throws `MODEL_BROKEN` where an output is missing or of another kind. */
export const readEncoderOutput = (tensors: NamedTensors): EncoderOutput => {
  const integers = (name: string): Int32Array => {
    const data = tensors[name]?.data
    if (data instanceof Int32Array) return data
    throw missing(name)
  }
  const floats = (name: string): Float32Array => {
    const data = tensors[name]?.data
    if (data instanceof Float32Array) return data
    throw missing(name)
  }
  return {
    upos: integers('upos'),
    xpos: integers('xpos'),
    feats: integers('feats'),
    lemma: integers('lemma'),
    boundary: floats('boundary'),
    names: floats('names'),
    arc: floats('arc'),
    relDependent: floats('rel_dependent'),
    relHead: floats('rel_head'),
  }
}

const missing = (name: string): KnowledgeError =>
  new KnowledgeError(
    'MODEL_BROKEN',
    `The weights of the language model give no usable output "${name}". Restore data/models/english.`,
  )
