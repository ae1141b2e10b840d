import { Link, useParams } from '@tanstack/react-router'
import { CoordinationTab } from '#web/features/registers/coordination.tsx'
import { EscalationsTab } from '#web/features/registers/escalations.tsx'
import { HelpTab } from '#web/features/registers/help.tsx'
import { ProblemsTab } from '#web/features/registers/problems.tsx'
import { SuggestionsTab } from '#web/features/registers/suggestions.tsx'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'

const tabs = {
  problems: ProblemsTab,
  coordination: CoordinationTab,
  suggestions: SuggestionsTab,
  escalations: EscalationsTab,
  help: HelpTab,
} as const
type Tab = keyof typeof tabs
const isTab = (name: string): name is Tab => Object.keys(tabs).includes(name)

export const RegistersPage = () => {
  const { registers } = useText()
  const { tab } = useParams({ from: '/shell/registers/$tab' })
  const active = isTab(tab) ? tab : 'problems'
  const Content = tabs[active]
  return (
    <Page title={registers.title}>
      <nav className="register-tabs no-print" aria-label={registers.title}>
        {(Object.keys(tabs) as Tab[]).map((key) => (
          <Link
            key={key}
            to="/registers/$tab"
            params={{ tab: key }}
            {...(key === active ? { 'aria-current': 'page' as const } : {})}
          >
            {registers.tabs[key]}
          </Link>
        ))}
      </nav>
      <Content />
    </Page>
  )
}
