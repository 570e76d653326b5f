import { loadEnglish } from '../../node.ts'
import { openCorpora } from './corpora.ts'
import { readTexts } from './language-speed.ts'

// A process of its own, so that nothing but the reading counts: prints its peak resident memory in kilobytes.
const analyser = await loadEnglish()
for (const document of await readTexts({ corpora: openCorpora(process.argv[2] ?? '') })) await analyser.read(document)
process.stdout.write(String(process.resourceUsage().maxRSS))
