import type { DocumentId, Entity, EntityId } from '../../model/index.ts'
import { entityOf } from '../name-entities.ts'
import { mergeReason } from '../merge-reason.ts'
import { byText } from '../normalize-name.ts'
import { attempt } from './attempt.ts'
import { changeLinks, changeStatements } from './change-statements.ts'
import type { Found, StatementChanges } from './change-statements.ts'
import type { Memo } from './memo.ts'
import { memosOf } from './memos.ts'
import { nameThings } from './name-things.ts'
import type { ChangedThing } from './name-things.ts'
import type { NamingRules } from './naming-sides.ts'
import { plan } from './plan.ts'
import type { Attempted } from './reach.ts'
import type { GraphChanges, ResolvedState, StateChanges, ThingRow } from './resolved-state.ts'
import type { ChangedDocument, Side } from './sides.ts'
import { clusterOfRow } from './thing-rows.ts'
import { usesOf } from './uses.ts'

/** What a few documents change. */
export interface Growth {
  readonly graph: GraphChanges
  readonly state: StateChanges
}

/** More documents than this are not looked at one by one. */
const MOST_DOCUMENTS = 1000
/** No chain of consequences is as long. */
const MOST_ATTEMPTS = 100

/**
 * What documents that came, went or were read anew change in a graph that is kept with the state of its resolution: the
 * graph afterwards is the one that a resolution of all documents gives. Null where so many documents are concerned that
 * all may as well be resolved anew.
 */
export const growResolution = async (
  state: ResolvedState,
  changed: readonly ChangedDocument[],
  rules: NamingRules,
): Promise<Growth | null> => {
  const memos = memosOf(state)
  const documents = new Map(changed.map((document) => [document.id, document]))
  for (let tries = 0; tries < MOST_ATTEMPTS; tries += 1) {
    const wanted = new Set<DocumentId>()
    const isComplete = (): boolean => Object.values(memos).every((memo: Memo<unknown>) => memo.isComplete())
    const reach = {
      changed,
      documents,
      // What was found out without all that is needed is no reason.
      want: (id: DocumentId): void => {
        if (isComplete()) wanted.add(id)
      },
      isWanting: () => wanted.size > 0,
    }
    const attempted = attempt(rules, memos, reach)
    const planned = attempted === null ? null : plan(attempted, memos, reach)
    if (attempted !== null && planned !== null && isComplete() && wanted.size === 0)
      return finish(state, { attempted, planned, documents, memos, rules })
    for (const memo of Object.values(memos)) await (memo as Memo<unknown>).fetch()
    if (documents.size + wanted.size > MOST_DOCUMENTS + changed.length) return null
    for (const read of await state.documents([...wanted]))
      documents.set(read.document.id, { id: read.document.id, before: read, after: read })
  }
  return null
}

interface Finding extends Found {
  readonly attempted: Attempted
  readonly rules: NamingRules
}

const finish = async (state: ResolvedState, found: Finding): Promise<Growth> => {
  const { planned, rules } = found
  const things = await nameThings(state, planned.things)
  const entities: Entity[] = []
  const [ids, left, renamed] = [new Set<EntityId>(), new Set<EntityId>(), new Map<EntityId, string>()]
  for (const [key, { before, after }] of things) {
    if (before !== null && before.id !== null) left.add(before.id)
    if (after === null || after.id === null) continue
    ids.add(after.id)
    entities.push(
      entityOf(clusterOfRow(after), { id: after.id, name: after.shown ?? '' }, (name, cluster) =>
        mergeReason(name, cluster, rules.gazetteer, rules.overrides),
      ),
    )
    if (before !== null && before.id !== null && before.id !== after.id) renamed.set(before.id, key)
  }
  const statements = await changeStatements(state, found, { things, renamed })
  const links = await changeLinks(state, found, statements)
  return {
    graph: {
      entities,
      goneEntities: [...left].filter((id) => !ids.has(id)),
      statements: statements.put,
      goneStatements: statements.gone,
      ...links,
    },
    state: stateChanges(found, things, statements),
  }
}

const stateChanges = (
  { attempted, documents, rules }: Finding,
  things: ReadonlyMap<string, ChangedThing>,
  { idOf }: StatementChanges,
): StateChanges => {
  const { votes, surnames } = attempted.names.rows()
  const uses = new Map<DocumentId, { readonly gone: readonly number[]; readonly fresh: readonly number[] }>()
  const aliases = new Map(attempted.aliases)
  for (const document of documents.values()) {
    const { id } = document
    const usedOn = (side: Side): readonly number[] => {
      const namings = [attempted[side].named.get(id), attempted[side].namings.get(id)].flatMap((naming) => naming ?? [])
      return usesOf(document[side]?.claims.mentions ?? [], namings, rules.overrides)
    }
    const [before, now] = [new Set(usedOn('before')), new Set(usedOn('after'))]
    uses.set(id, {
      gone: [...before].filter((hash) => !now.has(hash)),
      fresh: [...now].filter((hash) => !before.has(hash)),
    })
    if (document.after === null) aliases.set(id, [])
  }
  const [rows, goneThings] = [[] as ThingRow[], [] as string[]]
  for (const [key, { after }] of things) {
    if (after === null) goneThings.push(key)
    else rows.push(after)
  }
  const groups = [...idOf].flatMap(([said, id]) => (id === null ? [] : [[said, id] as const]))
  return {
    votes,
    surnames,
    uses,
    goneDocuments: [...documents.values()].flatMap(({ id, after }) => (after === null ? [id] : [])),
    aliases,
    called: [...attempted.called.values()].flatMap((row) => row ?? []),
    goneCalled: [...attempted.called].flatMap(([label, row]) => (row === null ? [label] : [])),
    described: attempted.described,
    goneDescribed: attempted.goneDescribed,
    concepts: attempted.concepts,
    things: rows.sort((left, right) => byText(left.key, right.key)),
    goneThings,
    groups,
    goneGroups: [...idOf].flatMap(([said, id]) => (id === null ? [said] : [])),
  }
}
