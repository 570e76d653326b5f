import { Button, Group, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { use, useRef } from 'react'
import type { Knowledge } from '../../model/index.ts'
import { knowledgeForFiles } from '../state/edit-history.ts'
import { exportGraph, keepVisible } from '../state/export-graph.ts'
import type { ExportFormat } from '../state/export-graph.ts'
import { isFiltering } from '../state/filters.ts'
import type { Visible } from '../state/filters.ts'
import type { KnowledgeIndex } from '../state/knowledge-index.ts'
import { texts } from '../state/texts.ts'
import { DownloadIcon } from './icons.tsx'
import { saveFile } from './save-file.ts'
import { PageItem } from './page-item.tsx'
import { PictureDialog } from './picture-dialog.tsx'
import { SessionContext } from './session-context.ts'
import { SessionMenu } from './session-menu.tsx'
import { Sheet } from './sheet.tsx'
import { useExplorer } from './use-explorer.ts'

const FORMATS: readonly ExportFormat[] = ['gexf', 'graphml', 'json']

/** Saves the graph, whole or as filtered, as a file. */
export const ExportMenu = ({ index, visible }: { readonly index: KnowledgeIndex; readonly visible: Visible }) => {
  const { knowledge } = index
  const [pictureOpened, picture] = useDisclosure(false)
  const [forgetOpened, forget] = useDisclosure(false)
  const session = use(SessionContext)
  const { state } = useExplorer()
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Menu shadow="md" position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            ref={button}
            variant="default"
            leftSection={<DownloadIcon />}
            className="export"
            aria-label={texts.exportMenu}
          >
            <span className="wide-only">{texts.exportMenu}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((format) => (
            <Menu.Item
              key={format}
              onClick={() => save(state.history ? knowledgeForFiles(state.history) : knowledge, format)}
            >
              {texts.exportAll(format.toUpperCase())}
            </Menu.Item>
          ))}
          {isFiltering(state.filters) &&
            FORMATS.map((format) => (
              <Menu.Item key={format} onClick={() => save(keepVisible(knowledge, visible), format)}>
                {texts.exportVisible(format.toUpperCase())}
              </Menu.Item>
            ))}
          <Menu.Divider />
          <Menu.Item onClick={picture.open}>{texts.savePicture}</Menu.Item>
          <PageItem knowledge={knowledge} />
          <SessionMenu knowledge={knowledge} onForget={forget.open} />
        </Menu.Dropdown>
      </Menu>
      <PictureDialog index={index} visible={visible} opened={pictureOpened} onClose={picture.close} returnTo={button} />
      <Sheet title={texts.forgetTitle} opened={forgetOpened} onClose={forget.close} returnTo={button}>
        <Text size="sm">{texts.forgetAsked(state.history?.done.length ?? 0)}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" data-autofocus onClick={forget.close}>
            {texts.cancel}
          </Button>
          <Button
            color="red"
            onClick={() => {
              forget.close()
              session.forget()
            }}
          >
            {texts.forgetYes}
          </Button>
        </Group>
      </Sheet>
    </>
  )
}

/** Saves a graph in one of the page's formats. */
export const save = (knowledge: Knowledge, format: ExportFormat): void => {
  const { name, mediaType, content } = exportGraph(knowledge, format)
  saveFile(name, new Blob([content], { type: mediaType }))
}
