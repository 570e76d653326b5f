import { resolve } from 'node:path'

import { KnowledgeError } from '../model/index.ts'
import type { FoundFile } from '../runtime/node/find-files.ts'
import { STANDARD_INPUT } from '../runtime/node/find-files.ts'
import type { Session } from './command-io.ts'

/** The file that a person named, `-` being standard input. */
export const inputFile = ({ io }: Session, name: string): FoundFile => ({
  name: name === STANDARD_INPUT ? 'standard input' : name,
  path: name === STANDARD_INPUT ? null : resolve(io.cwd, name),
})

/** The error for an input without anything to read. */
export const emptyInput = ({ name }: FoundFile): KnowledgeError =>
  new KnowledgeError('EMPTY_INPUT', `${name} is empty: there is nothing to read.`)
