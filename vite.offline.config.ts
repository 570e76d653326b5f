import { createHash } from 'node:crypto'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

import { GRAPH_MARK } from './src/formats/write/graph-page.ts'
import { offlinePolicy } from './src/server/page-policy.ts'

/** Workers of a single file stand in it as text; the reader of articles, with its model, does not. */
const inlineWorkers = (): Plugin => ({
  name: 'relata-inline-workers',
  enforce: 'pre',
  transform: (code, id) => {
    if (!/runtime[\\/]browser[\\/]\w+-port\.ts$/u.test(id)) return null
    const imports: string[] = []
    const changed = code.replace(
      /new Worker\(new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\), \{ type: 'module' \}\)/gu,
      (_, name: string) => {
        if (name === 'analysis-worker') return 'noWorker'
        imports.push(`import InlineWorker from './${name}.ts?worker&inline'`)
        return 'new InlineWorker()'
      },
    )
    return { code: `${imports.join('\n')}\nconst noWorker = null\n${changed}`, map: null }
  },
})

/** Script and style in one page, and a policy that lets nothing else in. */
const onePage = (): Plugin => ({
  name: 'relata-one-page',
  enforce: 'post',
  generateBundle(_, bundle) {
    let [script, style] = ['', '']
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type === 'chunk') script += file.code
      else if (name.endsWith('.css')) style += String(file.source)
      Reflect.deleteProperty(bundle, name)
    }
    // Vite fills these in later, in files that are gone by then: nothing has to be loaded beforehand.
    const whole = forHtml(script.replaceAll('__VITE_PRELOAD__', 'void 0'))
    this.emitFile({ type: 'asset', fileName: 'offline.html', source: pageOf(whole, style) })
  },
})

/** What would end or hide a script in HTML, written so that it means the same in JavaScript. */
const forHtml = (script: string): string => script.replace(/<(?=\/script|!--)/giu, '\\x3c')

const pageOf = (script: string, style: string): string => {
  const hash = createHash('sha256').update(script).digest('base64')
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${offlinePolicy(hash)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<title>Relata</title>',
    '<link rel="icon" href="data:,">',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="root"></div>',
    '<noscript>This page needs JavaScript: it runs wholly on your machine.</noscript>',
    GRAPH_MARK,
    `<script type="module">${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** The page without a graph, in one file: `relata export --format html` and the page itself put a graph into it. */
export default defineConfig({
  root: 'src/explorer',
  base: './',
  publicDir: false,
  define: { 'import.meta.env.RELATA_OFFLINE': 'true' },
  plugins: [inlineWorkers(), react(), onePage()],
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/explorer',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: 'src/explorer/main.tsx', output: { codeSplitting: false } },
  },
})
