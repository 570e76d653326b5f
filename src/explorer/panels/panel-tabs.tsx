import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Tab } from '../state/explorer-state.ts'
import { texts } from '../state/texts.ts'
import { useExplorer } from './use-explorer.ts'

const ORDER: readonly Tab[] = ['list', 'details', 'filters', 'ask']

/** Panels that share one place. Where the tab is not offered here, the panel before it stays. */
export const PanelTabs = ({ panels }: { readonly panels: Partial<Readonly<Record<Tab, ReactNode>>> }) => {
  const { state, dispatch } = useExplorer()
  const offered = ORDER.filter((tab) => panels[tab] !== undefined)
  const shown = offered.find((tab) => tab === state.tab) ?? offered.find((tab) => tab === state.panel) ?? offered[0]
  if (shown === undefined) return null
  const show = (value: string | null) => {
    const tab = offered.find((one) => one === value)
    if (tab) dispatch({ type: 'showTab', tab })
  }
  return (
    <Tabs value={shown} onChange={show} keepMounted={false} className="panel-tabs">
      <Tabs.List grow>
        {offered.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {texts.tabs[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown} className="panel">
        {panels[shown]}
      </Tabs.Panel>
    </Tabs>
  )
}
