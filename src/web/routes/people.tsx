import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const readinessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/readiness',
  component: lazyRouteComponent(() => import('#web/pages/people/readiness-page.tsx'), 'ReadinessPage'),
})
const liaisonsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/liaisons',
  component: lazyRouteComponent(() => import('#web/pages/people/liaisons-page.tsx'), 'LiaisonsPage'),
})
const portfoliosRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portfolios',
  component: lazyRouteComponent(() => import('#web/pages/people/portfolios-page.tsx'), 'PortfoliosPage'),
})
const workloadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workload',
  component: lazyRouteComponent(() => import('#web/pages/people/workload-page.tsx'), 'WorkloadPage'),
})

export const peopleRoutes = [readinessRoute, liaisonsRoute, portfoliosRoute, workloadRoute] as const
