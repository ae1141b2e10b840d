import { MenuOutlined } from '@ant-design/icons'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { hearChanges } from '#web/api/live.ts'
import { useMe } from '#web/api/me.ts'
import { menu } from '#web/menu.tsx'
import { useText } from '#web/text/use-text.ts'
import { DemoProgress } from '#web/features/demonstration/progress.tsx'
import { AccountBar } from './account-bar.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Keyboard } from './keyboard.tsx'
import { Loading } from './problem.tsx'
import './shell.css'

const MenuLinks = () => {
  const text = useText()
  const { actions } = useMe()
  return (
    <ul className="menu">
      {menu
        .filter((entry) => actions.includes(entry.needs))
        .map((entry) => (
          <li key={entry.to}>
            <Link to={entry.to} activeOptions={{ exact: entry.to === '/', includeSearch: false }}>
              <span aria-hidden="true">{entry.icon}</span>
              <span>{entry.label(text)}</span>
            </Link>
          </li>
        ))}
    </ul>
  )
}

/** What stands around every page of whoever is signed in. */
export const Shell = () => {
  const { shell } = useText()
  const path = useRouterState({ select: (state) => state.location.pathname })
  // The drawer is open on the page where it was opened; going elsewhere has closed it.
  const [openOn, setOpenOn] = useState<string | null>(null)
  useEffect(hearChanges, [])
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {shell.skip}
      </a>
      <header className="head">
        <button
          type="button"
          className="head-button head-menu"
          aria-label={shell.openMenu}
          onClick={() => setOpenOn(path)}
        >
          <MenuOutlined />
        </button>
        <Link to="/" className="brand">
          <strong>{shell.name}</strong>
          <span>{shell.title}</span>
        </Link>
        <AccountBar />
      </header>
      <nav className="side" aria-label={shell.menu}>
        <MenuLinks />
      </nav>
      <Drawer open={openOn === path} onClose={() => setOpenOn(null)} placement="left" size={240} title={shell.menu}>
        <nav className="drawer-menu" aria-label={shell.menu}>
          <MenuLinks />
        </nav>
      </Drawer>
      <main id="content" className="main" tabIndex={-1}>
        <DemoProgress />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
      <Keyboard />
    </div>
  )
}
