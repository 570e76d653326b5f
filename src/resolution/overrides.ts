import { KnowledgeError } from '../model/index.ts'
import { normalizeName } from './normalize-name.ts'

/** What a person decided about names: which are one thing, and which are not. */
export interface Overrides {
  /** Normalised name to the name whose thing it is. */
  readonly sameAs: ReadonlyMap<string, string>
  /** Normalised names that are kept as things of their own. */
  readonly apart: ReadonlySet<string>
}

export const NO_OVERRIDES: Overrides = { sameAs: new Map(), apart: new Set() }

/**
 * Read the two files of decisions: lines `name = other name`, comments after `#`. In `same-as` the first name is held to
 * name what the second one names; in `keep-apart` the first becomes a thing of its own, apart from the second.
 * Throws BROKEN_FILE with file and line.
 */
export const parseOverrides = (files: {
  readonly sameAs?: OverrideFile | undefined
  readonly keepApart?: OverrideFile | undefined
}): Overrides => {
  const sameAs = new Map<string, string>()
  for (const [name, other] of pairsOf(files.sameAs)) sameAs.set(normalizeName(name), other)
  const apart = new Set(pairsOf(files.keepApart).map(([name]) => normalizeName(name)))
  const both = [...apart].find((name) => sameAs.has(name))
  if (both !== undefined)
    throw new KnowledgeError(
      'BROKEN_FILE',
      `"${both}" is in both files: it cannot be kept apart and be the same as another.`,
    )
  return { sameAs, apart }
}

/** A file of decisions, with its name for messages. */
export interface OverrideFile {
  readonly name: string
  readonly text: string
}

const pairsOf = (file: OverrideFile | undefined): (readonly [name: string, other: string])[] =>
  (file?.text ?? '').split('\n').flatMap((written, index) => {
    const line = written.replace(/#.*$/u, '').trim()
    if (line === '') return []
    const [name = '', other = '', ...more] = line.split('=').map((part) => part.trim())
    if (normalizeName(name) !== '' && normalizeName(other) !== '' && more.length === 0) return [[name, other] as const]
    throw new KnowledgeError(
      'BROKEN_FILE',
      `${file?.name ?? ''}:${String(index + 1)} is "${written.trim()}"; write two names with = between them: Zenda = Ruritania.`,
    )
  })
