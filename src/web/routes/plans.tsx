import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const plansRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans',
  beforeLoad: () => {
    throw redirect({ to: '/plans/$tab', params: { tab: 'plans' } })
  },
})
const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plans/$tab',
  component: lazyRouteComponent(() => import('#web/pages/plans/page.tsx'), 'PlansPage'),
})

export const planRoutes = [plansRoute, planRoute] as const
