import { useNavigate, useParams } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { CoordinationTab } from '#web/features/registers/coordination.tsx'
import { EscalationsTab } from '#web/features/registers/escalations.tsx'
import { HelpTab } from '#web/features/registers/help.tsx'
import { ProblemsTab } from '#web/features/registers/problems.tsx'
import { SuggestionsTab } from '#web/features/registers/suggestions.tsx'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'

export const registerTabs = {
  problems: ProblemsTab,
  suggestions: SuggestionsTab,
  coordination: CoordinationTab,
  escalations: EscalationsTab,
  help: HelpTab,
} as const
type Tab = keyof typeof registerTabs
const isTab = (name: string): name is Tab => Object.hasOwn(registerTabs, name)

export const RegistersPage = () => {
  const { registers } = useText()
  const { tab } = useParams({ from: '/shell/registers/$tab' })
  const navigate = useNavigate()
  const active = isTab(tab) ? tab : 'problems'
  return (
    <Page title={registers.title}>
      <Tabs
        activeKey={active}
        destroyOnHidden
        items={Object.entries(registerTabs).map(([key, Content]) => ({
          key,
          label: registers.tabs[key as Tab],
          children: <Content />,
        }))}
        onChange={(key) => void navigate({ to: '/registers/$tab', params: { tab: key } })}
      />
    </Page>
  )
}
