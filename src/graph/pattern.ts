import type { EntityType } from '../model/index.ts'
import { ENTITY_TYPES, KnowledgeError } from '../model/index.ts'
import { didYouMean } from './nearest.ts'

/** A place in a pattern: a named entity, or a variable that may be held to a type. */
export type PatternNode =
  | { readonly kind: 'entity'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string; readonly type: EntityType | null }

/** A statement of a pattern. `labels` are relations or event types, any of them will do; none: any statement. */
export interface PatternEdge {
  readonly from: PatternNode
  readonly to: PatternNode
  readonly labels: readonly string[]
  /** Written without an arrow: either way will do. */
  readonly isEither: boolean
}

/**
 * Read a pattern: `(Japan)-[SANCTION]->(?x)<-[ALLY|member of]-(?y:ORG), (?y)-[]-(Russia)`. A name stands as it is or in
 * double quotes, `?x` is a variable, `?` alone a place that is not named in the answer, `:TYPE` an entity type.
 * Throws WRONG_PATTERN, saying where.
 */
export const parsePattern = (text: string): PatternEdge[] => {
  const reader = createReader(text)
  const edges: PatternEdge[] = []
  let unnamed = 0
  const node = (): PatternNode => {
    reader.expect('(')
    const name = reader.until(/[):]/u)
    const type = reader.accept(':') ? typeOf(reader, reader.until(/\)/u)) : null
    reader.expect(')')
    if (name === '?' || name === '') return { kind: 'variable', name: `_${String(++unnamed)}`, type }
    if (/^\?[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return { kind: 'variable', name: name.slice(1), type }
    if (type !== null) throw reader.wrong('only a variable can have a type')
    return { kind: 'entity', name }
  }
  do {
    let from = node()
    do {
      const isBackward = reader.accept('<')
      reader.expect('-')
      reader.expect('[')
      const inner = reader.until(/\]/u)
      reader.expect(']')
      reader.expect('-')
      const isForward = reader.accept('>')
      const to = node()
      const labels = inner
        .split('|')
        .map((label) => label.trim())
        .filter((label) => label !== '')
      if (isBackward && isForward) throw reader.wrong('an arrow points one way')
      edges.push(
        isBackward ? { from: to, to: from, labels, isEither: false } : { from, to, labels, isEither: !isForward },
      )
      from = to
    } while (reader.peek() !== '' && reader.peek() !== ',')
  } while (reader.accept(','))
  return edges
}

const typeOf = (reader: Reader, text: string): EntityType => {
  const wanted = text.toUpperCase()
  const type = ENTITY_TYPES.find((known) => known === wanted)
  if (type !== undefined) return type
  throw reader.wrong(`"${text}" is no entity type.${didYouMean(wanted, ENTITY_TYPES)}`)
}

type Reader = ReturnType<typeof createReader>

const createReader = (text: string) => {
  let at = 0
  const skip = (): void => {
    while (/\s/u.test(text[at] ?? '')) at += 1
  }
  const wrong = (why: string): KnowledgeError =>
    new KnowledgeError(
      'WRONG_PATTERN',
      `The pattern cannot be read at character ${String(at + 1)} ("${text.slice(at, at + 12)}"): ${why}. Write it like (Japan)-[SANCTION]->(?x)<-[ALLY]-(?y).`,
    )
  return {
    wrong,
    peek: (): string => {
      skip()
      return text[at] ?? ''
    },
    accept: (sign: string): boolean => {
      skip()
      if (text[at] !== sign) return false
      at += 1
      return true
    },
    expect: (sign: string): void => {
      skip()
      if (text[at] !== sign) throw wrong(`"${sign}" is missing`)
      at += 1
    },
    /** Words up to a sign, which stays; in double quotes any sign may stand. */
    until: (end: RegExp): string => {
      skip()
      if (text[at] === '"') {
        const close = text.indexOf('"', at + 1)
        if (close < 0) throw wrong('the quotation marks are not closed')
        const quoted = text.slice(at + 1, close)
        at = close + 1
        return quoted
      }
      const start = at
      while (at < text.length && !end.test(text[at] ?? '')) at += 1
      return text.slice(start, at).trim()
    },
  }
}
