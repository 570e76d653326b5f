/** `relata worker` in a process of its own, with an analyser that needs no model; with --stuck it hangs on its first document. */
import { createServices, main } from '../../src/cli/main.ts'
import { createFakeAnalyser } from '../cli/fake-analyser.ts'

const [url = '', ...flags] = process.argv.slice(2)
const isStuck = flags.includes('--stuck')
const analyser = createFakeAnalyser()

const loadAnalyser = () =>
  Promise.resolve(
    isStuck
      ? {
          ...analyser,
          read: () => {
            process.stdout.write('stuck\n')
            return new Promise<never>(() => undefined)
          },
        }
      : analyser,
  )

const { stdin, stdout, stderr } = process
process.exitCode = await main(
  ['worker', '--store', url, ...flags.filter((flag) => flag !== '--stuck')],
  { stdin, stdout, stderr, isTTY: { stdout: false, stderr: false }, cwd: process.cwd(), env: {} },
  { ...createServices(), loadAnalyser },
)
