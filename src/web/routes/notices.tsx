import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const noticesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/notices',
  component: lazyRouteComponent(() => import('#web/pages/notices/page.tsx'), 'NoticesPage'),
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

export const noticeRoutes = [noticesRoute, disputesRoute] as const
