import { readClaimsAnswer } from '../../formats/read/claims-answer.ts'
import { readGraphFile } from '../../formats/read/graph/read-graph-file.ts'
import { readDocuments } from '../../formats/read/read-documents.ts'
import { GRAPH_FORMATS } from '../../formats/write/graph-formats.ts'
import { KnowledgeError } from '../../model/index.ts'
import type { Knowledge } from '../../model/index.ts'

/** What hostile input did to the readers. */
export interface FuzzReport {
  readonly runs: number
  /** How many inputs were read as something, and how many refused by a KnowledgeError. */
  readonly read: number
  readonly refused: number
  readonly slowestMilliseconds: number
  /** Reader and number of the input that took longest. */
  readonly slowest: string
  /** Inputs that a reader answered with anything else than a result or a KnowledgeError. */
  readonly crashes: readonly { readonly input: string; readonly error: string }[]
}

interface Target {
  readonly name: string
  readonly seed: Uint8Array
  readonly read: (bytes: Uint8Array) => unknown
}

/** Longer ones only take longer. */
const MAX_INPUT_BYTES = 65_536
const MAX_REPEATS = 3000

/**
 * Gives damaged files of every kind to all readers of documents, graphs and answers of language models: cut, spliced,
 * doubled, with bytes changed and marks of structure put in, once or thousands of times in a row. The same `start` and
 * `runs` give the same inputs.
 */
