import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const ROOT = '.relata-explorer'
const STYLES = '__RELATA_STYLES__'

interface CssRule {
  selectors: string[]
  readonly parent: { readonly type: string; readonly name?: string } | undefined
}

/** Keeps every rule within the explorer's element: the page around it is somebody else's. */
const scopeStyles = {
  postcssPlugin: 'relata-scope-styles',
  Once: (root: { walkRules: (visit: (rule: CssRule) => void) => void }) => {
    root.walkRules((rule) => {
      if (rule.parent?.type === 'atrule' && rule.parent.name?.endsWith('keyframes')) return
      rule.selectors = [...new Set(rule.selectors.map(scoped))]
    })
  },
}

const scoped = (selector: string): string => {
  if (selector.startsWith(ROOT)) return selector
  const whole = selector
    .replace(/:host\(([^()]*)\)/u, '$1')
    .replace(/^(?::root|:host|html|body|#root)(?![\w-])/u, '')
    .replace(/^:where\(:root\)/u, '')
  const isOfRoot = whole !== selector || /^(?:\[data-mantine-|\[data-respect-|:where\(\[data-mantine-)/u.test(whole)
  return isOfRoot ? ROOT + whole : `${ROOT} ${whole}`
}

/** The reader of articles, with its model and sample articles, is not part of it. */
const withoutReader = (): Plugin => ({
  name: 'relata-without-reader',
  enforce: 'pre',
  transform: (code, id) => {
    if (id.endsWith('analysis-port.ts'))
      return { code: code.replace(/new Worker\(new URL\('\.\/analysis-worker[^)]*\), [^)]*\)/u, 'null'), map: null }
    if (id.endsWith('sample-articles.ts')) return { code: code.replace(/import\.meta\.glob.*$/mu, '{}'), map: null }
    return null
  },
})

/** Puts the styles into the module, which gives them to the page as a constructed style sheet. */
const stylesAsText = (): Plugin => ({
  name: 'relata-styles-as-text',
  enforce: 'post',
  generateBundle(_, bundle) {
    let css = ''
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type !== 'asset' || !name.endsWith('.css')) continue
      css += String(file.source)
      Reflect.deleteProperty(bundle, name)
    }
    const places = Object.values(bundle).filter((file) => file.type === 'chunk' && file.code.includes(STYLES))
    if (css === '' || places.length !== 1) this.error('The styles have no one place in the module.')
    for (const file of places)
      if (file.type === 'chunk') file.code = file.code.replace(/(["'`])__RELATA_STYLES__\1/u, () => JSON.stringify(css))
  },
})

/** `relata/explorer`: one module with all that it needs, its workers as files beside it. */
export default defineConfig({
  publicDir: false,
  base: './',
  define: {
    'import.meta.env.RELATA_OFFLINE': 'true',
    'import.meta.env.RELATA_STYLES': JSON.stringify(STYLES),
    'process.env.NODE_ENV': '"production"',
  },
  plugins: [withoutReader(), react(), stylesAsText()],
  css: { postcss: { plugins: [scopeStyles] } },
  worker: { format: 'es' },
  build: {
    outDir: 'dist/embed',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    lib: { entry: { explorer: 'src/explorer/mount-explorer.ts' }, formats: ['es'] },
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
})
