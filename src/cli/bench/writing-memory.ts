/** `writing-memory.ts FORMAT STATEMENTS`, run by the benchmark: how much memory writing takes beyond the graph, in MB. */
import { GRAPH_FORMATS } from '../../formats/write/graph-formats.ts'
import { plainKnowledge } from './plain-knowledge.ts'

const [name, statements] = process.argv.slice(2)
const format = GRAPH_FORMATS.find((known) => known.name === name)
if (format === undefined || !('write' in format)) throw new Error(`${String(name)} is no format of one file.`)

const knowledge = plainKnowledge(Number(statements))
globalThis.gc?.()
const before = process.memoryUsage.rss()
let [peak, units] = [before, 0]
for (const piece of format.write(knowledge)) {
  units += piece.length
  if (units < 1_000_000) continue
  units = 0
  peak = Math.max(peak, process.memoryUsage.rss())
}
console.log(Math.round((peak - before) / 1e6))
