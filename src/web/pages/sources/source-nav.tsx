import { Link } from '@tanstack/react-router'
import { useMay } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import './source-forms.css'

/** The pages about what comes in, from any of them. */
export const SourceNav = () => {
  const { intake } = useText()
  const mayRegister = useMay('source.register')
  const maySettle = useMay('document-name.settle')
  return (
    <nav className="source-nav" aria-label={intake.nav.label}>
      <Link to="/sources" activeOptions={{ exact: true, includeSearch: false }}>
        {intake.nav.list}
      </Link>
      {mayRegister ? <Link to="/sources/quick">{intake.nav.quick}</Link> : null}
      <Link to="/sources/coverage">{intake.nav.coverage}</Link>
      <Link to="/sources/duties">{intake.nav.duties}</Link>
      <Link to="/sources/unanswered">{intake.nav.unanswered}</Link>
      {maySettle ? <Link to="/sources/names">{intake.nav.names}</Link> : null}
    </nav>
  )
}
