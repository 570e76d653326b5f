import { foldName } from '../../graph/fold-name.ts'
import type { EntitySearch } from '../../graph/search-entities.ts'
import { ENTITY_TYPES } from '../../model/index.ts'
import type { Entity } from '../../model/index.ts'
import { DIRECTIONS, VERBS, VERB_FORMS } from './question.ts'
import type { Verb } from './question.ts'

/** Words that may come next, and the whole question with each of them. */
export interface Completion {
  readonly label: string
  readonly text: string
}

/** What completion has to know of the graph. */
export interface Vocabulary {
  readonly search: EntitySearch<Entity>
  readonly relations: readonly string[]
  readonly eventTypes: readonly string[]
}

const MAX_COMPLETIONS = 8

/** What a question may go on with at its end: functions, names, options and their values. */
export const completeQuestion = (text: string, vocabulary: Vocabulary): readonly Completion[] => {
  const open = text.indexOf('(')
  if (open === -1) {
    const begun = text.trim().toLowerCase()
    return VERBS.filter((verb) => begun !== '' && verb.startsWith(begun)).map((verb) => ({
      label: `${verb}(${VERB_FORMS[verb].texts.join(', ')}${Object.keys(VERB_FORMS[verb].options).length > 0 ? ', …' : ''})`,
      text: `${verb}(`,
    }))
  }
  const verb = VERBS.find((known) => known === text.slice(0, open).trim().toLowerCase())
  if (!verb || verb === 'match' || text.trimEnd().endsWith(')')) return []
  const comma = lastComma(text, open)
  const [before, part] = [text.slice(0, comma + 1), text.slice(comma + 1)]
  const gap = comma === open ? '' : ' '
  return wordsFor(verb, part, placeOf(text, open, comma), vocabulary)
    .slice(0, MAX_COMPLETIONS)
    .map((word) => ({ label: word, text: `${before}${gap}${word}` }))
}

/** How many arguments stand before the one that is being written. */
const placeOf = (text: string, open: number, comma: number): number => {
  if (comma === open) return 0
  return unquotedCommas(text.slice(open + 1, comma)) + 1
}

const unquotedCommas = (text: string): number => text.replace(/"[^"]*"/g, '').split(',').length - 1

const lastComma = (text: string, open: number): number => {
  let quoted = false
  let last = open
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted
    if (text[at] === ',' && !quoted) last = at
  }
  return last
}

const wordsFor = (verb: Verb, part: string, place: number, vocabulary: Vocabulary): readonly string[] => {
  const form = VERB_FORMS[verb]
  const colon = part.indexOf(':')
  const begun = part.slice(colon + 1).trim()
  if (colon !== -1) return valuesFor(part.slice(0, colon).trim(), begun, vocabulary)
  if (verb !== 'search' && place < form.texts.length) return namesLike(begun, vocabulary)
  return place < form.texts.length ? [] : starting(Object.keys(form.options), begun).map((option) => `${option}: `)
}

const valuesFor = (option: string, begun: string, vocabulary: Vocabulary): readonly string[] => {
  const values: Readonly<Record<string, readonly string[]>> = {
    relation: vocabulary.relations,
    eventType: vocabulary.eventTypes,
    entityType: ENTITY_TYPES,
    direction: DIRECTIONS,
  }
  const words =
    option === 'speaker' ? namesLike(begun, vocabulary) : starting(values[option] ?? [], begun).map(quoteName)
  return words.map((word) => `${option}: ${word}`)
}

/** Entities may share a name; it is offered once. */
const namesLike = (begun: string, { search }: Vocabulary): readonly string[] => {
  if (begun === '') return []
  const words = begun.replaceAll('"', '')
  const found = nearestFirst(search.search(words, 4 * MAX_COMPLETIONS), words)
  return [...new Set(found.map(({ name }) => quoteName(name)))]
}

/** Names that begin with the words before others, shorter ones first: `Jap` is Japan rather than Japanese citizens. */
export const nearestFirst = (found: readonly Entity[], words: string): readonly Entity[] => {
  const folded = foldName(words)
  const begins = (name: string): boolean => foldName(name).startsWith(folded)
  return [
    ...found.filter(({ name }) => begins(name)).sort((left, right) => left.name.length - right.name.length),
    ...found.filter(({ name }) => !begins(name)),
  ]
}

const starting = (known: readonly string[], begun: string): readonly string[] => {
  const folded = foldName(begun.replaceAll('"', ''))
  return known.filter((word) => foldName(word).startsWith(folded))
}

/** A name as it stands in a question: in quotation marks where a sign of it would end it. */
export const quoteName = (name: string): string => (/[,()[\]:]/.test(name) ? `"${name.replaceAll('"', '')}"` : name)