export const fuzzReaders = (runs: number, start = 1): FuzzReport => {
  const targets = createTargets()
  const crashes: { input: string; error: string }[] = []
  let read = 0
  let refused = 0
  let slowestMilliseconds = 0
  let slowest = ''
  for (let run = 0; run < runs; run++) {
    const random = createRandom(start + run)
    const target = pick(targets, random)
    const bytes = damage(target.seed, targets, random)
    const name = `${target.name}, input ${String(start + run)}`
    const began = process.cpuUsage()
    try {
      target.read(bytes)
      read += 1
    } catch (error) {
      if (error instanceof KnowledgeError) refused += 1
      else crashes.push({ input: name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
    let took = since(began)
    // What is slow by itself is slow again; what only came when the garbage of others was taken away is not.
    if (took > slowestMilliseconds) took = Math.min(took, again(target, bytes), again(target, bytes))
    if (took > slowestMilliseconds) [slowestMilliseconds, slowest] = [took, name]
  }
  return { runs, read, refused, slowestMilliseconds, slowest, crashes }
}

/** Milliseconds of this process: the machine may be busy with others. */
const since = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

const again = ({ read }: Target, bytes: Uint8Array): number => {
  const began = process.cpuUsage()
  try {
    read(bytes)
  } catch {
    // Its outcome is known.
  }
  return since(began)
}

type Random = (below: number) => number

/** Whole numbers from 0 to below a bound (mulberry32, the first few of a seed left out). */
const createRandom = (seed: number): Random => {
  let state = Math.imul(seed, 0x9e3779b1)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return (below) => next() % below
}

const pick = <Item>(items: readonly Item[], random: Random): Item => {
  const item = items[random(items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

const MARKS = [
  ...[
    '"',
    "'",
    '<',
    '>',
    '</',
    '/>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?xml ',
    '?>',
    '<!DOCTYPE a [',
    '&a;',
    '&#0;',
  ],
  ...['{', '}', '[', ']', ':', ',', ';', '|', '\t', '\n', '\r', '\\', '\\u0000', '\\ud800', '---\n', '# ', '> ', '```'],
  ...['null', 'true', '1e999', '-0', '__proto__', 'constructor', 'id', 'text', '2023-01-23', '0000-99-99', 'NaN'],
  ...['<div>', '<table><tr>', '<a>', '<p', '<node id="a"/>', '<edge source="a" target="a"/>', '<item>', '](', '*', '_'],
  ...['\u0000', '\uFEFF', '\uFFFF', '\u202E', '\u2028', 'é', '日', '😀', ' ', 'a', 'Mr. ', 'Jan. '],
].map((mark) => new TextEncoder().encode(mark))

/** One to five damages, one upon the other. */
const damage = (seed: Uint8Array, targets: readonly Target[], random: Random): Uint8Array => {
  let bytes = seed
  for (let times = 1 + random(5); times > 0; times--) bytes = damageOnce(bytes, targets, random)
  return bytes.subarray(0, MAX_INPUT_BYTES)
}

const damageOnce = (bytes: Uint8Array, targets: readonly Target[], random: Random): Uint8Array => {
  const [from, to] = [random(bytes.length + 1), random(bytes.length + 1)].sort((left, right) => left - right)
  const [start, end] = [from ?? 0, to ?? 0]
  switch (random(8)) {
    case 0:
      return bytes.slice(0, end)
    case 1:
      return joined(bytes.subarray(0, start), bytes.subarray(end))
    case 2:
      return joined(bytes.subarray(0, end), bytes.subarray(start, end), bytes.subarray(end))
    case 3: {
      const other = pick(targets, random).seed
      const cut = random(other.length + 1)
      return joined(bytes.subarray(0, start), other.subarray(cut, cut + 300), bytes.subarray(end))
    }
    case 4:
      return joined(
        bytes.subarray(0, start),
        repeated(pick(MARKS, random), 1 + random(MAX_REPEATS)),
        bytes.subarray(start),
      )
    case 5: {
      const changed = bytes.slice()
      for (let times = 1 + random(8); times > 0 && changed.length > 0; times--)
        changed[random(changed.length)] = random(256)
      return changed
    }
    default:
      return joined(bytes.subarray(0, start), pick(MARKS, random), bytes.subarray(random(2) === 0 ? start : end))
  }
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const repeated = (mark: Uint8Array, times: number): Uint8Array => {
  const whole = new Uint8Array(mark.length * times)
  for (let time = 0; time < times; time++) whole.set(mark, time * mark.length)
  return whole
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  'a.txt':
    'Talks end\n\nBy ANN LI\nLIMA, Jan. 23 (Wire) — Peru left the talks on Monday. "We regret it," Mr. Soto said.\n\n(c) 2023',
  'a.md':
    '---\ntitle: "Talks: an end"\ndate: 2023-01-23\nurl: https://example.org/1\n---\n# Talks\n\n- Peru *left* [the talks](https://example.org).\n\n> Chile stayed.\n',
  'a.html':
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Talks | Herald</title><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-01-23"}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Talks</h1><p>Peru left the talks on Monday &amp; went home.</p><table><tr><td>Chile</td></tr></table><p>It rained.</p></article></body></html>',
  'a.json':
    '{"documents":[{"id":"a","title":"Talks","date":1674432000,"source":{"name":"H"},"text":["Peru left.",{"text":"Chile stayed."}]},{"id":"a","text":"<p>Peru &lt; Chile.</p>"}]}',
  'a.jsonl': '{"id":1,"text":"Peru left the talks."}\n{"id":1,"body":"Chile stayed.","date":"23 January 2023"}\n',
  'a.csv': 'id,Title,date,text\n1,"Talks, end",2023-01-23,"Peru ""left"" the talks.\nChile stayed."\n2,,,Peru.\n',
  'a.xml':
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="c"><channel><title>H</title><item><title>T &amp; U</title><link>https://example.org/1</link><guid>1</guid><pubDate>Mon, 23 Jan 2023 08:00:00 GMT</pubDate><content:encoded><![CDATA[<p>Peru <b>left</b>.</p>]]></content:encoded></item></channel></rss>',
  'a.atom':
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry><id>1</id><title type="html">&lt;b&gt;T</title><link href="https://example.org"/><updated>2023-01-23T00:00:00Z</updated><content type="xhtml"><div><p>Peru left.</p></div></content></entry></feed>',
}

const ANSWER =
  '{"claims":[{"quote":"Peru left","subject":"Peru","subjectType":"GPE","relation":"left","object":"the talks","objectType":"EVENT","polarity":"positive","modality":"asserted","speaker":null}]}'

const KNOWLEDGE: Knowledge = {
  documents: [
    {
      id: 'd',
      title: 'Talks',
      source: 'H',
      url: null,
      publishedAt: '2023-01-23',
      text: 'Peru left Chile.',
      blocks: [],
    },
  ],
  entities: [
    { id: 'GPE:Peru', name: 'Peru', type: 'GPE', aliases: ['Lima'], wikidata: 'Q419' },
    { id: 'GPE:Chile', name: 'Chile', type: 'GPE', aliases: [], wikidata: null },
  ],
  statements: [
    {
      id: 's1',
      subject: 'GPE:Peru',
      relation: 'left',
      eventType: 'WITHDRAW',
      object: 'GPE:Chile',
      polarity: 'positive',
      modality: 'asserted',
      attributedTo: null,
      time: { start: '2023-01-23', end: null, precision: 'day' },
      confidence: 0.9,
      evidence: [{ document: 'd', start: 0, end: 15, quote: 'Peru left Chile', rule: 'verb', confidence: 0.9 }],
    },
  ],
}

/** Formats of graphs that can be read again. */
const READABLE_GRAPHS = new Set(['json', 'gexf', 'graphml', 'graphology', 'node-link'])

const createTargets = (): readonly Target[] => {
  const encoder = new TextEncoder()
  const documents = Object.entries(DOCUMENTS).flatMap(([name, text]): readonly Target[] => {
    const seed = encoder.encode(text)
    return [
      { name, seed, read: (bytes) => readDocuments({ name, bytes }) },
      // By content alone, in UTF-16: other ways through the same readers.
      { name: `${name} as standard input`, seed, read: (bytes) => readDocuments({ name: '-', bytes }) },
    ]
  })
  const wide: Target = {
    name: 'UTF-16',
    seed: Uint8Array.from(Buffer.from(`\uFEFF${DOCUMENTS['a.html'] ?? ''}`, 'utf16le')),
    read: (bytes) => readDocuments({ name: '-', bytes }),
  }
  const graphs = GRAPH_FORMATS.flatMap((format): readonly Target[] => {
    if (!READABLE_GRAPHS.has(format.name) || !('write' in format)) return []
    const seed = encoder.encode([...format.write(KNOWLEDGE)].join(''))
    return [{ name: `graph of ${format.name}`, seed, read: (bytes) => readGraphFile(bytes, 'graph') }]
  })
  const decoder = new TextDecoder()
  const answer: Target = {
    name: 'answer',
    seed: encoder.encode(ANSWER),
    read: (bytes) => readClaimsAnswer(decoder.decode(bytes)),
  }
  return [...documents, wide, ...graphs, answer]
}
