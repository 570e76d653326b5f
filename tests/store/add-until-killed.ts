/** Adds documents to the store whose file is named, and says after each that it is kept. Ended from outside. */
import { addDocuments, resolveStore } from '../../src/builder/update-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createFakeAnalyser } from '../cli/fake-analyser.ts'
import { manyArticles } from './many-articles.ts'

const store = await openStore(process.argv[2] ?? '', 'write')
const analyser = createFakeAnalyser()
process.stdout.write('open\n')
await addDocuments(store, manyArticles, {
  loadAnalyser: () => Promise.resolve(analyser),
  engine: 'test',
  onProgress: ({ document }) => process.stdout.write(`${document.id}\n`),
})
await resolveStore(store, analyser)
await store.close()
process.stdout.write('done\n')
