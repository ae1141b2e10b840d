import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { urgingScopes } from '#contract/chases.ts'
import { shellRoute } from './root.tsx'

const noticesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/notices',
  component: lazyRouteComponent(() => import('#web/pages/notices/page.tsx'), 'NoticesPage'),
})
const urgingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/urging',
  validateSearch: ({ scope, orderId }: Record<string, unknown>) => {
    const known = urgingScopes.find((each) => each === scope)
    return {
      ...(known && known !== 'overdue' ? { scope: known } : {}),
      ...(typeof orderId === 'string' && orderId ? { orderId } : {}),
    }
  },
  component: lazyRouteComponent(() => import('#web/pages/urging/page.tsx'), 'UrgingPage'),
})
const states = ['open', 'decided', 'appealed', 'final', 'to-view'] as const
const disputesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disputes',
  validateSearch: ({ state, search }: Record<string, unknown>) => {
    const known = states.find((each) => each === state)
    return { ...(known ? { state: known } : {}), ...(typeof search === 'string' && search ? { search } : {}) }
  },
  component: lazyRouteComponent(() => import('#web/pages/disputes/page.tsx'), 'DisputesPage'),
})

export const noticeRoutes = [noticesRoute, urgingRoute, disputesRoute] as const
