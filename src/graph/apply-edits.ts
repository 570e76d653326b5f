import { assertNever } from '../model/index.ts'
import type {
  Edit,
  Entity,
  EntityId,
  EditedEntity,
  Evidence,
  Knowledge,
  NonEmpty,
  Statement,
  StatementId,
  EditedStatement,
} from '../model/index.ts'
import { byText } from '../resolution/normalize-name.ts'
import { jointConfidence, statementId } from '../resolution/statement-id.ts'
import { foldName } from './fold-name.ts'

/** An edit that had nothing to change: what it speaks of is not in this graph. */
export interface IdleEdit {
  /** Position in the list of edits, from 0. */
  readonly index: number
  readonly message: string
}

/** The graph after the edits, and which of them found nothing to do. */
export interface Edited {
  readonly knowledge: Knowledge
  readonly idle: readonly IdleEdit[]
}

/** How edits are applied. */
export interface EditOptions {
  /** Whether hidden things stay in: they are hidden from readers, not from files. */
  readonly keepHidden?: boolean
}

/**
 * The graph as a person put it right, edit by edit. Evidence is never lost but with what it is deleted with; statements
 * that say the same afterwards are one. The same graph and the same edits give the same bytes.
 */
export const applyEdits = (
  knowledge: Knowledge,
  edits: readonly Edit[],
  { keepHidden = false }: EditOptions = {},
): Edited => {
  if (edits.length === 0) return { knowledge, idle: [] }
  const work = createWork(knowledge)
  const idle: IdleEdit[] = []
  edits.forEach((edit, index) => {
    if (keepHidden && (edit.kind === 'hide-entity' || edit.kind === 'hide-statement')) return
    const missing = applyEdit(work, edit)
    if (missing !== null) idle.push({ index, message: missing })
  })
  return { knowledge: finish(knowledge, work), idle }
}

/** The graph in the making; `names` leads from every id that an entity had to the one it has, or to null. */
interface Work {
  readonly entities: Map<EntityId, Entity>
  readonly statements: Map<StatementId, Statement>
  readonly entityNow: Map<EntityId, EntityId | null>
  readonly statementNow: Map<StatementId, StatementId | null>
}

const createWork = ({ entities, statements }: Knowledge): Work => ({
  entities: new Map(entities.map((entity) => [entity.id, entity])),
  statements: new Map(statements.map((statement) => [statement.id, statement])),
  entityNow: new Map(),
  statementNow: new Map(),
})

/** Null, or what is missing, in words. */
const applyEdit = (work: Work, edit: Edit): string | null => {
  switch (edit.kind) {
    case 'merge':
      return merge(work, edit.into, edit.entities)
    case 'split':
      return withEntity(work, edit.entity, (entity) => split(work, entity, edit.names))
    case 'rename':
      return withEntity(work, edit.entity, (entity) => rename(work, entity, edit.name))
    case 'retype':
      return withEntity(work, edit.entity, (entity) => {
        work.entities.set(entity.id, { ...entity, type: edit.type })
        return null
      })
    case 'hide-entity':
    case 'delete-entity':
      return withEntity(work, edit.entity, (entity) => remove(work, entity))
    case 'hide-statement':
    case 'delete-statement': {
      const found = findStatement(work, edit.statement)
      if (found === null) return `The statement “${sentenceOf(edit.statement)}” is not in this graph.`
      drop(work, found.id)
      return null
    }
    default:
      return assertNever(edit)
  }
}

const sentenceOf = ({ subject, relation, object }: EditedStatement): string => `${subject} ${relation} ${object}`

const withEntity = (work: Work, reference: EditedEntity, change: (entity: Entity) => string | null): string | null => {
  const entity = findEntity(work, reference)
  return entity === null ? `“${reference.name}” is not in this graph.` : change(entity)
}

/** By id, also one that it had before; else the only one of that name and type; else the only one with that other name. */
const findEntity = ({ entities, entityNow }: Work, { id, name, type }: EditedEntity): Entity | null => {
  const now = entityNow.get(id)
  if (now === null) return null
  const known = entities.get(now ?? id)
  if (known !== undefined) return known
  const wanted = foldName(name)
  const all = [...entities.values()]
  const named = all.filter((entity) => entity.type === type && foldName(entity.name) === wanted)
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null
  const called = all.filter((entity) => entity.aliases.some((alias) => foldName(alias) === wanted))
  return called.length === 1 ? (called[0] ?? null) : null
}

