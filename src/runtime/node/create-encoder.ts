import { InferenceSession, Tensor } from 'onnxruntime-node'

import type { Encoder } from '../../language/encode/encoder.ts'
import { KnowledgeError } from '../../model/index.ts'

/** Open the encoder's weights with ONNX Runtime on the CPU, one thread, so that results do not depend on the machine's cores. */
export const createEncoder = async (weights: Uint8Array): Promise<Encoder> => {
  const session = await openSession(weights)
  return {
    run: async ({ ids, cases, first, last, style }) => {
      const output = await session.run({
        ids: new Tensor('int32', ids, [ids.length]),
        cases: new Tensor('int32', cases, [cases.length]),
        first: new Tensor('int32', first, [first.length]),
        last: new Tensor('int32', last, [last.length]),
        style: new Tensor('int32', Int32Array.of(style), [1]),
      })
      const integers = (name: string): Int32Array => output[name]?.data as Int32Array
      const floats = (name: string): Float32Array => output[name]?.data as Float32Array
      return {
        upos: integers('upos'),
        xpos: integers('xpos'),
        feats: integers('feats'),
        lemma: integers('lemma'),
        boundary: floats('boundary'),
        names: floats('names'),
        arc: floats('arc'),
        rel: integers('rel'),
      }
    },
  }
}

const openSession = async (weights: Uint8Array): Promise<InferenceSession> => {
  try {
    return await InferenceSession.create(weights, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', logSeverityLevel: 3 })
  } catch (cause) {
    throw new KnowledgeError('MODEL_BROKEN', 'The weights of the language model cannot be opened. Restore data/models/english/analyser.onnx.', { cause })
  }
}
