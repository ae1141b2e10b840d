import { Link, useParams } from '@tanstack/react-router'
import { useMay } from '#web/api/me.ts'
import { GuidanceTab } from '#web/features/plans/guidance.tsx'
import { ActivitiesTab, PlansTab } from '#web/features/plans/plans.tsx'
import { SamplesTab } from '#web/features/plans/samples.tsx'
import { useText } from '#web/text/use-text.ts'
import { Page } from '#web/ui/page.tsx'
import '#web/features/registers/registers.css'

const tabs = { plans: PlansTab, activities: ActivitiesTab, guidance: GuidanceTab, samples: SamplesTab } as const
type Tab = keyof typeof tabs
const isTab = (name: string): name is Tab => Object.keys(tabs).includes(name)

export const PlansPage = () => {
  const { plans } = useText()
  const maySample = useMay('sample.draw')
  const { tab } = useParams({ from: '/shell/plans/$tab' })
  const active = isTab(tab) ? tab : 'plans'
  const Content = tabs[active]
  return (
    <Page title={plans.title}>
      <nav className="register-tabs no-print" aria-label={plans.title}>
        {(Object.keys(tabs) as Tab[])
          .filter((key) => key !== 'samples' || maySample)
          .map((key) => (
            <Link
              key={key}
              to="/plans/$tab"
              params={{ tab: key }}
              {...(key === active ? { 'aria-current': 'page' as const } : {})}
            >
              {plans.tabs[key]}
            </Link>
          ))}
      </nav>
      <Content />
    </Page>
  )
}