const findStatement = (
  { entities, statements, statementNow }: Work,
  { id, subject, relation, object }: EditedStatement,
): Statement | null => {
  const now = statementNow.get(id)
  if (now === null) return null
  const known = statements.get(now ?? id)
  if (known !== undefined) return known
  const isNamed = (end: EntityId, name: string): boolean => foldName(entities.get(end)?.name ?? '') === foldName(name)
  const alike = [...statements.values()].filter(
    (statement) =>
      statement.relation === relation && isNamed(statement.subject, subject) && isNamed(statement.object, object),
  )
  return alike.length === 1 ? (alike[0] ?? null) : null
}

const BY_HAND = 'put together by hand'

const merge = (work: Work, into: EditedEntity, others: readonly EditedEntity[]): string | null => {
  const target = findEntity(work, into)
  if (target === null) return `“${into.name}” is not in this graph.`
  const found = others.flatMap((other) => findEntity(work, other) ?? []).filter(({ id }) => id !== target.id)
  if (found.length === 0) return `There is nothing to put together with “${target.name}” in this graph.`
  for (const other of found) {
    const known = work.entities.get(target.id) ?? target
    const names = [other.name, ...other.aliases].filter((name) => name !== known.name)
    work.entities.set(known.id, {
      ...known,
      aliases: sortedNames([...known.aliases, ...names]),
      wikidata: known.wikidata ?? other.wikidata,
      merges: sortedMerges([
        ...(known.merges ?? []),
        ...(other.merges ?? []),
        { name: other.name, score: 1, reason: BY_HAND },
      ]),
    })
    work.entities.delete(other.id)
    moveName(work, other.id, target.id)
  }
  const moved = new Set(found.map(({ id }) => id))
  const now = (id: EntityId): EntityId => (moved.has(id) ? target.id : id)
  replaceStatements(
    work,
    ({ subject, object, attributedTo }) => [subject, object, attributedTo].some((id) => id !== null && moved.has(id)),
    (statement) => {
      const ends = { subject: now(statement.subject), object: now(statement.object) }
      // Nothing is said of itself.
      if (ends.subject === ends.object) return []
      return [
        { ...statement, ...ends, attributedTo: statement.attributedTo === null ? null : now(statement.attributedTo) },
      ]
    },
  )
  return null
}

const moveName = ({ entityNow }: Work, from: EntityId, to: EntityId | null): void => {
  for (const [id, now] of entityNow) if (now === from) entityNow.set(id, to)
  entityNow.set(from, to)
}

const sortedNames = (names: readonly string[]): readonly string[] => [...new Set(names)].sort(byText)

const sortedMerges = (merges: NonNullable<Entity['merges']>): NonNullable<Entity['merges']> =>
  [...new Map(merges.map((item) => [item.name, item])).values()].sort((left, right) => byText(left.name, right.name))

const rename = (work: Work, entity: Entity, name: string): string | null => {
  if (name.trim() === '' || name === entity.name) return `“${entity.name}” has that name already.`
  const aliases = sortedNames([...entity.aliases, entity.name]).filter((alias) => alias !== name)
  const merges = sortedMerges([...(entity.merges ?? []), { name: entity.name, score: 1, reason: 'renamed by hand' }])
  work.entities.set(entity.id, { ...entity, name, aliases, merges })
  return null
}

/** What the words of a text are compared by: `the Kremlin` is `Kremlin`. */
const wordsOf = (text: string): string => foldName(text.replace(/^(?:the|a|an)\s+/iu, ''))

const split = (work: Work, entity: Entity, names: readonly string[]): string | null => {
  const [name] = names
  const wanted = new Set(names.map(wordsOf))
  if (name === undefined || wanted.has(wordsOf(entity.name))) return `“${entity.name}” cannot lose its own name.`
  const id = freeId(work, `${entity.type}:${name}`)
  const isOther = (alias: string): boolean => wanted.has(wordsOf(alias))
  work.entities.set(entity.id, {
    ...entity,
    aliases: entity.aliases.filter((alias) => !isOther(alias)),
    merges: (entity.merges ?? []).filter((item) => !isOther(item.name)),
  })
  work.entities.set(id, {
    id,
    name,
    type: entity.type,
    aliases: sortedNames(entity.aliases.filter((alias) => isOther(alias) && alias !== name)),
    wikidata: null,
    merges: [],
  })
  replaceStatements(
    work,
    ({ subject, object }) => subject === entity.id || object === entity.id,
    (statement) => partByWords(statement, entity.id, id, isOther),
  )
  return null
}

