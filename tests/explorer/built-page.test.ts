import { describe, expect, test } from 'vitest'
import { build } from 'vite'

/** The page as it is shipped, in memory. */
const buildPage = async (): Promise<string> => {
  const result = await build({ logLevel: 'silent', build: { write: false } })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  const page = outputs.find(({ fileName }) => fileName === 'index.html')
  return page?.type === 'asset' ? String(page.source) : ''
}

describe('the built page', () => {
  test('allows scripts and workers from its own files only, and has none inline', async () => {
    const html = (await buildPage()).replaceAll('&#39;', "'")
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? ''
    const directives = new Map(
      policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]),
    )
    expect(directives.get('default-src')).toBe("'none'")
    expect(directives.get('script-src')).toBe("'self' 'wasm-unsafe-eval'")
    expect(directives.get('worker-src')).toBe("'self'")
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'))
    const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)]
    expect(scripts.length).toBeGreaterThan(0)
    for (const [, attributes, body] of scripts) {
      expect(attributes).toMatch(/ src="\.\//)
      expect(body).toBe('')
    }
  }, 60_000)

  test('names its language and title', async () => {
    const html = await buildPage()
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<title>Relata</title>')
  }, 60_000)
})
