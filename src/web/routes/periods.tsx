import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { standings, type Standing } from '#domain/reporting-period.ts'
import { shellRoute } from './root.tsx'

const periodsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/periods',
  component: lazyRouteComponent(() => import('#web/pages/periods/list-page.tsx'), 'PeriodsPage'),
})
const periodRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/periods/$periodId',
  validateSearch: ({ standing }: Record<string, unknown>): { readonly standing?: Standing } => {
    const known = standings.find((each) => each === standing)
    return known ? { standing: known } : {}
  },
  component: lazyRouteComponent(() => import('#web/pages/periods/board-page.tsx'), 'PeriodPage'),
})

export const periodRoutes = [periodsRoute, periodRoute] as const
