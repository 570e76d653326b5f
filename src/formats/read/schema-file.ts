import { parseDocument } from 'yaml'
import { z } from 'zod'

import { ENTITY_TYPES, KnowledgeError } from '../../model/index.ts'
import type { EntityType } from '../../model/index.ts'

/** A user's own words for relations, and what a build is restricted to. Empty lists restrict nothing. */
export interface SchemaFile {
  readonly relations: readonly string[]
  readonly eventTypes: readonly string[]
  readonly entityTypes: readonly EntityType[]
  readonly verbs: readonly SchemaVerb[]
  readonly nouns: readonly SchemaNoun[]
}

/** `greenlight`, with any object or only with objects of a noun class, is the relation `approved` of type AGREE. */
export interface SchemaVerb {
  readonly verb: string
  readonly object: string
  readonly relation: string
  readonly eventType: string
}

/** `demarche to` somebody: an event noun, its relation, and the prepositions before the other side. */
export interface SchemaNoun {
  readonly noun: string
  readonly relation: string
  readonly eventType: string
  readonly prepositions: readonly string[]
}

const words = z.string().trim().min(1)
const eventType = z.string().regex(/^[A-Z][A-Z_]*$/u, 'an event type is in capitals, such as SANCTION')

const schema = z.strictObject({
  relations: z.array(words).default([]),
  eventTypes: z.array(eventType).default([]),
  entityTypes: z.array(z.enum(ENTITY_TYPES)).default([]),
  verbs: z.array(z.strictObject({ verb: words, object: words.default('*'), relation: words, eventType })).default([]),
  nouns: z
    .array(
      z.strictObject({
        noun: words,
        relation: words,
        eventType,
        prepositions: z.array(words).default(['on', 'against', 'to', 'of']),
      }),
    )
    .default([]),
})

/** Read a schema file (YAML, so JSON too). Throws BROKEN_FILE, naming the file, the place and what is wrong. */
export const parseSchemaFile = (text: string, name: string): SchemaFile => {
  const document = parseDocument(text, { prettyErrors: true })
  const [error] = document.errors
  if (error !== undefined) throw new KnowledgeError('BROKEN_FILE', `${name} is no YAML: ${error.message}`)
  const parsed = schema.safeParse(valueOf(document, name) ?? {})
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(
    ({ path, message }) => `\n  ${path.join('.') || 'the whole file'}: ${message}`,
  )
  throw new KnowledgeError(
    'BROKEN_FILE',
    `${name} is no schema file:${problems.slice(0, 3).join('')}\ndata/schema/README.md shows the form.`,
  )
}

const valueOf = (document: ReturnType<typeof parseDocument>, name: string): unknown => {
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown
  } catch (cause) {
    const message = `${name} has YAML aliases (*name), which a schema may not have. Write the values out.`
    throw new KnowledgeError('BROKEN_FILE', message, { cause })
  }
}
