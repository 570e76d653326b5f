import { execFileSync } from 'node:child_process'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

import { findChromium } from './tests/support/find-chromium.ts'

const executablePath = findChromium()

/** A browser test may ask what Node makes of the same text: the engine is run in a process of its own. */
const readInNode = (): unknown =>
  JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', 'tests/support/read-in-node.ts'], { encoding: 'utf8' }))

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          // The engine runs in some of them, and machines are shared.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({ launchOptions: executablePath === undefined ? {} : { executablePath } }),
            instances: [{ browser: 'chromium' }],
            commands: { readInNode },
          },
        },
        optimizeDeps: {
          include: [
            'react',
            'react-dom/client',
            'react/jsx-dev-runtime',
            '@mantine/core',
            '@mantine/hooks',
            '@mantine/spotlight',
            '@tanstack/react-virtual',
            'sigma',
            'sigma/rendering',
            'sigma/utils',
            '@sigma/edge-curve',
            'graphology',
            'graphology-communities-louvain',
            'graphology-layout/circlepack.js',
            'graphology-layout/circular.js',
            'graphology-layout-forceatlas2',
            'graphology-layout-forceatlas2/iterate.js',
            'graphology-layout-noverlap',
            'graphology-metrics/centrality/betweenness.js',
            'graphology-metrics/centrality/pagerank.js',
            'minisearch',
            'saxes',
            'idb-keyval',
            'zod',
            'axe-core',
            '@huggingface/tokenizers',
            '@mozilla/readability',
            'linkedom/worker',
            'onnxruntime-web/wasm',
            'world-countries',
            'yaml',
          ],
        },
      },
    ],
  },
})
