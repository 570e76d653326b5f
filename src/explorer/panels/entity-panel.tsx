import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { Entity, Merge, Statement } from '../../model/index.ts'
import type { Visible } from '../state/filters.ts'
import { nameOf } from '../state/knowledge-index.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { documentsOf, groupRelations } from '../state/relation-groups.ts'
import type { Direction, RelationGroup } from '../state/relation-groups.ts'
import { texts } from '../state/texts.ts'
import { toneOf } from '../state/tone.ts'
import { sayPercent } from '../state/words.ts'
import { DocumentLine } from './document-line.tsx'
import { EditEntity } from './edit-entity.tsx'
import { EntityTimeline } from './entity-timeline.tsx'
import { StatementMeta } from './lines.tsx'
import { BringButton, useServedPart } from './served-part.tsx'
import { QuoteInSentence } from './quote.tsx'
import { ToneMark, TypeMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

interface EntityPanelProps {
  readonly index: KnowledgeIndex
  readonly entity: Entity
  readonly visible: Visible
}

/** All that is stated about an entity, each with the quote behind it. */
export const EntityPanel = ({ index, entity, visible }: EntityPanelProps) => {
  const { served, isRead } = useServedPart()
  const groups = groupRelations(index, entity.id, visible.statements)
  const all = index.statementsOf.get(entity.id)?.length ?? 0
  const shown = groups.reduce((sum, { statements }) => sum + statements.length, 0)
  return (
    <Stack gap="md">
      <div>
        <Title order={2} size="h3" className="wrap">
          {entity.name}
        </Title>
        <Group gap="xs" mt={4}>
          <TypeMark type={entity.type} />
          <Text size="sm">{texts.entityTypes[entity.type]}</Text>
          <Text size="sm" c="dimmed">
            {texts.statementCount(all)}
          </Text>
        </Group>
      </div>
      <BringButton id={entity.id} />
      {entity.aliases.length > 0 && <Aliases aliases={entity.aliases} />}
      {entity.merges !== undefined && entity.merges.length > 0 && <Merges merges={entity.merges} />}
      <EditEntity key={entity.id} index={index} entity={entity} />
      {all > shown && (
        <Text size="sm" c="dimmed">
          {texts.hiddenByFilters(all - shown)}
        </Text>
      )}
      {all === 0 && (
        <Text c="dimmed">{served !== null && !isRead(entity.id) ? texts.noneHere : texts.noRelations}</Text>
      )}
      <EntityTimeline key={`timeline ${entity.id}`} index={index} entity={entity.id} visible={visible} />
      {groups.map((group) => (
        <Relation key={`${group.direction} ${group.relation}`} index={index} group={group} name={entity.name} />
      ))}
      <Documents index={index} entity={entity} />
    </Stack>
  )
}

const Aliases = ({ aliases }: { readonly aliases: readonly string[] }) => (
  <section>
    <Title order={3} className="section-title">
      {texts.aliases}
    </Title>
    <Group gap={6}>
      {aliases.map((alias) => (
        <Badge key={alias} variant="default" tt="none" fw={400} className="alias">
          {alias}
        </Badge>
      ))}
    </Group>
  </section>
)

/** Why the names were held for one, closed until somebody asks. */
const Merges = ({ merges }: { readonly merges: readonly Merge[] }) => (
  <details>
    <summary>{texts.whyMerged}</summary>
    <ul className="merges">
      {merges.map(({ name, reason, score }) => (
        <li key={name}>
          <Text span size="sm" className="wrap">
            {texts.mergeLine(name, reason)}
          </Text>{' '}
          <Text span size="sm" c="dimmed">
            {sayPercent(score)}
          </Text>
        </li>
      ))}
    </ul>
  </details>
)

const Relation = ({
  index,
  group,
  name,
}: {
  readonly index: KnowledgeIndex
  readonly group: RelationGroup
  readonly name: string
}) => (
  <section className="relation">
    <Title order={3} className="relation-title">
      {group.direction === 'out' ? (
        <>
          <span className="own-name">{name}</span> <em>{group.relation}</em> …
        </>
      ) : (
        <>
          … <em>{group.relation}</em> <span className="own-name">{name}</span>
        </>
      )}
    </Title>
    <ul className="statements">
      {group.statements.map((statement) => (
        <li key={statement.id}>
          <StatementOfEntity index={index} statement={statement} direction={group.direction} />
        </li>
      ))}
    </ul>
  </section>
)

const StatementOfEntity = ({
  index,
  statement,
  direction,
}: {
  readonly index: KnowledgeIndex
  readonly statement: Statement
  readonly direction: Direction
}) => {
  const { dispatch } = useExplorer()
  const other = direction === 'out' ? statement.object : statement.subject
  const type = index.entities.get(other)?.type ?? 'MISC'
  const [evidence] = statement.evidence
  return (
    <>
      <div className="entity-line">
        <TypeMark type={type} labelled />
        <Anchor
          component="button"
          type="button"
          className="entity-name other-end"
          onClick={() => dispatch({ type: 'select', selection: { kind: 'entity', id: other }, centre: true })}
        >
          {nameOf(index, other)}
        </Anchor>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => dispatch({ type: 'select', selection: { kind: 'statement', id: statement.id }, centre: true })}
        >
          {texts.evidenceButton(statement.evidence.length)}
        </Button>
      </div>
      <div className="meta">
        <ToneMark tone={toneOf(statement)} />
        <StatementMeta index={index} statement={statement} />
      </div>
      <QuoteInSentence document={index.documents.get(evidence.document)} evidence={evidence} />
    </>
  )
}

const Documents = ({ index, entity }: { readonly index: KnowledgeIndex; readonly entity: Entity }) => {
  const documents = documentsOf(index, entity.id).flatMap((id) => index.documents.get(id) ?? [])
  if (documents.length === 0) return null
  return (
    <section>
      <Title order={3} className="section-title">
        {texts.documents}
      </Title>
      <ul className="plain">
        {documents.map((document) => (
          <li key={document.id}>
            <DocumentLine document={document} />
          </li>
        ))}
      </ul>
    </section>
  )
}
