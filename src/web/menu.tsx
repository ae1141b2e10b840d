import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  CommentOutlined,
  FileTextOutlined,
  DashboardOutlined,
  HomeOutlined,
  ImportOutlined,
  PhoneOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TableOutlined,
  ProfileOutlined,
  RobotOutlined,
  SendOutlined,
  TeamOutlined,
} from '@ant-design/icons'
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
  { to: '/leader', icon: <DashboardOutlined />, label: (text) => text.leader.title, needs: 'leader.read' },
  { to: '/ledger', icon: <TableOutlined />, label: (text) => text.shell.ledger, needs: 'ledger.read' },
  { to: '/unit-ledger', icon: <ProfileOutlined />, label: (text) => text.units.ledger, needs: 'unit.read' },
  { to: '/sources', icon: <FileTextOutlined />, label: (text) => text.sources.title, needs: 'source.list' },
  { to: '/stock', icon: <ImportOutlined />, label: (text) => text.stock.title, needs: 'stock.take-over' },
  { to: '/orders', icon: <SendOutlined />, label: (text) => text.orders.title, needs: 'order.read' },
  { to: '/urging', icon: <AlertOutlined />, label: (text) => text.urging.title, needs: 'urging.read' },
  { to: '/periods', icon: <CalendarOutlined />, label: (text) => text.periods.title, needs: 'period.read' },
  { to: '/registers', icon: <CommentOutlined />, label: (text) => text.registers.title, needs: 'register.read' },
  { to: '/plans', icon: <ScheduleOutlined />, label: (text) => text.plans.title, needs: 'register.read' },
  { to: '/liaisons', icon: <PhoneOutlined />, label: (text) => text.people.network, needs: 'order.read' },
  { to: '/calendar', icon: <CalendarOutlined />, label: (text) => text.clock.calendar, needs: 'calendar.change' },
  { to: '/settings', icon: <SettingOutlined />, label: (text) => text.people.settings, needs: 'setting.change' },
  {
    to: '/readiness',
    icon: <SafetyCertificateOutlined />,
    label: (text) => text.people.readiness,
    needs: 'account.manage',
  },
  {
    to: '/readiness',
    icon: <SafetyCertificateOutlined />,
    label: (text) => text.people.readiness,
    needs: 'appointment.grant',
  },
  {
    to: '/organizations',
    icon: <ApartmentOutlined />,
    label: (text) => text.administration.organizations,
    needs: 'organization.manage',
  },
  { to: '/accounts', icon: <TeamOutlined />, label: (text) => text.administration.accounts, needs: 'account.manage' },
  {
    to: '/accounts',
    icon: <TeamOutlined />,
    label: (text) => text.administration.accounts,
    needs: 'appointment.grant',
  },
  { to: '/assistant', icon: <RobotOutlined />, label: (text) => text.assistant.title, needs: 'assistant.manage' },
  { to: '/trail', icon: <AuditOutlined />, label: (text) => text.administration.trail, needs: 'trail.read' },
]
