import { didYouMean } from '../../graph/nearest.ts'
import { ENTITY_TYPES, KnowledgeError } from '../../model/index.ts'
import { cutArguments } from './question-arguments.ts'
import type { Argument, CutQuestion } from './question-arguments.ts'

/** What may be asked, by the names that the library has for it. */
export type Verb = 'neighbors' | 'paths' | 'search' | 'match'

/** An option of a question: what its value must be. */
export type OptionKind = 'text' | 'count' | 'share' | 'entityType' | 'direction'

/** A question, read: which function of the library, its texts in order, its options under the library's names. */
export interface Question {
  readonly verb: Verb
  readonly texts: readonly string[]
  readonly options: Readonly<Record<string, string | number>>
}

interface VerbForm {
  readonly texts: readonly string[]
  readonly options: Readonly<Record<string, OptionKind>>
  readonly example: string
}

const STATEMENTS = { relation: 'text', eventType: 'text', since: 'text', until: 'text', speaker: 'text' } as const

/** What each function takes: the options that the library and the command line both have. */
export const VERB_FORMS: Readonly<Record<Verb, VerbForm>> = {
  neighbors: {
    texts: ['entity'],
    options: {
      ...STATEMENTS,
      entityType: 'entityType',
      direction: 'direction',
      depth: 'count',
      minConfidence: 'share',
    },
    example: 'neighbors(Japan, relation: sanctioned, since: 2022)',
  },
  paths: {
    texts: ['from', 'to'],
    options: { relation: 'text', maxLength: 'count', limit: 'count', minConfidence: 'share' },
    example: 'paths(Japan, Russia, maxLength: 3)',
  },
  search: { texts: ['words'], options: { limit: 'count' }, example: 'search(peace treaty)' },
  match: {
    texts: ['pattern'],
    options: { ...STATEMENTS, minConfidence: 'share', limit: 'count' },
    example: 'match((Japan)-[SANCTION]->(?x))',
  },
}

export const VERBS = Object.keys(VERB_FORMS) as readonly Verb[]

export const DIRECTIONS = ['in', 'out', 'both'] as const

/** Both the page and the command line go no farther than this. */
const MAX_COUNT: Readonly<Record<string, number>> = { depth: 100, maxLength: 10, limit: 1000 }

/**
 * Reads `neighbors(Japan, relation: sanctioned)` and the like. Plain words are a search, a pattern alone is a match.
 * Nothing is ever run as code. Throws WRONG_PATTERN where the text cannot be read, WRONG_OPTION for an option that is
 * none or a value that does not fit it.
 */
export const parseQuestion = (text: string): Question => {
  const plain = text.trim()
  if (plain === '')
    throw new KnowledgeError('WRONG_PATTERN', `Nothing is asked. Write ${VERB_FORMS.neighbors.example}.`)
  if (plain.startsWith('(')) return { verb: 'match', texts: [plain], options: {} }
  const name = /^(\p{L}+)\s*\(/u.exec(plain)?.[1]
  if (name === undefined) {
    if (isSentence(plain))
      throw new KnowledgeError(
        'WRONG_PATTERN',
        `Whole sentences are not understood. Write a name, or a question like ${VERB_FORMS.neighbors.example}.`,
      )
    return { verb: 'search', texts: [plain], options: {} }
  }
  return fit(verbOf(name), cutArguments(plain))
}

/** A question as one asks a person, or a verb of ours without its brackets; names do not begin so. */
const isSentence = (text: string): boolean =>
  text.endsWith('?') ||
  (/\s/u.test(text) &&
    /^(?:who|what|whom|whose|when|where|why|how|which|did|does|do|is|are|was|were)\s/iu.test(text)) ||
  VERBS.some((verb) => verb !== 'search' && text.toLowerCase().startsWith(`${verb} `))

const verbOf = (name: string): Verb => {
  const verb = VERBS.find((known) => known === name.toLowerCase())
  if (verb) return verb
  const hint = didYouMean(name, VERBS) || ` There are ${VERBS.join(', ')}.`
  throw new KnowledgeError('WRONG_PATTERN', `"${name}" is nothing that can be asked.${hint}`)
}

const fit = (verb: Verb, { arguments: parts, rest }: CutQuestion): Question => {
  if (rest !== '' && verb === 'match') return { verb, texts: [rest], options: {} }
  const form = VERB_FORMS[verb]
  const given = parts.filter(({ key }) => key === null).map(({ value }) => value)
  const texts = verb === 'match' || verb === 'search' ? joined(given) : given
  if (texts.length !== form.texts.length || texts.includes('')) {
    const wanted = form.texts.join(' and ')
    throw new KnowledgeError('WRONG_PATTERN', `${verb} needs ${wanted}: write it like ${form.example}.`)
  }
  return { verb, texts, options: readOptions(verb, parts) }
}

/** A pattern has commas of its own. */
const joined = (texts: readonly string[]): readonly string[] => (texts.length === 0 ? [] : [texts.join(', ')])

const readOptions = (verb: Verb, parts: readonly Argument[]): Question['options'] => {
  const { options } = VERB_FORMS[verb]
  const read = new Map<string, string | number>()
  for (const { key, value } of parts) {
    if (key === null) continue
    const kind = Object.hasOwn(options, key) ? options[key] : undefined
    if (!kind) {
      const names = Object.keys(options)
      const hint = didYouMean(key, names) || ` It takes ${names.join(', ')}.`
      throw new KnowledgeError('WRONG_OPTION', `${verb} has no option "${key}".${hint}`)
    }
    if (read.has(key)) throw new KnowledgeError('WRONG_OPTION', `${key} is given twice. Leave one of them.`)
    read.set(key, readValue(key, kind, value))
  }
  return Object.fromEntries(read)
}

const readValue = (key: string, kind: OptionKind, value: string): string | number => {
  const wrong = (must: string) => new KnowledgeError('WRONG_OPTION', `${key} is "${value}"; it must be ${must}.`)
  switch (kind) {
    case 'count': {
      const most = MAX_COUNT[key] ?? 1000
      const count = Number(value)
      if (/^\d{1,6}$/.test(value) && count >= 1 && count <= most) return count
      throw wrong(`a whole number from 1 to ${most}`)
    }
    case 'share': {
      const share = Number(value)
      if (/^\d*\.?\d+$/.test(value) && share <= 1) return share
      throw wrong('a number from 0 to 1')
    }
    case 'entityType':
      return oneOf(ENTITY_TYPES, value.toUpperCase()) ?? raise(wrong(`one of ${ENTITY_TYPES.join(', ')}`))
    case 'direction':
      return oneOf(DIRECTIONS, value.toLowerCase()) ?? raise(wrong('in, out or both'))
    case 'text':
      return value === '' ? raise(wrong('some words')) : value
  }
}

const oneOf = (known: readonly string[], value: string): string | undefined => known.find((one) => one === value)

const raise = (error: Error): never => {
  throw error
}
