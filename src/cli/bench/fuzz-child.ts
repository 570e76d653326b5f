/** `fuzz-child.ts RUNS START`, run by the benchmark with little memory: prints a `FuzzReport` and the peak of memory in MB. */
import { fuzzReaders } from './fuzz-readers.ts'

const [runs, start] = process.argv.slice(2).map(Number)
const report = fuzzReaders(runs ?? 0, start)
console.log(JSON.stringify({ ...report, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
