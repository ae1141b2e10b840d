import { HomeOutlined } from '@ant-design/icons'
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Text } from './text/use-text.ts'

export type MenuEntry = {
  readonly to: LinkProps['to']
  readonly icon: ReactNode
  readonly label: (text: Text) => string
  /** Shown to whoever may do this (`me.actions`). */
  readonly needs: string
}

/** The menu in the order of the day's work. */
export const menu: readonly MenuEntry[] = [
  { to: '/', icon: <HomeOutlined />, label: (text) => text.shell.home, needs: 'tray.read' },
]
