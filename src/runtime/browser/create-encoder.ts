import { InferenceSession, Tensor, env } from 'onnxruntime-web/wasm'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'

import type { Encoder } from '../../language/encode/encoder.ts'
import { encoderFeeds, readEncoderOutput } from '../../language/encode/encoder-output.ts'
import { KnowledgeError } from '../../model/index.ts'

/**
 * Open the encoder's weights with ONNX Runtime's WebAssembly, one thread, in a page or a worker. The runtime itself
 * comes from the same origin as the page. Throws `MODEL_BROKEN` with the remedy.
 */
export const createEncoder = async (weights: Uint8Array): Promise<Encoder> => {
  env.wasm.numThreads = 1
  env.wasm.wasmPaths = { wasm: wasmUrl }
  const session = await openSession(weights)
  return {
    run: async (input) => {
      const feeds = encoderFeeds(input).map(([name, data]) => [name, new Tensor('int32', data, [data.length])] as const)
      return readEncoderOutput(await session.run(Object.fromEntries(feeds)))
    },
  }
}

const openSession = async (weights: Uint8Array): Promise<InferenceSession> => {
  try {
    return await InferenceSession.create(weights, {
      executionProviders: ['wasm'],
      logSeverityLevel: 3,
      // The file is fused already; fusing further would slow it down (training/relata_training/rearrange.py).
      graphOptimizationLevel: 'basic',
    })
  } catch (cause) {
    throw new KnowledgeError(
      'MODEL_BROKEN',
      'The weights of the language model cannot be opened in this browser. Load the page again, or use a browser with WebAssembly SIMD.',
      { cause },
    )
  }
}
