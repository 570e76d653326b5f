import { Combobox, Text, TextInput, useCombobox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { foldName } from '../../graph/fold-name.ts'
import { createEntitySearch } from '../../graph/search-entities.ts'
import type { Entity } from '../../model/index.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import type { FoundOnServer } from '../state/served-graph.ts'
import { texts } from '../state/texts.ts'
import { SearchIcon } from './icons.tsx'
import { useServedPart, useServedSearch } from './served-part.tsx'
import { TypeMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

const MAX_RESULTS = 8

/** Search by name or alias with typing errors; Enter selects and centres. */
export const SearchBox = ({ index }: { readonly index: KnowledgeIndex }) => {
  const { dispatch } = useExplorer()
  const [query, setQuery] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const search = useMemo(() => createEntitySearch(index.knowledge.entities), [index])
  const found = query.trim() === '' ? [] : search.search(query, MAX_RESULTS)
  const { bring } = useServedPart()
  const elsewhere = useServedSearch(query, (id) => index.entities.has(id))
  const choose = (id: string) => {
    if (index.entities.has(id)) dispatch({ type: 'select', selection: { kind: 'entity', id }, centre: true })
    else bring(id)
    setQuery('')
    combobox.closeDropdown()
  }
  const type = (text: string) => {
    setQuery(text)
    if (text.trim() === '') return combobox.closeDropdown()
    combobox.openDropdown()
    combobox.updateSelectedOptionIndex()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md" withinPortal={false}>
      <Combobox.Target>
        <TextInput
          className="search"
          type="search"
          aria-label={texts.search}
          placeholder={texts.searchHint}
          leftSection={<SearchIcon />}
          value={query}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            const first = bestOf(query, found, elsewhere)
            if (event.key === 'Enter' && first && combobox.getSelectedOptionIndex() === -1) choose(first.id)
            if (event.key === 'Escape' && query !== '') {
              event.preventDefault()
              type('')
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={query.trim() === ''}>
        <Combobox.Options aria-label={texts.search}>
          {found.map((entity) => (
            <FoundEntity key={entity.id} entity={entity} count={index.statementsOf.get(entity.id)?.length ?? 0} />
          ))}
          {elsewhere.length > 0 && (
            <Combobox.Group label={texts.onServer}>
              {elsewhere.map((entity) => (
                <FoundEntity key={entity.id} entity={entity} count={entity.statements} />
              ))}
            </Combobox.Group>
          )}
          {found.length + elsewhere.length === 0 && <Combobox.Empty>{texts.nothingFound}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** What is called exactly so, here before elsewhere; else what fits best. */
const bestOf = (
  query: string,
  found: readonly Entity[],
  elsewhere: readonly FoundOnServer[],
): Entity | FoundOnServer | undefined => {
  const all = [...found, ...elsewhere]
  return all.find(({ name }) => foldName(name) === foldName(query)) ?? all[0]
}

const FoundEntity = ({
  entity,
  count,
}: {
  readonly entity: Pick<Entity, 'id' | 'name' | 'type'>
  readonly count: number
}) => (
  <Combobox.Option value={entity.id}>
    <span className="entity-line">
      <TypeMark type={entity.type} />
      <span className="entity-name">{entity.name}</span>
      <Text span size="xs" c="dimmed">
        {texts.entityTypes[entity.type]} · {texts.statementCount(count)}
      </Text>
    </span>
  </Combobox.Option>
)
