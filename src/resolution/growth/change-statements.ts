import type { EntityId, Evidence, NonEmpty, Statement, StatementId, StatementLink } from '../../model/index.ts'
import { jointConfidence, statementId } from '../statement-id.ts'
import type { Memos } from './memos.ts'
import type { ChangedThing } from './name-things.ts'
import type { Planned } from './plan.ts'
import type { Reach } from './reach.ts'
import type { GraphChanges, ResolvedState } from './resolved-state.ts'
import { saidKey } from './said.ts'
import type { Said } from './said.ts'

/** What becomes of statements. */
export interface StatementChanges {
  readonly put: readonly Statement[]
  readonly gone: readonly StatementId[]
  /** The ids of statements that changed, by what they say; null where one is gone. */
  readonly idOf: ReadonlyMap<string, StatementId | null>
  /** New ids by old ones, where they differ; null where a statement is gone. */
  readonly moved: ReadonlyMap<StatementId, StatementId | null>
}

/** What an attempt found, and what statements and links are made of. */
export interface Found {
  readonly planned: Planned
  readonly documents: Reach['documents']
  readonly memos: Memos
}

/** Things that are named, and those of them that have another id than before: their keys by their old ids. */
export interface Renaming {
  readonly things: ReadonlyMap<string, ChangedThing>
  readonly renamed: ReadonlyMap<EntityId, string>
}

/** Statements of what is said now, and those of things that have other ids than before. */
export const changeStatements = async (
  state: ResolvedState,
  { planned, memos }: Found,
  { things, renamed }: Renaming,
): Promise<StatementChanges> => {
  const all = new Map(planned.statements)
  for (const content of await contentsAround(state, [...renamed.keys()]))
    if (!all.has(content.said)) all.set(content.said, { before: content.statement, after: content, content })
  const idNow = (key: string): EntityId => {
    const thing = things.get(key)
    const row = thing === undefined ? memos.things.get(key) : thing.after
    return row?.id ?? ''
  }
  for (const { content } of all.values()) keysOf(content).forEach(idNow)
  await memos.things.fetch()
  const put = new Map<StatementId, Statement>()
  const idOf = new Map<string, StatementId | null>()
  const moved = new Map<StatementId, StatementId | null>()
  for (const [said, { before, after }] of all) {
    const statement = after === null ? null : statementOf(after, idNow)
    if (statement !== null) put.set(statement.id, statement)
    idOf.set(said, statement?.id ?? null)
    if (before !== null && before.id !== statement?.id) moved.set(before.id, statement?.id ?? null)
  }
  return { put: [...put.values()], gone: [...moved.keys()].filter((id) => !put.has(id)), idOf, moved }
}

/** What the statements of some entities say, by keys of things. */
const contentsAround = async (
  state: ResolvedState,
  ids: readonly EntityId[],
): Promise<readonly (Said & { readonly statement: Statement })[]> => {
  if (ids.length === 0) return []
  const around = await state.statementsAround(ids)
  const ends = new Set(around.flatMap(endsOf))
  const keys = new Map((await state.thingsById([...ends])).map(({ id, key }) => [id ?? '', key]))
  return around.map((statement) => ({ ...contentOf(statement, (id) => keys.get(id) ?? ''), statement }))
}

const endsOf = ({ subject, object, attributedTo }: Statement): readonly EntityId[] =>
  attributedTo === null ? [subject, object] : [subject, object, attributedTo]

const keysOf = ({ subject, object, speaker }: Said): readonly string[] =>
  speaker === null ? [subject, object] : [subject, object, speaker]

const contentOf = (statement: Statement, keyOf: (id: EntityId) => string): Said => {
  const { relation, eventType, polarity, modality, time, evidence, attributedTo } = statement
  const content = {
    subject: keyOf(statement.subject),
    object: keyOf(statement.object),
    speaker: attributedTo === null ? null : keyOf(attributedTo),
    words: { relation, eventType, polarity, modality },
    time,
  }
  return { said: saidKey(content), ...content, evidence }
}

const statementOf = (said: Said, idOf: (key: string) => EntityId): Statement => {
  const { relation, eventType, polarity, modality } = said.words
  const fields = {
    subject: idOf(said.subject),
    relation,
    eventType,
    object: idOf(said.object),
    polarity,
    modality,
    attributedTo: said.speaker === null ? null : idOf(said.speaker),
    time: said.time,
  }
  return {
    id: statementId(fields),
    ...fields,
    confidence: jointConfidence(said.evidence),
    evidence: said.evidence as unknown as NonEmpty<Evidence>,
  }
}

type LinkChanges = Pick<GraphChanges, 'links' | 'goneLinks'>

/** Links between what the documents say, and those of statements that have other ids than before. */
export const changeLinks = async (
  state: ResolvedState,
  { planned, documents }: Found,
  { idOf, moved }: StatementChanges,
): Promise<LinkChanges> => {
  const touched = [...planned.statements.values()].flatMap(({ before }) => before?.id ?? [])
  const kept = await state.linksOf([...new Set([...touched, ...moved.keys()])])
  const stale = kept.filter(({ document, from, to }) => documents.has(document) || moved.has(from) || moved.has(to))
  const links = new Map<string, StatementLink>()
  const keep = (link: StatementLink): void => {
    if (link.from !== link.to)
      links.set([link.from, link.to, link.kind, link.document, String(link.start)].join('|'), link)
  }
  for (const link of stale)
    if (!documents.has(link.document))
      keep({ ...link, from: moved.get(link.from) ?? link.from, to: moved.get(link.to) ?? link.to })
  for (const { link, document, from, to } of planned.shares.after.links) {
    const { kind, start, end, words } = link
    keep({ kind, from: idOf.get(from) ?? '', to: idOf.get(to) ?? '', document, start, end, words })
  }
  return { links: [...links.values()], goneLinks: stale }
}
