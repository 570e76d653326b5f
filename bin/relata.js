#!/usr/bin/env node
// In a checkout the sources run through tsx; the published package holds the built library instead.
import { existsSync } from 'node:fs'

const source = new URL('../src/cli/main.ts', import.meta.url)

if (existsSync(source)) {
  const { register } = await import('tsx/esm/api')
  register()
  const { runProcess } = await import(source.href)
  await runProcess()
} else {
  const { runProcess } = await import('../dist/library/cli.js')
  await runProcess()
}
