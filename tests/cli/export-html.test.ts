import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'

import { writeKnowledgeJson } from '../../src/formats/write/knowledge-json.ts'
import type { Knowledge } from '../../src/model/index.ts'
import { findChromium } from '../support/find-chromium.ts'
import { sampleKnowledge } from '../support/knowledge.ts'
import { newFolder, readIn, runCli } from './run-cli.ts'

const HOSTILE = '</script><script>globalThis.hacked = true</script><!-- $& \u2028'
const [first] = sampleKnowledge.entities
const knowledge: Knowledge = {
  ...sampleKnowledge,
  entities: sampleKnowledge.entities.map((entity) => (entity === first ? { ...entity, aliases: [HOSTILE] } : entity)),
}
const GRAPH = [...writeKnowledgeJson(knowledge)].join('')
const PACKAGE = { 'package.json': '{"version":"1.0.0"}' }
let packageFolder = ''

const buildPage = async (): Promise<string> => {
  const result = await build({ configFile: 'vite.offline.config.ts', logLevel: 'silent', build: { write: false } })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  expect(outputs.map(({ fileName }) => fileName)).toEqual(['offline.html'])
  const [page] = outputs
  return page?.type === 'asset' ? String(page.source) : ''
}

beforeAll(async () => {
  packageFolder = newFolder({ ...PACKAGE, 'dist/explorer/offline.html': await buildPage() })
}, 120_000)

describe('relata export --format html', () => {
  test('writes one file that opens offline, under a policy, and holds the graph', async () => {
    const cwd = newFolder({ 'g.json': GRAPH })
    const { code } = await runCli(['export', '--graph', 'g.json', '--out', 'g.html'], {
      cwd,
      services: { packageFolder },
    })
    expect(code).toBe(0)
    expect(readIn(cwd, 'g.html')).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/u)
    const executablePath = findChromium()
    const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
    try {
      const page = await browser.newPage()
      const troubles: string[] = []
      const asked: string[] = []
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(pathToFileURL(join(cwd, 'g.html')).href)
      await page.getByText(`${knowledge.entities.length} entities, ${knowledge.statements.length} statements`).waitFor()
      await page.getByRole('button', { name: 'Arrange', exact: true }).waitFor({ timeout: 20_000 })
      await page
        .getByRole('list', { name: 'Entities' })
        .getByText(first?.name ?? '', { exact: true })
        .first()
        .click()
      await page.getByText('globalThis.hacked').first().waitFor()
      expect(await page.evaluate('globalThis.hacked')).toBeUndefined()
      expect(troubles).toEqual([])
      expect(asked.filter((url) => !/^(?:file|data|blob):/u.test(url))).toEqual([])
    } finally {
      await browser.close()
    }
  }, 90_000)

  test('says how to build the page where it is missing', async () => {
    const cwd = newFolder({ ...PACKAGE, 'g.json': GRAPH })
    const { code, stderr } = await runCli(['export', '--graph', 'g.json', '--format', 'html'], {
      cwd,
      services: { packageFolder: cwd },
    })
    expect(code).toBe(3)
    expect(stderr).toContain('npm run build')
  })

  test('refuses a page that has no place for a graph', async () => {
    const cwd = newFolder({ ...PACKAGE, 'g.json': GRAPH, 'dist/explorer/offline.html': '<title>old</title>' })
    const { code, stderr } = await runCli(['export', '--graph', 'g.json', '--format', 'html'], {
      cwd,
      services: { packageFolder: cwd },
    })
    expect(code).not.toBe(0)
    expect(stderr).toContain('no place for a graph')
  })
})
