import type * as OnnxRuntime from 'onnxruntime-node'

import type { Encoder } from '../../language/encode/encoder.ts'
import { encoderFeeds, readEncoderOutput } from '../../language/encode/encoder-output.ts'
import { KnowledgeError } from '../../model/index.ts'

/**
 * Open the encoder's weights with ONNX Runtime on the CPU: one thread, so that results do not depend on the number of
 * cores. Throws `MODEL_BROKEN` with the remedy.
 */
export const createEncoder = async (weights: Uint8Array): Promise<Encoder> => {
  const runtime = await loadRuntime()
  const session = await openSession(runtime, weights)
  const { Tensor } = runtime
  return {
    run: async (input) => {
      const feeds = encoderFeeds(input).map(([name, data]) => [name, new Tensor('int32', data, [data.length])] as const)
      return readEncoderOutput(await session.run(Object.fromEntries(feeds)))
    },
  }
}

/** ONNX Runtime reads this variable when it starts; without it, it keeps a device id and tells its makers of its use. */
const TELEMETRY_OFF = 'ORT_DISABLE_TELEMETRY'

/**
 * Keep ONNX Runtime from telling its makers of its use. To be called before a worker thread is started, too: a worker's
 * own environment is a copy that native code does not see.
 */
export const silenceRuntime = (): void => {
  process.env[TELEMETRY_OFF] = '1'
}

const loadRuntime = async (): Promise<typeof OnnxRuntime> => {
  silenceRuntime()
  return import('onnxruntime-node')
}

const openSession = async (
  { InferenceSession }: typeof OnnxRuntime,
  weights: Uint8Array,
): Promise<OnnxRuntime.InferenceSession> => {
  try {
    return await InferenceSession.create(weights, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'extended',
      extra: {
        // Without it sums of products overflow on processors that have AVX2 and no VNNI: other names, other references.
        session: { x64quantprecision: '1' },
        // The file is fused already; these would undo it and slow it down (training/relata_training/rearrange.py).
        optimization: { disable_specified_optimizers: 'SkipLayerNormFusion;BiasGeluFusion' },
      },
      logSeverityLevel: 3,
    })
  } catch (cause) {
    throw new KnowledgeError(
      'MODEL_BROKEN',
      'The weights of the language model cannot be opened. Restore data/models/english/analyser.onnx.',
      { cause },
    )
  }
}
