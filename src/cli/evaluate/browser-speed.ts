import { execFileSync } from 'node:child_process'
import { dataFolder } from '../../runtime/node/data-folder.ts'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { createServer } from 'vite'

import { KnowledgeError } from '../../model/index.ts'
import type { Document } from '../../model/index.ts'

/** Words a second of the whole analysis in Chromium, one thread of WebAssembly. Throws WRONG_OPTION without a Chromium. */
export const measureBrowser = async (documents: readonly Document[]): Promise<number> => {
  const server = await createServer({
    root: join(dataFolder(), '..'),
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1' },
    optimizeDeps: { include: ['@huggingface/tokenizers', 'onnxruntime-web/wasm', 'world-countries'] },
  })
  await server.listen()
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage()
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}LICENSE`)
    return await page.evaluate<number>(inPage(documents))
  } finally {
    await browser.close()
    await server.close()
  }
}

const launchOptions = (): { executablePath?: string } => {
  const path = process.env['RELATA_CHROMIUM'] ?? findChromium()
  if (path === '') throw new KnowledgeError('WRONG_OPTION', 'No Chromium is installed. Name one in RELATA_CHROMIUM.')
  return { executablePath: path }
}

const findChromium = (): string => {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    // Not installed: the caller says what to do.
    return ''
  }
}

/** Runs in the page, as text: what a bundler adds to a function is not there. The modules come from the server. */
const inPage = (documents: readonly Document[]): string => `(async () => {
  const { loadAnalyser } = await import('/src/builder/load-analyser.ts')
  const { createEncoder } = await import('/src/runtime/browser/create-encoder.ts')
  const { createFetchFolder } = await import('/src/runtime/browser/fetch-folder.ts')
  const documents = ${JSON.stringify(documents)}
  const analyser = await loadAnalyser(createFetchFolder('/data'), createEncoder)
  let best = 0
  for (let round = 0; round < 3; round++) {
    let words = 0
    const start = performance.now()
    for (const document of documents) words += (await analyser.english.read(document)).tokens.count
    best = Math.max(best, words / ((performance.now() - start) / 1000))
  }
  return best
})()`