const freeId = ({ entities, entityNow }: Work, wanted: EntityId): EntityId => {
  let id = wanted
  for (let number = 2; entities.has(id) || entityNow.has(id); number++) id = `${wanted} (${String(number)})`
  return id
}

/** The statement of the old entity and that of the new one, each with the evidence whose words name it. */
const partByWords = (
  statement: Statement,
  from: EntityId,
  to: EntityId,
  isOther: (text: string) => boolean,
): Statement[] => {
  const parts = new Map<string, { readonly ends: Pick<Statement, 'subject' | 'object'>; evidence: Evidence[] }>()
  for (const evidence of statement.evidence) {
    const end = (side: 'subject' | 'object'): EntityId =>
      statement[side] === from && isOther(evidence.ends?.[side].text ?? '') ? to : statement[side]
    const ends = { subject: end('subject'), object: end('object') }
    const key = JSON.stringify(ends)
    const part = parts.get(key) ?? { ends, evidence: [] }
    part.evidence.push(evidence)
    parts.set(key, part)
  }
  return [...parts.values()].map(({ ends, evidence }) => ({
    ...statement,
    ...ends,
    evidence: evidence as unknown as NonEmpty<Evidence>,
    confidence: parts.size === 1 ? statement.confidence : jointConfidence(evidence),
  }))
}

const remove = (work: Work, { id }: Entity): null => {
  work.entities.delete(id)
  moveName(work, id, null)
  for (const statement of [...work.statements.values()])
    if ([statement.subject, statement.object, statement.attributedTo].includes(id)) drop(work, statement.id)
  return null
}

const drop = ({ statements, statementNow }: Work, id: StatementId): void => {
  statements.delete(id)
  for (const [old, now] of statementNow) if (now === id) statementNow.set(old, null)
  statementNow.set(id, null)
}

/** Statements in other words: under the ids of what they say now, those that say the same with all their evidence. */
const replaceStatements = (
  work: Work,
  isMeant: (statement: Statement) => boolean,
  change: (statement: Statement) => readonly Statement[],
): void => {
  const meant = [...work.statements.values()].filter(isMeant)
  for (const { id } of meant) work.statements.delete(id)
  // In graphs of other programs ids are no hashes of what is said.
  const bySaying = new Map([...work.statements.values()].map((statement) => [statementId(statement), statement.id]))
  const idOf = (statement: Statement): StatementId => bySaying.get(statementId(statement)) ?? statementId(statement)
  for (const before of meant) {
    const after = change(before)
    for (const statement of after) {
      const id = idOf(statement)
      const known = work.statements.get(id)
      work.statements.set(id, known === undefined ? { ...statement, id } : together(known, statement))
    }
    const [first] = after
    const now = first === undefined ? null : idOf(first)
    for (const [old, current] of work.statementNow) if (current === before.id) work.statementNow.set(old, now)
    work.statementNow.set(before.id, now)
  }
}

const together = (known: Statement, other: Statement): Statement => {
  const all = new Map(
    [...known.evidence, ...other.evidence].map((item) => [
      `${item.document}\t${String(item.start)}\t${String(item.end)}\t${item.rule}`,
      item,
    ]),
  )
  const evidence = [...all.values()].sort(
    (left, right) => byText(left.document, right.document) || left.start - right.start || left.end - right.end,
  )
  return { ...known, evidence: evidence as unknown as NonEmpty<Evidence>, confidence: jointConfidence(evidence) }
}

const finish = (knowledge: Knowledge, { entities, statements, statementNow }: Work): Knowledge => {
  const now = (id: StatementId): StatementId | null => (statementNow.has(id) ? (statementNow.get(id) ?? null) : id)
  const links = (knowledge.links ?? []).flatMap((link) => {
    const [from, to] = [now(link.from), now(link.to)]
    return from === null || to === null || from === to ? [] : [{ ...link, from, to }]
  })
  return {
    documents: knowledge.documents,
    entities: [...entities.values()].sort((left, right) => byText(left.id, right.id)),
    statements: [...statements.values()].sort((left, right) => byText(left.id, right.id)),
    ...(knowledge.links === undefined ? {} : { links }),
  }
}
