import { cp } from 'node:fs/promises'
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

/** What the reader of articles in the page loads once it is asked to read: model and tables. */
const READER_DATA = ['lexicons', 'models', 'schema']

/** Puts model and tables beside the built page, so that articles are read without a server. */
const readerData = (): Plugin => ({
  name: 'relata-reader-data',
  apply: 'build',
  writeBundle: async ({ dir }) => {
    if (dir === undefined || dir.endsWith('assets')) return
    for (const folder of READER_DATA) await cp(`data/${folder}`, `${dir}/data/${folder}`, { recursive: true })
  },
})

export default defineConfig({
  root: 'src/explorer',
  base: './',
  publicDir: '../../public',
  plugins: [react(), contentSecurityPolicy(), readerData()],
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
