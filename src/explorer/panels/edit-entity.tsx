import { Button, Checkbox, Combobox, Group, NativeSelect, Stack, Text, TextInput, useCombobox } from '@mantine/core'
import { useId, useState } from 'react'
import { ENTITY_TYPES } from '../../model/index.ts'
import type { Edit, Entity, EntityType } from '../../model/index.ts'
import { searchOf } from '../state/graph-of.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { editedEntity } from '../state/say-edit.ts'
import { texts } from '../state/texts.ts'
import { TypeMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

interface EditEntityProps {
  readonly index: KnowledgeIndex
  readonly entity: Entity
}

/** Put an entity right: its name, its type, what it is the same as and what it is not. Closed until somebody asks. */
export const EditEntity = ({ index, entity }: EditEntityProps) => {
  const { dispatch } = useExplorer()
  const make = (edit: Edit): void => dispatch({ type: 'changeHistory', change: { kind: 'edit', edit } })
  const reference = editedEntity(entity)
  return (
    <details className="put-right">
      <summary>{texts.putRight}</summary>
      <Stack gap="sm" mt="xs">
        <Rename
          key={entity.name}
          entity={entity}
          onRename={(name) => make({ kind: 'rename', entity: reference, name })}
        />
        <Retype
          key={entity.type}
          entity={entity}
          onRetype={(type) => make({ kind: 'retype', entity: reference, type })}
        />
        <MergeWith
          index={index}
          entity={entity}
          onMerge={(other) => make({ kind: 'merge', into: reference, entities: [editedEntity(other)] })}
        />
        {entity.aliases.length > 0 && (
          <SplitNames
            key={entity.aliases.join('\t')}
            aliases={entity.aliases}
            onSplit={(names) => make({ kind: 'split', entity: reference, names })}
          />
        )}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => make({ kind: 'hide-entity', entity: reference })}>
            {texts.hideEntity}
          </Button>
          <Button size="xs" variant="default" onClick={() => make({ kind: 'delete-entity', entity: reference })}>
            {texts.deleteEntity}
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {texts.hideHint}
        </Text>
      </Stack>
    </details>
  )
}

const Rename = ({ entity, onRename }: { readonly entity: Entity; readonly onRename: (name: string) => void }) => {
  const [name, setName] = useState(entity.name)
  const isNew = name.trim() !== '' && name.trim() !== entity.name
  return (
    <form
      className="edit-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (isNew) onRename(name.trim())
      }}
    >
      <TextInput
        size="xs"
        label={texts.newName}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" type="submit" disabled={!isNew}>
        {texts.rename}
      </Button>
    </form>
  )
}

const Retype = ({ entity, onRetype }: { readonly entity: Entity; readonly onRetype: (type: EntityType) => void }) => {
  const [type, setType] = useState<EntityType>(entity.type)
  return (
    <form
      className="edit-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (type !== entity.type) onRetype(type)
      }}
    >
      <NativeSelect
        size="xs"
        label={texts.entityType}
        value={type}
        data={ENTITY_TYPES.map((value) => ({ value, label: texts.entityTypes[value] }))}
        onChange={(event) => setType(event.currentTarget.value as EntityType)}
      />
      <Button size="xs" variant="default" type="submit" disabled={type === entity.type}>
        {texts.retype}
      </Button>
    </form>
  )
}

const MAX_FOUND = 6

/** Search for the other one, choose it, then say that they are one. */
const MergeWith = ({ index, entity, onMerge }: EditEntityProps & { readonly onMerge: (other: Entity) => void }) => {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Entity | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found =
    query.trim() === '' || chosen !== null
      ? []
      : searchOf(index)
          .search(query, MAX_FOUND + 1)
          .filter(({ id }) => id !== entity.id)
          .slice(0, MAX_FOUND)
  const choose = (id: string): void => {
    const other = index.entities.get(id)
    if (other === undefined) return
    setChosen(other)
    setQuery(other.name)
    combobox.closeDropdown()
  }
  return (
    <div className="edit-row">
      <Combobox store={combobox} onOptionSubmit={choose} shadow="md" withinPortal={false}>
        <Combobox.Target>
          <TextInput
            size="xs"
            label={texts.mergeWith}
            placeholder={texts.mergeHint}
            value={query}
            onChange={(event) => {
              setChosen(null)
              setQuery(event.currentTarget.value)
              combobox.openDropdown()
              combobox.updateSelectedOptionIndex()
            }}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              const [first] = found
              if (event.key === 'Enter' && first && combobox.getSelectedOptionIndex() === -1) choose(first.id)
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={found.length === 0}>
          <Combobox.Options aria-label={texts.mergeWith}>
            {found.map(({ id, name, type }) => (
              <Combobox.Option key={id} value={id}>
                <span className="entity-line">
                  <TypeMark type={type} labelled />
                  <span className="entity-name">{name}</span>
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Button
        size="xs"
        variant="default"
        disabled={chosen === null}
        onClick={() => {
          if (chosen === null) return
          onMerge(chosen)
          setQuery('')
          setChosen(null)
        }}
      >
        {chosen === null ? texts.merge('…') : texts.merge(chosen.name)}
      </Button>
    </div>
  )
}

const SplitNames = ({
  aliases,
  onSplit,
}: {
  readonly aliases: readonly string[]
  readonly onSplit: (names: readonly string[]) => void
}) => {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const label = useId()
  return (
    <fieldset className="split-names" aria-labelledby={label}>
      <legend id={label}>{texts.splitNames}</legend>
      {aliases.map((alias) => (
        <Checkbox
          key={alias}
          size="sm"
          label={alias}
          checked={chosen.includes(alias)}
          onChange={(event) =>
            setChosen(event.currentTarget.checked ? [...chosen, alias] : chosen.filter((name) => name !== alias))
          }
        />
      ))}
      <Button size="xs" variant="default" mt={6} disabled={chosen.length === 0} onClick={() => onSplit(chosen)}>
        {texts.split}
      </Button>
    </fieldset>
  )
}
