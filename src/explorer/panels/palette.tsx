import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { foldName } from '../../graph/fold-name.ts'
import type { GraphCanvas } from '../canvas/graph-canvas.ts'
import type { Tab } from '../state/explorer-state.ts'
import type { ExportFormat } from '../state/export-graph.ts'
import { nearestFirst } from '../state/complete-question.ts'
import { searchOf } from '../state/graph-of.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { LAYOUT_KINDS } from '../state/picture.ts'
import { texts } from '../state/texts.ts'
import { usePageEvent } from './embedding.ts'
import { save } from './export-menu.tsx'
import { SearchIcon } from './icons.tsx'
import { useServedPart, useServedSearch } from './served-part.tsx'
import { TypeMark } from './type-mark.tsx'
import { useExplorer } from './use-explorer.ts'

interface PaletteProps {
  readonly index: KnowledgeIndex
  readonly canvas: GraphCanvas | null
}

interface Command {
  readonly label: string
  readonly run: () => void
}

const MAX_ENTITIES = 7
const FORMATS: readonly ExportFormat[] = ['gexf', 'graphml', 'json']
const TABS: readonly Tab[] = ['list', 'filters', 'ask']

/** Ctrl-K: names and aliases with typing errors, and all that the page can be told to do. */
export const Palette = ({ index, canvas }: PaletteProps) => {
  const { dispatch } = useExplorer()
  const [query, setQuery] = useState('')
  const commands = useCommands(index, canvas)
  usePageEvent('keydown', getHotkeyHandler([['mod + K', spotlight.open]]))
  // Whether it is open is kept outside React.
  useEffect(() => spotlight.close, [])
  const entities =
    query.trim() === ''
      ? []
      : nearestFirst(searchOf(index).search(query, 4 * MAX_ENTITIES), query).slice(0, MAX_ENTITIES)
  const { bring } = useServedPart()
  const elsewhere = useServedSearch(query, (id) => index.entities.has(id))
  const words = foldName(query).split(' ')
  const fitting = commands.filter(({ label }) => words.every((word) => foldName(label).includes(word)))
  // Who writes out a command means it, whatever names hold the same words.
  const isCommand = query.trim() !== '' && fitting.some(({ label }) => foldName(label).startsWith(foldName(query)))
  // What comes late from the server is not chosen yet when it is the only thing there.
  const bringFirst = (event: KeyboardEvent) => {
    const [first] = elsewhere
    if (event.key !== 'Enter' || first === undefined || entities.length + fitting.length > 0) return
    event.preventDefault()
    spotlight.close()
    bring(first.id)
  }
  const commandGroup = fitting.length > 0 && (
    <Spotlight.ActionsGroup label={texts.paletteCommands}>
      {fitting.map(({ label, run }) => (
        <Spotlight.Action key={label} label={label} onClick={run} />
      ))}
    </Spotlight.ActionsGroup>
  )
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="60vh"
      attributes={{ content: { 'aria-label': texts.palette } }}
    >
      <Spotlight.Search
        placeholder={texts.paletteHint}
        aria-label={texts.paletteHint}
        leftSection={<SearchIcon />}
        maxLength={500}
        onKeyDown={bringFirst}
      />
      <Spotlight.ActionsList aria-label={texts.palette}>
        {isCommand && commandGroup}
        {entities.length > 0 && (
          <Spotlight.ActionsGroup label={texts.paletteEntities}>
            {entities.map(({ id, name, type }) => (
              <Spotlight.Action
                key={id}
                label={name}
                leftSection={<TypeMark type={type} labelled />}
                onClick={() => dispatch({ type: 'select', selection: { kind: 'entity', id }, centre: true })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {elsewhere.length > 0 && (
          <Spotlight.ActionsGroup label={texts.onServer}>
            {elsewhere.map(({ id, name, type }) => (
              <Spotlight.Action
                key={id}
                label={name}
                leftSection={<TypeMark type={type} labelled />}
                onClick={() => bring(id)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {!isCommand && commandGroup}
        {entities.length + elsewhere.length + fitting.length === 0 && (
          <Spotlight.Empty>{texts.paletteNothing}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

const useCommands = (index: KnowledgeIndex, canvas: GraphCanvas | null): readonly Command[] => {
  const { dispatch } = useExplorer()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const picture: readonly Command[] = canvas
    ? [
        { label: texts.fit, run: canvas.fit },
        { label: texts.zoomIn, run: () => canvas.zoom('in') },
        { label: texts.zoomOut, run: () => canvas.zoom('out') },
        ...LAYOUT_KINDS.map((layout) => ({
          label: texts.commandLayout(texts.layouts[layout]),
          run: () => dispatch({ type: 'changePicture', change: { kind: 'layout', layout } }),
        })),
      ]
    : []
  return [
    ...TABS.map((tab) => ({
      label: texts.commandTab(texts.tabs[tab]),
      run: () => dispatch({ type: 'showTab', tab }),
    })),
    { label: texts.openTable, run: () => dispatch({ type: 'showTable', open: true }) },
    { label: texts.clearFilters, run: () => dispatch({ type: 'clearFilters' }) },
    { label: texts.undo, run: () => dispatch({ type: 'changeHistory', change: { kind: 'undo' } }) },
    { label: texts.redo, run: () => dispatch({ type: 'changeHistory', change: { kind: 'redo' } }) },
    { label: texts.commandClearSelection, run: () => dispatch({ type: 'clear' }) },
    {
      label: scheme === 'dark' ? texts.lightMode : texts.darkMode,
      run: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
    },
    ...picture,
    ...FORMATS.map((format) => ({
      label: texts.commandExport(format.toUpperCase()),
      run: () => save(index.knowledge, format),
    })),
  ]
}
