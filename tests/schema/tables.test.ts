import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const FOLDER = fileURLToPath(new URL('../../data/schema/', import.meta.url))

/** Header and rows of a table; a final newline ends the last row. */
const readTable = (file: string): { columns: string[]; lines: string[]; rows: string[][] } => {
  const [header = '', ...lines] = readFileSync(FOLDER + file, 'utf8')
    .replace(/\n$/, '')
    .split('\n')
  return { columns: header.replace(/^# /, '').split('\t'), lines, rows: lines.map((line) => line.split('\t')) }
}
const firstColumn = (file: string): Set<string> => new Set(readTable(file).rows.map((row) => row[0] ?? ''))

const entityTypes = firstColumn('entity-types.tsv')
const eventTypes = firstColumn('event-types.tsv')
const nounClasses = firstColumn('classes.tsv')
const verbs = firstColumn('verbs.tsv')

type Check = (cell: string) => boolean
const words: Check = (cell) => /^[\p{Ll}\d][\p{Ll}\d'’.-]*( [\p{Ll}\d'’.-]+)*$/u.test(cell)
const text: Check = (cell) => cell.trim() !== '' && cell === cell.trim()
const any: Check = (cell) => cell === cell.trim()
const oneOf =
  (...allowed: string[]): Check =>
  (cell) =>
    allowed.includes(cell)
const among =
  (...sets: ReadonlySet<string>[]): Check =>
  (cell) =>
    sets.some((set) => set.has(cell))
const or =
  (...checks: Check[]): Check =>
  (cell) =>
    checks.some((check) => check(cell))
const listOf =
  (check: Check): Check =>
  (cell) =>
    cell.split(',').every(check)

const star = oneOf('*')
const nothing = oneOf('')
const dash = oneOf('-')
const eventType = among(eventTypes)
const nounClass = among(nounClasses)
const polarity = oneOf('positive', 'negative')
const modality = oneOf('asserted', 'planned', 'possible', 'demanded', 'denied')

interface TableSpec {
  readonly file: string
  /** Column names with the check of their cells, in order. */
  readonly columns: Readonly<Record<string, Check>>
  /** How many of the first columns make a row unique. */
  readonly key: number
  /** Fewest rows that the table may have. */
  readonly floor: number
}

const TABLES: readonly TableSpec[] = [
  { file: 'entity-types.tsv', key: 1, floor: 12, columns: { type: (cell) => /^[A-Z]+$/.test(cell), definition: text } },
  {
    file: 'event-types.tsv',
    key: 1,
    floor: 60,
    columns: {
      eventType: (cell) => /^[A-Z_]+$/.test(cell),
      group: oneOf('event', 'static'),
      definition: text,
      example: text,
    },
  },
  {
    file: 'plover-classes.tsv',
    key: 1,
    floor: 30,
    columns: { eventType, ploverClass: eventType },
  },
  {
    file: 'classes.tsv',
    key: 1,
    floor: 26,
    columns: {
      class: (cell) => /^[A-Z]+$/.test(cell),
      parent: or(nothing, nounClass),
      entityTypes: or(nothing, listOf(among(entityTypes))),
      definition: text,
    },
  },
  {
    file: 'verbs.tsv',
    key: 2,
    floor: 1200,
    columns: { verb: words, object: or(star, nounClass), relation: words, eventType },
  },
  { file: 'theme-verbs.tsv', key: 1, floor: 300, columns: { verb: among(verbs) } },
  {
    file: 'support-verbs.tsv',
    key: 4,
    floor: 500,
    columns: {
      verb: words,
      nounPreposition: or(dash, words),
      noun: or(star, words),
      objectPreposition: or(star, dash, words),
      relation: or(star, words),
      eventType: or(star, eventType),
      subject: oneOf('agent', 'patient'),
      phase: oneOf('whole', 'begin', 'continue', 'end', 'intended', 'possible', 'not'),
    },
  },
  {
    file: 'event-nouns.tsv',
    key: 1,
    floor: 500,
    columns: {
      noun: words,
      relation: words,
      eventType,
      objectPrepositions: listOf(words),
      frame: oneOf('agent', 'mutual', 'patient'),
      class: nounClass,
    },
  },
  { file: 'noun-classes.tsv', key: 1, floor: 2000, columns: { noun: words, class: nounClass } },
  { file: 'static-nouns.tsv', key: 1, floor: 250, columns: { noun: words, relation: words, eventType } },
  {
    file: 'reporting.tsv',
    key: 2,
    floor: 150,
    columns: { lemma: words, pos: oneOf('VERB', 'NOUN'), content: modality, eventType },
  },
  {
    file: 'control.tsv',
    key: 2,
    floor: 150,
    columns: {
      lemma: (cell) => words(cell.replace(/ \*$/u, '')),
      pos: oneOf('VERB', 'ADJ', 'NOUN'),
      modality,
      polarity,
      controller: oneOf('subject', 'object'),
      note: any,
    },
  },
  {
    file: 'adjectives.tsv',
    key: 2,
    floor: 100,
    columns: { adjective: words, preposition: or(star, words), relation: words, eventType, polarity },
  },
  {
    file: 'noun-prepositions.tsv',
    key: 3,
    floor: 100,
    columns: {
      headClass: or(star, nounClass),
      preposition: words,
      objectClass: or(star, among(nounClasses, entityTypes)),
      relation: words,
      eventType,
    },
  },
  {
    file: 'confidence.tsv',
    key: 2,
    floor: 20,
    columns: {
      rule: (cell) => /^(?:\*|[a-z'-]+)$/u.test(cell),
      raw: (cell) => Number(cell) > 0 && Number(cell) < 1,
      confidence: (cell) => Number(cell) > 0 && Number(cell) < 1,
      judged: (cell) => /^[1-9]\d*$/u.test(cell),
    },
  },
  { file: 'intended-events.tsv', key: 1, floor: 15, columns: { eventType, planned: oneOf('AGREE', 'THREATEN') } },
  {
    file: 'connectives.tsv',
    key: 1,
    floor: 50,
    columns: { connective: words, relation: words, eventType, direction: (cell) => /^[a-z-]+$/.test(cell), note: any },
  },
]

test('every table of the folder is described here', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.tsv'))
  expect(files.sort()).toEqual(TABLES.map((table) => table.file).sort())
})

describe.each(TABLES)('$file', ({ file, columns, key, floor }) => {
  const table = readTable(file)
  const names = Object.keys(columns)
  const keys = table.rows.map((row) => row.slice(0, key).join('\t'))

  test('names its columns in the first line', () => {
    expect(table.columns).toEqual(names)
  })

  test('has as many cells in every row as columns', () => {
    expect(table.rows.filter((row) => row.length !== names.length)).toEqual([])
  })

  test('is sorted', () => {
    expect(table.lines).toEqual([...table.lines].sort())
  })

  test('says nothing twice', () => {
    expect(keys.filter((own, row) => keys.indexOf(own) !== row)).toEqual([])
  })

  test(`has at least ${String(floor)} rows`, () => {
    expect(table.rows.length).toBeGreaterThanOrEqual(floor)
  })

  test.each(names)('has only allowed values under %s', (name) => {
    const column = names.indexOf(name)
    const check = columns[name]
    expect(table.rows.filter((row) => check?.(row[column] ?? '') !== true)).toEqual([])
  })
})

describe('across tables', () => {
  test('an event noun has the class that noun-classes.tsv gives it', () => {
    const classOf = new Map(readTable('noun-classes.tsv').rows.map((row) => [row[0], row[1]]))
    expect(readTable('event-nouns.tsv').rows.filter((row) => classOf.get(row[0]) !== row[5])).toEqual([])
  })

  test('a noun class is no ancestor of itself', () => {
    const parentOf = new Map(readTable('classes.tsv').rows.map((row) => [row[0] ?? '', row[1] ?? '']))
    const depth = (name: string, steps = 0): number =>
      name === '' || steps > nounClasses.size ? steps : depth(parentOf.get(name) ?? '', steps + 1)
    expect([...nounClasses].filter((name) => depth(name) > nounClasses.size)).toEqual([])
  })

  test('every noun class is used', () => {
    const used = new Set(readTable('noun-classes.tsv').rows.map((row) => row[1]))
    expect([...nounClasses].filter((name) => !used.has(name))).toEqual([])
  })

  test('a PLOVER class stands for itself', () => {
    const rows = readTable('plover-classes.tsv').rows
    const ploverOf = new Map(rows.map((row) => [row[0], row[1]]))
    expect(rows.filter((row) => ploverOf.get(row[1]) !== row[1])).toEqual([])
  })

  test.each([
    ['suspend', 'NEGOTIATION', 'suspended', 'HALT_NEGOTIATIONS'],
    ['suspend', 'AGREEMENT', 'suspended', 'TERMINATE_AGREEMENT'],
    ['sign', 'AGREEMENT', 'signed', 'SIGN_AGREEMENT'],
    ['claim', 'TERRITORY', 'claims', 'CLAIM_TERRITORY'],
    ['resume', 'RELATIONS', 'resumed', 'RESUME_RELATIONS'],
    ['resume', 'NEGOTIATION', 'resumed', 'CONSULT'],
    ['criticise', '*', 'criticized', 'CRITICIZE'],
    ['condemn', '*', 'condemned', 'DISAPPROVE'],
    ['accuse', '*', 'accused', 'ACCUSE'],
  ])('%s + %s is read as %s, %s', (verb, object, relation, type) => {
    expect(readTable('verbs.tsv').rows).toContainEqual([verb, object, relation, type])
  })
})
