import type { Entity, Knowledge, Statement, StatementLink } from '../../src/model/index.ts'
import { wordsOf } from '../../src/resolution/growth/fold-locally.ts'
import type { Growth } from '../../src/resolution/growth/grow-resolution.ts'
import type {
  AliasRow,
  CalledRow,
  CountRow,
  DescribedRow,
  ResolvedState,
  StateSink,
  ThingRow,
} from '../../src/resolution/growth/resolved-state.ts'
import type { ConceptRow } from '../../src/resolution/resolve-concepts.ts'
import type { Gazetteer } from '../../src/resolution/gazetteer.ts'
import type { Overrides } from '../../src/resolution/overrides.ts'
import { createPiles } from '../../src/resolution/piles.ts'
import { resolveInRounds } from '../../src/resolution/resolve-knowledge.ts'
import type { ReadDocument } from '../../src/resolution/resolve-knowledge.ts'

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Documents, their graph and the state of its resolution, in maps. */
export class StateInMemory {
  readonly documents = new Map<string, ReadDocument>()
  readonly entities = new Map<string, Entity>()
  readonly statements = new Map<string, Statement>()
  readonly links = new Map<string, StatementLink>()
  private readonly counts = new Map<string, CountRow & { readonly kind: string }>()
  private readonly uses = new Map<string, readonly number[]>()
  private readonly aliases = new Map<string, AliasRow>()
  private readonly called = new Map<string, CalledRow>()
  private readonly described = new Map<string, DescribedRow>()
  private readonly concepts = new Map<string, ConceptRow>()
  private readonly things = new Map<string, ThingRow>()
  private readonly groups = new Map<string, string>()

  /** All that is known, in an order of its own. */
  snapshot(): string {
    const rows = (map: ReadonlyMap<string, unknown>): unknown =>
      [...map]
        .sort(([left], [right]) => byText(left, right))
        .filter(([, row]) => !(Array.isArray(row) && row.length === 0))
    const all = {
      counts: this.counts,
      uses: this.uses,
      aliases: this.aliases,
      called: this.called,
      described: this.described,
      concepts: this.concepts,
      things: this.things,
      groups: this.groups,
    }
    return JSON.stringify(Object.fromEntries(Object.entries(all).map(([name, map]) => [name, rows(map)])), null, 1)
  }

  knowledge(): Knowledge {
    const sorted = <Item>(map: ReadonlyMap<string, Item>): Item[] =>
      [...map].sort(([left], [right]) => byText(left, right)).map(([, item]) => item)
    return {
      documents: sorted(this.documents).map(({ document }) => document),
      entities: sorted(this.entities),
      statements: sorted(this.statements),
      links: sorted(this.links),
    }
  }

  /** Resolve all documents anew. */
  async resolve(gazetteer: Gazetteer, overrides: Overrides): Promise<void> {
    for (const map of [
      this.entities,
      this.statements,
      this.links,
      this.counts,
      this.uses,
      this.aliases,
      this.called,
      this.described,
      this.concepts,
      this.things,
      this.groups,
    ])
      map.clear()
    const inOrder = [...this.documents.values()].sort((left, right) => byText(left.document.id, right.document.id))
    const read = await resolveInRounds(() => inOrder, gazetteer, { overrides, pilesOf: createPiles, sink: this.sink() })
    for (const entity of read.entities) this.entities.set(entity.id, entity)
    for (const statement of read.statements) this.statements.set(statement.id, statement)
    for (const link of read.links ?? []) this.links.set(linkKey(link), link)
  }

