import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { client } from '#web/api/client.ts'
import { meReading } from '#web/api/me.ts'
import { periods, type Period } from '#domain/period.ts'
import { shellRoute } from './root.tsx'

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: ({ period }: Record<string, unknown>): { readonly period?: Period } => {
    const known = periods.find((each) => each === period)
    return known && known !== 'year' ? { period: known } : {}
  },
  // A leader's home is the leader's page; the tray is one press away from it.
  beforeLoad: async () => {
    const { appointments } = await client.query(meReading)
    if (appointments.length > 0 && appointments.every((each) => each.role === 'leader'))
      throw redirect({ to: '/leader' })
  },
  component: lazyRouteComponent(() => import('#web/pages/home/page.tsx'), 'HomePage'),
})
const trayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tray',
  component: lazyRouteComponent(() => import('#web/pages/home/page.tsx'), 'TrayPage'),
})

export const homeRoutes = [homeRoute, trayRoute] as const
