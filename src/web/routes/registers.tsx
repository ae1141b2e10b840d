import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers',
  beforeLoad: () => {
    throw redirect({ to: '/registers/$tab', params: { tab: 'problems' } })
  },
})
const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/registers/$tab',
  component: lazyRouteComponent(() => import('#web/pages/registers/page.tsx'), 'RegistersPage'),
})

export const registerRoutes = [registersRoute, registerRoute] as const