  apply({ graph, state }: Growth): void {
    for (const id of graph.goneEntities) this.entities.delete(id)
    for (const entity of graph.entities) this.entities.set(entity.id, entity)
    for (const id of graph.goneStatements) this.statements.delete(id)
    for (const statement of graph.statements) this.statements.set(statement.id, statement)
    for (const link of graph.goneLinks) this.links.delete(linkKey(link))
    for (const link of graph.links) this.links.set(linkKey(link), link)
    const sink = this.sink()
    for (const row of state.votes) sink.vote(row)
    for (const row of state.surnames) sink.surname(row)
    for (const [key, { count }] of this.counts) if (count === 0) this.counts.delete(key)
    for (const [document, { gone, fresh }] of state.uses) {
      const kept = (this.uses.get(document) ?? []).filter((hash) => !gone.includes(hash))
      sink.uses(
        document,
        [...kept, ...fresh].sort((left, right) => left - right),
      )
    }
    for (const document of state.goneDocuments) this.uses.delete(document)
    for (const [document, rows] of state.aliases) {
      for (const [key, row] of this.aliases) if (row.document === document) this.aliases.delete(key)
      rows.forEach(sink.alias)
    }
    for (const label of state.goneCalled) this.called.delete(label)
    state.called.forEach(sink.called)
    for (const [head, document] of state.goneDescribed) this.described.delete(`${head}|${document}`)
    state.described.forEach(sink.described)
    for (const { before } of state.concepts) if (before !== null) this.concepts.delete(before.key)
    for (const { after } of state.concepts) if (after !== null) sink.concept(after)
    for (const key of state.goneThings) this.things.delete(key)
    state.things.forEach(sink.thing)
    for (const said of state.goneGroups) this.groups.delete(said)
    for (const [said, id] of state.groups) sink.group(said, id)
  }

  asked(): ResolvedState {
    const found = <Row>(map: ReadonlyMap<string, Row>, keys: readonly string[]): Row[] =>
      keys.flatMap((key) => map.get(key) ?? [])
    const counts = (kind: string) => (names: readonly string[]) =>
      Promise.resolve([...this.counts.values()].filter((row) => row.kind === kind && names.includes(row.name)))
    const things = (isIt: (row: ThingRow) => boolean): ThingRow[] => [...this.things.values()].filter(isIt)
    return {
      votes: counts('vote'),
      surnames: counts('surname'),
      users: (hash) => Promise.resolve([...this.uses].filter(([, hashes]) => hashes.includes(hash)).map(([id]) => id)),
      things: (keys) => Promise.resolve(found(this.things, keys)),
      thingsById: (ids) => Promise.resolve(things(({ id }) => id !== null && ids.includes(id))),
      namesakes: (norm, limit) => Promise.resolve(things((row) => row.norm === norm).slice(0, limit)),
      sharers: (base, limit) =>
        Promise.resolve(
          things((row) => row.base === base)
            .sort((left, right) => byText(left.rank, right.rank))
            .slice(0, limit),
        ),
      aliases: () => Promise.resolve([...this.aliases.values()]),
      called: (labels) => Promise.resolve(found(this.called, labels)),
      calledAs: (keys) => Promise.resolve([...this.called.values()].filter(({ key }) => keys.includes(key))),
      described: (places) =>
        Promise.resolve(
          found(
            this.described,
            places.map(([head, document]) => `${head}|${document}`),
          ),
        ),
      concepts: (keys) => Promise.resolve(found(this.concepts, keys)),
      candidates: (hash) => Promise.resolve([...this.concepts.values()].filter((row) => wordsOf(row).includes(hash))),
      underHead: (head) => Promise.resolve([...this.described.values()].filter((row) => row.head === head)),
      groups: (said) =>
        Promise.resolve(
          said.flatMap((key) => (this.groups.has(key) ? [[key, this.groups.get(key) ?? ''] as const] : [])),
        ),
      documents: (ids) => Promise.resolve(found(this.documents, ids)),
      statements: (ids) => Promise.resolve(found(this.statements, ids)),
      statementsAround: (ids) =>
        Promise.resolve(
          [...this.statements.values()].filter(({ subject, object, attributedTo }) =>
            [subject, object, attributedTo].some((id) => id !== null && ids.includes(id)),
          ),
        ),
      linksOf: (ids) =>
        Promise.resolve([...this.links.values()].filter(({ from, to }) => ids.includes(from) || ids.includes(to))),
    }
  }

  private sink(): StateSink {
    return {
      vote: (row) => this.counts.set(`vote|${row.name}|${row.item}`, { ...row, kind: 'vote' }),
      surname: (row) => this.counts.set(`surname|${row.name}|${row.item}`, { ...row, kind: 'surname' }),
      uses: (document, hashes) => this.uses.set(document, hashes),
      alias: (row) => this.aliases.set(`${row.document}|${String(row.number)}`, row),
      called: (row) => this.called.set(row.label, row),
      described: (row) => this.described.set(`${row.head}|${row.document}`, row),
      concept: (row) => this.concepts.set(row.key, row),
      thing: (row) => this.things.set(row.key, row),
      group: (said, id) => this.groups.set(said, id),
    }
  }
}

const linkKey = ({ from, to, kind, document, start }: StatementLink): string =>
  [from, to, kind, document, String(start)].join('|')
