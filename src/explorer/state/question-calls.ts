import type { Question } from './question.ts'

/** What the page asks where the question leaves it open; said in the calls, so that all three give the same. */
export const ASKED_DEFAULTS = {
  neighbors: {},
  paths: { maxLength: 3, limit: 20 },
  search: { limit: 20 },
  match: { limit: 50 },
} as const satisfies Record<Question['verb'], Readonly<Record<string, number>>>

/** The options of a question with the defaults of the page. */
export const fullOptions = ({ verb, options }: Question): Question['options'] => ({
  ...ASKED_DEFAULTS[verb],
  ...options,
})

/** The same question to the library, with `graph = createGraph(knowledge)`. */
export const typescriptCall = (question: Question): string => {
  const { verb, texts } = question
  const options = fullOptions(question)
  const words = texts.map(literal).join(', ')
  if (verb === 'search') return `createEntitySearch(knowledge.entities).search(${words}, ${String(options['limit'])})`
  const entries = Object.entries(options).map(
    ([key, value]) =>
      `${key === 'speaker' ? 'attributedTo' : key}: ${typeof value === 'number' ? value : literal(value)}`,
  )
  const last = entries.length === 0 ? '' : `, { ${entries.join(', ')} }`
  return `${verb === 'match' ? 'matchPattern' : verb}(graph, ${words}${last})`
}

const FLAGS: Readonly<Record<string, string>> = {
  eventType: 'event-type',
  entityType: 'type',
  maxLength: 'depth',
  minConfidence: 'min-confidence',
}

/** The same question on the command line, quoted for a POSIX shell. */
export const commandLine = (question: Question): string => {
  const flags = Object.entries(fullOptions(question)).map(([key, value]) => {
    const flag = `--${FLAGS[key] ?? key}`
    const word = shellWord(String(value))
    return String(value).startsWith('-') ? `${flag}=${word}` : `${flag} ${word}`
  })
  const words = question.texts.map(shellWord)
  // What begins with a dash is an option unless two dashes stand before it.
  const guard = question.texts.some((text) => text.startsWith('-')) ? ['--'] : []
  return guard.length > 0
    ? ['relata', question.verb, ...flags, ...guard, ...words].join(' ')
    : ['relata', question.verb, ...words, ...flags].join(' ')
}

const literal = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`

const shellWord = (text: string): string => (/^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
