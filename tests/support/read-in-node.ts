import { loadEnglish } from '../../src/node.ts'
import { COMPARED_TEXT, engineFacts } from './engine-facts.ts'

// Run by Node beside the browser tests: what the engine makes of the compared text here, as JSON.
const { english } = await loadEnglish()
const facts = engineFacts(
  await english.read({
    id: 'compared',
    title: null,
    source: null,
    url: null,
    publishedAt: '2022-03-01',
    text: COMPARED_TEXT,
    blocks: [...COMPARED_TEXT.matchAll(/[^\n]+/gu)].map(({ 0: line, index }) => ({
      kind: 'paragraph',
      start: index,
      end: index + line.length,
    })),
  }),
)
process.stdout.write(JSON.stringify(facts))
