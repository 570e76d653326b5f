import { compareText, labelStatement } from '../../graph/index.ts'
import type { Document, Entity, EntityId, Knowledge, Statement } from '../../model/index.ts'
import type { FolderFile } from './folder-file.ts'
import { wellFormed } from './well-formed.ts'

/**
 * Knowledge as a folder of Markdown notes for Obsidian: one note an entity with its other names as aliases, what it does
 * and what is done to it as links with quotes, and one note a document. Text of documents is escaped, so that none of it
 * is mark-up, a link or a tag.
 */
export function* writeNotes(knowledge: Knowledge): Generator<FolderFile, void, undefined> {
  const titles = noteTitles(knowledge)
  const bySubject = groupBy(knowledge.statements, ({ subject }) => subject)
  const byObject = groupBy(knowledge.statements, ({ object }) => object)
  for (const entity of knowledge.entities) {
    const context = { titles, out: bySubject.get(entity.id) ?? [], into: byObject.get(entity.id) ?? [] }
    yield { path: `entities/${titles.entity(entity.id)}.md`, pieces: entityNote(entity, context) }
  }
  for (const document of knowledge.documents)
    yield { path: `documents/${titles.document(document.id)}.md`, pieces: documentNote(document) }
}

const groupBy = (statements: readonly Statement[], keyOf: (statement: Statement) => EntityId) => {
  const groups = new Map<EntityId, Statement[]>()
  for (const statement of statements) {
    const group = groups.get(keyOf(statement))
    if (group) group.push(statement)
    else groups.set(keyOf(statement), [statement])
  }
  return groups
}

interface NoteTitles {
  readonly entity: (id: EntityId) => string
  readonly document: (id: string) => string
}

interface NoteContext {
  readonly titles: NoteTitles
  readonly out: readonly Statement[]
  readonly into: readonly Statement[]
}

function* entityNote({ name, type, aliases, wikidata }: Entity, { titles, out, into }: NoteContext): Generator<string> {
  yield `---\ntype: ${yamlText(type)}\naliases: [${aliases.map(yamlText).join(', ')}]\n`
  yield `${wikidata === null ? '' : `wikidata: ${yamlText(wikidata)}\n`}---\n\n# ${plain(name)}\n`
  if (out.length > 0) yield '\n## States\n\n'
  for (const statement of sorted(out)) yield* statementLines(statement, statement.object, '', titles)
  if (into.length > 0) yield '\n## Is spoken of\n\n'
  for (const statement of sorted(into)) yield* statementLines(statement, statement.subject, '← ', titles)
}

const sorted = (statements: readonly Statement[]): Statement[] =>
  [...statements].sort((left, right) => compareText(left.relation, right.relation) || compareText(left.id, right.id))

function* statementLines(statement: Statement, other: EntityId, arrow: string, titles: NoteTitles): Generator<string> {
  const { attributedTo, time, evidence } = statement
  const speaker = attributedTo === null ? '' : `, says ${link(titles.entity(attributedTo), 'entities')}`
  const when = time === null ? '' : ` (${time.start ?? '…'} – ${time.end ?? '…'})`
  yield `- ${arrow}${plain(labelStatement(statement))} ${link(titles.entity(other), 'entities')}${speaker}${when}\n`
  for (const { quote, document } of evidence)
    yield `    - “${plain(quote)}” ${link(titles.document(document), 'documents')}\n`
}

function* documentNote({ title, source, url, publishedAt, text, id }: Document): Generator<string> {
  const properties = { title, source, url, date: publishedAt }
  yield '---\n'
  for (const [name, value] of Object.entries(properties)) if (value !== null) yield `${name}: ${yamlText(value)}\n`
  yield `---\n\n# ${plain(title ?? id)}\n\n`
  for (const paragraph of text.split(/\n+/u)) if (paragraph.trim() !== '') yield `${plain(paragraph)}\n\n`
}

const link = (title: string, folder: string): string => `[[${folder}/${title}|${plain(title)}]]`

/** JSON strings are YAML strings; what YAML forbids in them is replaced. */
const yamlText = (value: string): string =>
  JSON.stringify(wellFormed(value).replace(/[\u007f-\u009f\ufffe\uffff]/gu, '\uFFFD'))

/** One line without mark-up: every sign that Markdown or HTML could read is escaped. */
const plain = (text: string): string =>
  wellFormed(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]{}<>#|~^$!=%&]/gu, '\\$&')
    .replace(/^([-+]|\d+[.)])/u, '\\$1')

const MAX_TITLE = 120

/** Names of files that every system takes and Obsidian can link to, each once also where case is not told apart. */
const noteTitles = ({ entities, documents }: Knowledge): NoteTitles => {
  const entity = uniqueTitles(entities.map(({ id, name }) => [id, name]))
  const document = uniqueTitles(documents.map(({ id, title }) => [id, title ?? id]))
  return { entity: (id) => entity.get(id) ?? id, document: (id) => document.get(id) ?? id }
}

const uniqueTitles = (names: readonly (readonly [id: string, name: string])[]): ReadonlyMap<string, string> => {
  const taken = new Set<string>()
  return new Map(
    names.map(([id, name]) => {
      const base = fileName(name)
      let free = base
      for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${base} ${String(number)}`
      taken.add(free.toLowerCase())
      return [id, free]
    }),
  )
}

const fileName = (name: string): string => {
  const safe = wellFormed(name)
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*#^[\]%]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .slice(0, MAX_TITLE)
    .replace(/^[.\s]+|[.\s]+$/gu, '')
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?$/iu.test(safe) ? `${safe} note`.trim() : safe
}
