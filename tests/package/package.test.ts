import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chromium } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import { findChromium } from '../support/find-chromium.ts'
import { sampleKnowledge } from '../support/knowledge.ts'
import { ROOT, installPackage, runNode, writeApp } from './installed-package.ts'
import type { InstalledPackage } from './installed-package.ts'

const MEBIBYTE = 2 ** 20
/** What a strict page allows; nothing inline, no blob: workers, no eval. */
const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'"

let installed: InstalledPackage

beforeAll(async () => {
  installed = await installPackage()
}, 300_000)

afterAll(() => installed.remove())

describe('the packed package', () => {
  test('holds what it needs to run, and nothing else', () => {
    const { files, size } = installed
    const folders = [...new Set(files.map((path) => path.split('/').slice(0, 2).join('/')))]
    expect(folders.filter((folder) => !/^(?:bin|data|dist)\//u.test(folder)).sort()).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
    ])
    expect(folders.filter((folder) => folder.startsWith('dist/')).sort()).toEqual([
      'dist/embed',
      'dist/explorer',
      'dist/library',
      'dist/relata.1',
    ])
    expect(files.filter((path) => /(?:^|\/)(?:src|tests|corpora|gold)\/|\.(?:tsx|map|conllu)$/u.test(path))).toEqual([])
    expect(files.filter((path) => path.endsWith('.onnx'))).toHaveLength(1)
    expect(size).toBeLessThan(32 * MEBIBYTE)
  })

  test('reads a text with the model and answers questions in Node', () => {
    writeApp(installed.app, {
      'package.json': '{ "private": true, "type": "module" }',
      'read.js': `import { buildKnowledge, createGraph, neighbors, readDocuments } from 'relata'
        import { loadEnglish } from 'relata/node'
        const bytes = new TextEncoder().encode('Norway imposed sanctions on Belarus in March 2022.')
        const { documents } = readDocuments({ name: 'note.txt', bytes })
        const graph = createGraph(await buildKnowledge(documents, { analyser: await loadEnglish() }))
        for (const { entity } of neighbors(graph, 'Norway', { relation: 'sanctioned' })) console.log(entity.name)`,
    })
    expect(runNode(installed.app, 'read.js')).toBe('Belarus\n')
  }, 60_000)

  test('has a command that builds a graph and answers', () => {
    writeApp(installed.app, { 'note.txt': 'Norway imposed sanctions on Belarus in March 2022.' })
    const command = join('node_modules/relata/bin/relata.js')
    runNode(installed.app, command, 'build', 'note.txt')
    expect(runNode(installed.app, command, 'neighbors', 'Norway')).toContain('Belarus')
  }, 60_000)

  test.each(['bundler', 'nodenext'])(
    'has types that a strict project takes, with %s',
    (resolution) => {
      writeApp(installed.app, {
        'check.ts': `import { createGraph, neighbors, type Knowledge } from 'relata'
        import { loadEnglish } from 'relata/node'
        import { mountExplorer, type MountOptions } from 'relata/explorer'
        export const names = (knowledge: Knowledge): readonly string[] =>
          neighbors(createGraph(knowledge), 'Norway').map(({ entity }) => entity.name)
        export const show = (options: MountOptions): (() => void) => mountExplorer(document.body, options)
        export const analyser = loadEnglish()
        // @ts-expect-error Knowledge is no number.
        names(1)`,
      })
      const module = resolution === 'bundler' ? 'esnext' : 'nodenext'
      const options = ['--strict', '--noEmit', '--types', 'node', '--lib', 'es2023,dom', '--target', 'es2023']
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
      const resolve = ['--module', module, '--moduleResolution', resolution, '--typeRoots']
      const types = join(ROOT, 'node_modules/@types')
      expect(runNode(installed.app, tsc, ...options, '--skipLibCheck', ...resolve, types, 'check.ts')).toBe('')
    },
    60_000,
  )
})

