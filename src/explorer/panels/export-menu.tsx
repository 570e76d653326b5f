import { Button, Menu } from '@mantine/core'
import type { Knowledge } from '../../model/index.ts'
import { exportGraph, keepVisible } from '../state/export-graph.ts'
import type { ExportFormat } from '../state/export-graph.ts'
import { isFiltering } from '../state/filters.ts'
import type { Visible } from '../state/filters.ts'
import { texts } from '../state/texts.ts'
import { DownloadIcon } from './icons.tsx'
import { saveFile } from './save-file.ts'
import { SessionMenu } from './session-menu.tsx'
import { useExplorer } from './use-explorer.ts'

const FORMATS: readonly ExportFormat[] = ['gexf', 'graphml', 'json']

/** Saves the graph, whole or as filtered, as a file. */
export const ExportMenu = ({ knowledge, visible }: { readonly knowledge: Knowledge; readonly visible: Visible }) => {
  const { state } = useExplorer()
  return (
    <Menu shadow="md" position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<DownloadIcon />} className="export" aria-label={texts.exportMenu}>
          <span className="wide-only">{texts.exportMenu}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => save(knowledge, format)}>
            {texts.exportAll(format.toUpperCase())}
          </Menu.Item>
        ))}
        {isFiltering(state.filters) &&
          FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => save(keepVisible(knowledge, visible), format)}>
              {texts.exportVisible(format.toUpperCase())}
            </Menu.Item>
          ))}
        <SessionMenu knowledge={knowledge} />
      </Menu.Dropdown>
    </Menu>
  )
}

const save = (knowledge: Knowledge, format: ExportFormat): void => {
  const { name, mediaType, content } = exportGraph(knowledge, format)
  saveFile(name, new Blob([content], { type: mediaType }))
}
