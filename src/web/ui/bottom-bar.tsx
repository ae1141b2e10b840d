import { Link } from '@tanstack/react-router'
import { useMe } from '#web/api/me.ts'
import { menu } from '#web/menu.tsx'
import { useText } from '#web/text/use-text.ts'

const most = 4

/** The first entries of the menu under the thumb; a phone shows it, a desk does not. */
export const BottomBar = () => {
  const text = useText()
  const { actions } = useMe()
  return (
    <nav className="bottom-bar no-print" aria-label={text.shell.quickMenu}>
      {menu
        .filter((entry) => actions.includes(entry.needs))
        .slice(0, most)
        .map((entry) => (
          <Link key={entry.to} to={entry.to} activeOptions={{ exact: entry.to === '/', includeSearch: false }}>
            <span aria-hidden="true">{entry.icon}</span>
            <span>{entry.label(text)}</span>
          </Link>
        ))}
    </nav>
  )
}
