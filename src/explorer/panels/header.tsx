import { ActionIcon, Group, Text, Title, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { isFiltering } from '../state/filters.ts'
import type { Visible } from '../state/filters.ts'
import { isWhole } from '../state/scope.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { AddArticlesButton } from './add-articles.tsx'
import { EditTools } from './edit-tools.tsx'
import { ExportMenu } from './export-menu.tsx'
import { CommandIcon, MoonIcon, SunIcon } from './icons.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { OpenGraphButton } from './open-graph.tsx'
import { SearchBox } from './search-box.tsx'
import { useExplorer } from './use-explorer.ts'

export const Header = ({ index, visible }: { readonly index: KnowledgeIndex; readonly visible: Visible }) => {
  const { state } = useExplorer()
  const { entities, statements } = index.knowledge
  const counts =
    isFiltering(state.filters) || !isWhole(state.scope)
      ? texts.countsOf(visible.entities.size, entities.length, visible.statements.size, statements.length)
      : texts.counts(entities.length, statements.length)
  return (
    <header className="header">
      <Title order={1} className="brand">
        {texts.title}
      </Title>
      <SearchBox index={index} />
      <Text size="sm" c="dimmed" className="counts" aria-live="polite" title={counts}>
        {counts}
        {state.whole && (
          <span title={texts.partHint}> · {texts.partOf(state.whole.entities, state.whole.statements)}</span>
        )}
      </Text>
      <Group gap="xs" wrap="nowrap" className="header-tools">
        {state.history && <EditTools history={state.history} />}
        <AddArticlesButton />
        <PaletteButton />
        <OpenGraphButton />
        <ExportMenu index={index} visible={visible} />
        <LanguageSwitch />
        <SchemeSwitch />
      </Group>
    </header>
  )
}

const PaletteButton = () => (
  <ActionIcon
    variant="default"
    size={36}
    className="wide-only"
    aria-label={texts.paletteOpen}
    title={texts.paletteOpen}
    onClick={spotlight.open}
  >
    <CommandIcon />
  </ActionIcon>
)

const SchemeSwitch = () => {
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const label = scheme === 'dark' ? texts.lightMode : texts.darkMode
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      {scheme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  )
}
