import { labelStatement } from '../../graph/index.ts'
import type { Statement } from '../../model/index.ts'
import { escapeXml } from './escape-xml.ts'
import { mergeSpells, spellAttributes, spellOf } from './gexf-spell.ts'
import { createValuesWriter } from './gexf-values.ts'
import type { Column, StatementContext } from './graph-columns.ts'
import { createGexfKinds } from './xml-ids.ts'
import type { XmlIds } from './xml-ids.ts'

/** All statements of one subject, relation and object, whoever says so and of whatever time. */
type Group = readonly [Statement, ...Statement[]]
type GroupInContext = StatementContext & { readonly group: Group }

const evidenceOf = ({ group }: GroupInContext) => group.flatMap(({ evidence }) => evidence)
const distinct = (values: readonly (string | null)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== null))].sort()

/** What an edge of a relation tells; the lists of evidence run in step, the others name each value once. */
export const RELATION_COLUMNS: readonly Column<GroupInContext>[] = [
  { id: 'relation', type: 'string', recurs: true, value: ({ group: [first] }) => first.relation },
  {
    id: 'eventTypes',
    type: 'liststring',
    recurs: true,
    value: ({ group }) => distinct(group.map(({ eventType }) => eventType)),
  },
  { id: 'statements', type: 'integer', recurs: true, value: ({ group }) => group.length },
  { id: 'statementIds', type: 'liststring', value: ({ group }) => group.map(({ id }) => id) },
  {
    id: 'negative',
    type: 'integer',
    recurs: true,
    value: ({ group }) => group.filter(({ polarity }) => polarity === 'negative').length,
  },
  {
    id: 'modalities',
    type: 'liststring',
    recurs: true,
    value: ({ group }) => distinct(group.map(({ modality }) => modality)),
  },
  {
    id: 'speakers',
    type: 'liststring',
    recurs: true,
    value: ({ group, nameOf }) =>
      distinct(group.map(({ attributedTo }) => (attributedTo === null ? null : nameOf(attributedTo)))),
  },
  {
    id: 'undated',
    type: 'integer',
    recurs: true,
    value: ({ group }) => group.filter(({ time }) => spellOf(time) === null).length,
  },
  { id: 'confidence', type: 'double', recurs: true, value: ({ group }) => Math.max(...group.map((s) => s.confidence)) },
  { id: 'evidence', type: 'liststring', value: (item) => evidenceOf(item).map(({ quote }) => quote) },
  { id: 'documentIds', type: 'liststring', recurs: true, value: (item) => evidenceOf(item).map((e) => e.document) },
  {
    id: 'sources',
    type: 'liststring',
    recurs: true,
    value: (item) => evidenceOf(item).map(({ document }) => item.sourceOf(document)),
  },
]

/** The statements by subject, relation and object, in the order of the first of each. */
export const groupStatements = (statements: readonly Statement[]): readonly Group[] => {
  const groups = new Map<string, [Statement, ...Statement[]]>()
  for (const statement of statements) {
    const key = JSON.stringify([statement.subject, statement.relation, statement.object])
    const group = groups.get(key)
    if (group) group.push(statement)
    else groups.set(key, [statement])
  }
  return [...groups.values()]
}

/** Writes a group as one edge, its times as spells. Its id is that of its first statement. */
export const createRelationWriter = (ids: XmlIds, context: StatementContext) => {
  const kindOf = createGexfKinds()
  const addValues = createValuesWriter(RELATION_COLUMNS)
  return (group: Group, add: (text: string) => void): void => {
    const [first] = group
    const ends = `source="${escapeXml(ids.entity(first.subject))}" target="${escapeXml(ids.entity(first.object))}"`
    const words = `kind="${escapeXml(kindOf(first))}" label="${escapeXml(labelOf(group))}"`
    const weight = group.reduce((sum, { evidence }) => sum + evidence.length, 0)
    add(`      <edge id="${escapeXml(ids.statement(first.id))}" ${ends} ${words} weight="${String(weight)}">`)
    addValues({ ...context, group }, add)
    const spells = mergeSpells(group.flatMap(({ time }) => spellOf(time) ?? []))
    if (spells.length > 0)
      add(`<spells>${spells.map((spell) => `<spell${spellAttributes(spell)}/>`).join('')}</spells>`)
    add('</edge>\n')
  }
}

/** A fact and its denial must not read like a fact. */
const labelOf = (group: Group): string => {
  const [label = '', ...others] = new Set(group.map(labelStatement))
  return others.length === 0 ? label : `${group[0].relation} (disputed or in part)`
}
