/**
 * Measures the explorer in a real Chromium: `npm run bench:explorer -- GRAPH.json`. Prints one line a figure; `--write`
 * puts them into docs/benchmarks.md. The picture is rendered by software where there is no graphics card, so frames a
 * second say little about other machines.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { chromium } from 'playwright'
import type { Page } from 'playwright'
import { build } from 'vite'

import type { BenchRow } from '../../src/cli/bench/bench-row.ts'
import { tableOf, writeTable } from '../../src/cli/bench/bench-table.ts'
import { findChromium } from '../support/find-chromium.ts'

/** The part of `page/bench.tsx` that is called from here. */
interface PageBench {
  readonly open: (statements: number, entities?: number) => Promise<void>
  readonly close: () => Promise<void>
  readonly layOut: () => Promise<number>
  readonly stop: () => void
  readonly framesPerSecond: () => Promise<number>
  readonly filter: (statements: number) => { readonly state: number; readonly drawing: number }
}

declare const bench: PageBench

const CYCLES = 50
/** Milliseconds in which whatever is fetched without being asked for has come. */
const SETTLING = 3000
const WARM_CYCLES = 15
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

const rows: BenchRow[] = []
const report = (what: string, measured: string, wanted = ''): void => {
  rows.push({ what, measured, wanted })
  console.log(`${what.padEnd(62)} ${measured}`)
}
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`

const main = async (graph: string): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'relata-bench-'))
  const [shipped, measured] = [join(folder, 'shipped'), join(folder, 'measured')]
  await build({ logLevel: 'silent', build: { outDir: shipped } })
  await build({
    configFile: false,
    logLevel: 'silent',
    root: 'tests/bench/page',
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir: measured },
  })
  const executablePath = findChromium()
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
  const sent = new Set<string>()
  const servers = [serve(shipped, graph, sent), serve(measured, graph)]
  try {
    const page = await browser.newPage()
    await measureFirstPicture(page, addressOf(servers[0]))
    reportFirstPage(sent)
    await page.close()
    const benchPage = await browser.newPage()
    await benchPage.goto(addressOf(servers[1]))
    await measureBenchPage(benchPage)
  } finally {
    await browser.close()
    for (const server of servers) server.close()
    rmSync(folder, { recursive: true })
  }
}

/** What a visit has fetched until the picture stands and nothing more comes: scripts, workers and styles. */
const reportFirstPage = (sent: ReadonlySet<string>): void => {
  const files = [...sent].filter((file) => /\.(js|css)$/u.test(file))
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  report(
    `First page: ${files.length} files of JavaScript and CSS, gzipped`,
    `${(bytes / 1000).toFixed(0)} KB`,
    '450 KB',
  )
}

const measureFirstPicture = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.locator('.sigma-nodes').waitFor()
  const drawn = await page.evaluate(() => performance.now())
  report('Graph drawn after navigation', ms(drawn), '2 s')
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(SETTLING)
}

const measureBenchPage = async (page: Page): Promise<void> => {
  const { state, drawing } = await page.evaluate(() => bench.filter(10_000))
  report('Filter 10,000 edges: state, then graph to draw (medians)', `${ms(state)} + ${ms(drawing)}`, '50 ms')
  await page.evaluate(() => bench.open(3000, 2000))
  report('Longest task while 2,000 nodes are laid out', ms(await page.evaluate(() => bench.layOut())), '100 ms')
  await page.evaluate(() => bench.close())
  for (const edges of [1000, 10_000, 50_000]) {
    const start = Date.now()
    await page.evaluate((count) => bench.open(count), edges)
    const opened = Date.now() - start
    await page.evaluate(() => bench.stop())
    const frames = await drag(page)
    report(
      `${edges.toLocaleString('en')} edges: opened in, frames a second while dragged`,
      `${ms(opened)}, ${frames.toFixed(1)}`,
    )
    await page.evaluate(() => bench.close())
  }
  await measureHeap(page)
}

/** Drags the picture to and fro; tells the frames a second. */
const drag = async (page: Page): Promise<number> => {
  const box = await page.locator('.canvas').boundingBox()
  if (!box) throw new Error('There is no picture to drag.')
  const [x, y] = [box.x + box.width / 2, box.y + 20]
  await page.waitForTimeout(1000)
  await page.mouse.move(x, y)
  await page.mouse.down()
  let dragging = true
  const counting = page.evaluate(() => bench.framesPerSecond()).finally(() => (dragging = false))
  for (let at = 0; dragging; at++) await page.mouse.move(x + 60 * Math.sin(at / 5), y + 30 * Math.cos(at / 5))
  await page.mouse.up()
  return counting
}

const measureHeap = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const cycle = async (times: number) => {
    for (let at = 0; at < times; at++) {
      await page.evaluate(() => bench.open(400))
      await page.evaluate(() => bench.close())
    }
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return usedSize
  }
  // The first cycles compile code and fill caches: they are no leak.
  const before = await cycle(WARM_CYCLES)
  const after = await cycle(CYCLES)
  const growth = ((after - before) / before) * 100
  report(
    `Heap after ${CYCLES} times opened and closed`,
    `${growth.toFixed(1)} % more, ${(after / 2 ** 20).toFixed(1)} MiB`,
    '10 %',
  )
}

const serve = (folder: string, graph: string, sent = new Set<string>()): Server =>
  createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = pathname === '/graph.json' ? graph : join(folder, pathname === '/' ? 'index.html' : pathname)
    try {
      const body = readFileSync(file)
      sent.add(file)
      response.writeHead(200, { 'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream' }).end(body)
    } catch {
      // Whatever is not there is not there.
      response.writeHead(404).end()
    }
  }).listen(0, '127.0.0.1')

const addressOf = (server: Server | undefined): string => `http://127.0.0.1:${(server?.address() as AddressInfo).port}/`

const given = process.argv.slice(2)
const graph = given.find((word) => !word.startsWith('-'))
if (graph === undefined) throw new Error('Name a graph file: npm run bench:explorer -- GRAPH.json')
await main(graph)
if (given.includes('--write')) await writeTable('explorer', 'npm run bench:explorer -- GRAPH.json', tableOf(rows))
