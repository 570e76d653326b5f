import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

import { PAGE_POLICY } from './src/server/page-policy.ts'

/** Only the built page has the policy: the development server needs inline scripts. */
const contentSecurityPolicy = (): Plugin => ({
  name: 'relata-content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
      injectTo: 'head-prepend',
    },
  ],
})

export default defineConfig({
  root: 'src/explorer',
  base: './',
  publicDir: '../../public',
  plugins: [react(), contentSecurityPolicy()],
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/explorer',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Nothing is inlined as data: the policy allows scripts from files only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
})
