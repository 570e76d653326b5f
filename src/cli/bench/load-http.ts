/** Asks a server by many connections for some seconds and prints what came of it: `load-http.ts ADDRESS ENTITIES SECONDS`. */
import { Agent, get } from 'node:http'

const [address = '', entities = '1', seconds = '5'] = process.argv.slice(2)
const CONNECTIONS = 50
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
const end = performance.now() + Number(seconds) * 1000
const times: number[] = []
let failed = 0
let asked = 0

const ask = (): Promise<void> =>
  new Promise((resolve) => {
    const entity = `entity ${String((asked++ * 7919) % Number(entities)).padStart(6, '0')}`
    const started = performance.now()
    get(`${address}api/neighbors?entity=${encodeURIComponent(entity)}`, { agent }, (response) => {
      response.on('data', () => undefined)
      response.on('end', () => {
        times.push(performance.now() - started)
        if (response.statusCode !== 200) failed++
        resolve()
      })
    }).on('error', () => {
      failed++
      resolve()
    })
  })

const connection = async (): Promise<void> => {
  while (performance.now() < end) await ask()
}

await Promise.all(Array.from({ length: CONNECTIONS }, connection))
agent.destroy()
times.sort((left, right) => left - right)
process.stdout.write(
  JSON.stringify({
    perSecond: Math.round(times.length / Number(seconds)),
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    failed,
  }),
)
