import { plainDocument } from '../../src/evaluation/plain-document.ts'
import { loadEnglish } from '../../src/node.ts'
import { COMPARED_TEXT, engineFacts } from './engine-facts.ts'

// Run by Node beside the browser tests: what the engine makes of the compared text here, as JSON.
const { english } = await loadEnglish()
const facts = engineFacts(await english.read(plainDocument('compared', COMPARED_TEXT, '2022-03-01')))
process.stdout.write(JSON.stringify(facts))
