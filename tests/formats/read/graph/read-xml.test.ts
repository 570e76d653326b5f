import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'

import { readXml } from '../../../../src/formats/read/graph/read-xml.ts'
import { writeGexf } from '../../../../src/formats/write/gexf.ts'
import { writeGraphml } from '../../../../src/formats/write/graphml.ts'
import { sampleKnowledge } from '../../../support/knowledge.ts'

/** What a reader was told, in order. */
type Log = readonly (readonly string[])[]

const NAMES = ['id', 'label', 'source', 'target', 'for', 'value', 'key', 'a', 'b']

/** Reads in pieces of so many bytes. */
const readInPieces = (text: string, size: number): Log => {
  const log: string[][] = []
  const bytes = new TextEncoder().encode(text)
  const pieces = function* () {
    for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size)
  }
  try {
    readXml(pieces, {
      open: ({ name, get }) => log.push(['open', name, ...NAMES.map((attribute) => get(attribute) ?? '-')]),
      close: (name) => log.push(['close', name]),
      text: (more) => log.push(['text', more]),
      instruction: (target, body) => log.push(['instruction', target, body]),
    })
  } catch (error) {
    log.push(['error', /at (line \d+, column \d+)/u.exec((error as Error).message)?.[1] ?? String(error)])
  }
  return tidy(log)
}

/** The same by the parser of XML alone. */
const readByParser = (text: string): Log => {
  const log: string[][] = []
  const parser = new SaxesParser()
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('error', () => {
    throw new Error(`line ${String(parser.line)}, column ${String(parser.column + 1)}`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = new Map(Object.entries(attributes).map(([key, value]) => [local(key), value]))
    log.push(['open', local(name), ...NAMES.map((attribute) => values.get(attribute) ?? '-')])
  })
  parser.on('closetag', ({ name }) => log.push(['close', local(name)]))
  parser.on('text', (more) => log.push(['text', more]))
  parser.on('cdata', (more) => log.push(['text', more]))
  parser.on('processinginstruction', ({ target, body }) => log.push(['instruction', target, body]))
  try {
    parser.write(new TextDecoder().decode(new TextEncoder().encode(text))).close()
  } catch (error) {
    log.push(['error', (error as Error).message])
  }
  return tidy(log)
}

/** Texts in one; blanks around elements do not count. */
const tidy = (log: readonly string[][]): Log => {
  const joined: string[][] = []
  for (const event of log) {
    const last = joined.at(-1)
    if (event[0] === 'text' && last?.[0] === 'text') last[1] = `${last[1] ?? ''}${event[1] ?? ''}`
    else joined.push([...event])
  }
  return joined
    .map((event, at) => {
      const isWhole = joined[at - 1]?.[0] === 'open' && joined[at + 1]?.[0] === 'close'
      return event[0] === 'text' && !isWhole ? ['text', (event[1] ?? '').trim()] : event
    })
    .filter(([kind, content]) => kind !== 'text' || content !== '')
}

const RECORDS = [
  '<edge id="1" source="a" target="b"/>',
  "<edge id='1' source='a' target='b'><data key='k'> </data></edge>",
  '<node id="n"><attvalues><attvalue for="0" value="[&quot;x&#39;&#x20AC;&quot;]"/></attvalues><viz:size value="1"/></node>',
  '<node id="outer" label="a\tb"><nodes>\n<node id="inner"/>\n</nodes></node>',
  '<node id="é" label="𝄞"><data key="k">a &lt; b ]] > c</data></node >',
  '<nodes/><edges ><edge a:id="1" b:id="2"/></edges>',
]
const BREAKS = ['<', '>', '&', '&x;', '&#0;', '"', ' id="2"', '<!-- <edge id="c"/> -->', '<![CDATA[<edge/>]]>', ']]>']
const MORE_BREAKS = [
  '<?p <edge/> ?>',
  '</edge>',
  '<edge',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\u0001',
  '\uFFFE',
  '/',
  ' ',
  'é',
  '=',
]

const wrapped = (records: readonly string[], version = '1.0'): string =>
  `<?xml version="${version}"?>\n<graph xmlns:viz="v" xmlns:a="a" xmlns:b="b">\n${records.join('\n  ')}\n</graph>\n`

describe('graph files are read by record as the parser of XML reads them', () => {
  test.each([
    ['GEXF', [...writeGexf(sampleKnowledge)].join('')],
    ['GraphML', [...writeGraphml(sampleKnowledge)].join('')],
    ['odd records', wrapped(RECORDS)],
    ['XML 1.1, whose rules are others', wrapped(['<edge id="a\u0085b"/>'], '1.1')],
  ])('%s, however it is cut', (_what, text) => {
    const expected = readByParser(text)
    expect(expected.length).toBeGreaterThan(3)
    for (const size of [1, 7, 100, 1_000_000]) expect(readInPieces(text, size)).toEqual(expected)
  })

  test('whatever is broken is told at the same place', () => {
    const damage = fc.record({
      records: fc.array(fc.constantFrom(...RECORDS), { minLength: 1, maxLength: 4 }),
      breaks: fc.array(
        fc.tuple(fc.constantFrom(...BREAKS, ...MORE_BREAKS), fc.double({ min: 0, max: 1, noNaN: true })),
        {
          maxLength: 3,
        },
      ),
      size: fc.integer({ min: 1, max: 200 }),
    })
    fc.assert(
      fc.property(damage, ({ records, breaks, size }) => {
        let text = wrapped(records)
        for (const [mark, place] of breaks) {
          // Within the root: what stands beside it the parser itself tells by piece.
          const [first, last] = [text.indexOf('>\n', 30) + 1, text.lastIndexOf('</graph>')]
          const at = first + Math.floor(place * (last - first))
          text = text.slice(0, at) + mark + text.slice(at)
        }
        expect(readInPieces(text, size)).toEqual(readByParser(text))
      }),
      { numRuns: 1500 },
    )
  }, 60_000)
})
