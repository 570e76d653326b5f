import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

import manifest from './package.json' with { type: 'json' }

const guests = Object.keys(manifest.dependencies)

/** The library and the command line for the published package; packages it uses stay outside. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/library',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        node: 'src/node.ts',
        cli: 'src/cli/main.ts',
        'analysis-thread': 'src/runtime/node/analysis-thread.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: (id) =>
        id.startsWith('node:') ||
        builtinModules.includes(id) ||
        guests.some((name) => id === name || id.startsWith(`${name}/`)),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