describe('the packed package in a Vite app', () => {
  test('answers questions and shows the explorer within an element, under a strict policy', async () => {
    writeApp(installed.app, {
      'graph.json': [...writeKnowledgeJson(sampleKnowledge)].join(''),
      'index.html': `<!doctype html><html lang="en"><title>Host</title><h1 class="header">Host page</h1>
        <output></output><div id="place"></div><script type="module" src="./main.js"></script></html>`,
      'host.css': '#place { width: 1000px; height: 700px } .header { color: rgb(1, 2, 3) }',
      'main.js': `import './host.css'
        import { createGraph, neighbors, parseKnowledgeJson, readDocuments } from 'relata'
        import { mountExplorer } from 'relata/explorer'
        import text from './graph.json?raw'
        const knowledge = parseKnowledgeJson(text)
        const graph = createGraph(knowledge)
        const bytes = new TextEncoder().encode('<article><h1>A</h1><p>Peru left.</p></article>')
        const { documents } = readDocuments({ name: 'a.html', bytes })
        document.querySelector('output').textContent =
          neighbors(graph, knowledge.entities[0].id).length + ' neighbours, ' + documents.length + ' document'
        globalThis.unmount = mountExplorer(document.getElementById('place'), { knowledge, colorScheme: 'light' })`,
    })
    await build({
      root: installed.app,
      configFile: false,
      logLevel: 'silent',
      build: { outDir: 'built', assetsInlineLimit: 0 },
    })
    const server = createServer((request, response) => {
      const name = (request.url ?? '/') === '/' ? '/index.html' : (request.url ?? '')
      readFile(join(installed.app, 'built', name)).then(
        (bytes) => {
          const type = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }[extname(name)]
          response.writeHead(200, {
            'Content-Type': type ?? 'application/octet-stream',
            'Content-Security-Policy': POLICY,
          })
          response.end(bytes)
        },
        () => response.writeHead(name === '/favicon.ico' ? 204 : 404).end(),
      )
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const executablePath = findChromium()
    const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
    try {
      const page = await browser.newPage()
      const troubles: string[] = []
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
      page.on('pageerror', (error) => troubles.push(error.message))
      await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`)
      const { entities, statements } = sampleKnowledge
      await page
        .getByText(`${String(entities.length)} entities, ${String(statements.length)} statements`)
        .first()
        .waitFor()
      expect(await page.locator('output').textContent()).toMatch(/^[1-9]\d* neighbours, 1 document$/u)
      await page.getByRole('button', { name: 'Arrange', exact: true }).waitFor({ timeout: 20_000 })
      const host = await page.evaluate(LOOK_AT_HOST)
      expect(host).toEqual({
        color: 'rgb(1, 2, 3)',
        margin: '8px',
        overflow: 'visible',
        width: 1000,
        height: 700,
        stored: 0,
        hash: '',
        attributes: ['lang'],
      })
      // A window over the page stays within the explorer, and its keys do too.
      await page.keyboard.press('Control+k')
      expect(await page.getByRole('dialog').count()).toBe(0)
      await page.getByRole('list', { name: 'Entities' }).getByRole('button').first().click()
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      expect(await page.locator('#place [role=dialog]').count()).toBe(1)
      await page.evaluate('globalThis.unmount()')
      expect(await page.locator('#place').innerHTML()).toBe('')
      expect(await page.evaluate('document.adoptedStyleSheets.length')).toBe(0)
      expect(troubles).toEqual([])
    } finally {
      await browser.close()
      server.close()
    }
  }, 90_000)
})

/** What the explorer must leave alone on the page around it. */
const LOOK_AT_HOST = `(() => {
  const body = getComputedStyle(document.body)
  const box = document.querySelector('.relata-explorer').getBoundingClientRect()
  return {
    color: getComputedStyle(document.querySelector('h1.header')).color,
    margin: body.marginTop,
    overflow: body.overflow,
    width: box.width,
    height: box.height,
    stored: localStorage.length + sessionStorage.length,
    hash: location.hash,
    attributes: document.documentElement.getAttributeNames(),
  }
})()`
