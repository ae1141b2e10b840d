import { Link, type LinkProps } from '@tanstack/react-router'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import './people.css'

type Tab = { readonly to: LinkProps['to']; readonly label: string; readonly isShown: boolean }

/** The pages about who is where, one beside the other. */
export const PeopleTabs = () => {
  const { people } = useText()
  const tabs: readonly Tab[] = [
    { to: '/liaisons', label: people.network, isShown: true },
    { to: '/readiness', label: people.readiness, isShown: useMay('readiness.read') },
    { to: '/portfolios', label: people.portfolios, isShown: useMay('order.read') },
    { to: '/workload', label: people.workload, isShown: useMay('workload.read') },
  ]
  const shown = tabs.filter((each) => each.isShown)
  return (
    <nav className="people-tabs no-print" aria-label={people.pages}>
      {shown.map(({ to, label }) => (
        <Link key={to} to={to}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
