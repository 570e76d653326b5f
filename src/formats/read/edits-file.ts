import { z } from 'zod'

import { ENTITY_TYPES, KnowledgeError } from '../../model/index.ts'
import type { Edit } from '../../model/index.ts'

const FORMAT = 'relata-edits'
const VERSION = 1
const MAX_EDITS = 100_000

const text = z.string().min(1).max(2000)
const type = z.enum(ENTITY_TYPES as unknown as [(typeof ENTITY_TYPES)[number]])
const entity = z.object({ id: text, name: text, type })
const statement = z.object({ id: text, subject: text, relation: text, object: text })

const edit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), into: entity, entities: z.array(entity).min(1).max(1000) }),
  z.object({ kind: z.literal('split'), entity, names: z.array(text).min(1).max(1000) }),
  z.object({ kind: z.literal('rename'), entity, name: text }),
  z.object({ kind: z.literal('retype'), entity, type }),
  z.object({ kind: z.enum(['hide-entity', 'delete-entity']), entity }),
  z.object({ kind: z.enum(['hide-statement', 'delete-statement']), statement }),
])

const file = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  edits: z.array(edit).max(MAX_EDITS),
})

/** The edits in a file of the explorer. Throws BROKEN_FILE with what is wrong and where. */
export const parseEditsFile = (json: string, name: string): readonly Edit[] => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new KnowledgeError(
      'BROKEN_FILE',
      `${name} is no JSON (${cause instanceof Error ? cause.message : String(cause)}). Save the edits in the explorer again.`,
      { cause },
    )
  }
  const parsed = file.safeParse(value)
  if (parsed.success) return parsed.data.edits
  const [issue] = parsed.error.issues
  throw new KnowledgeError(
    'BROKEN_FILE',
    `${name} is no list of edits: ${issue?.path.join('.') || 'the whole file'}: ${issue?.message ?? ''}. The explorer saves such files ("Save edits").`,
  )
}

/** Edits in something that was kept; those that make no sense are left out. */
export const parseEdits = (json: unknown): readonly Edit[] =>
  Array.isArray(json)
    ? json.slice(0, MAX_EDITS).flatMap((item: unknown) => {
        const parsed = edit.safeParse(item)
        return parsed.success ? [parsed.data] : []
      })
    : []

/** Whether parsed JSON says that it is a list of edits. */
export const isEditsFile = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'format' in json && json.format === FORMAT

/** Edits as the text of a file that `relata build --edits` takes. */
export const writeEditsFile = (edits: readonly Edit[]): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, edits }, null, 2)}\n`
