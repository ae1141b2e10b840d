import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const sourcesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources',
  validateSearch: ({
    search,
    undecided,
  }: Record<string, unknown>): { readonly search?: string; readonly undecided?: 'true' } => ({
    ...(typeof search === 'string' && search !== '' ? { search } : {}),
    ...(undecided === 'true' || undecided === true ? { undecided: 'true' } : {}),
  }),
  component: lazyRouteComponent(() => import('#web/pages/sources/list-page.tsx'), 'SourcesPage'),
})
const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/new',
  component: lazyRouteComponent(() => import('#web/pages/sources/register-page.tsx'), 'RegisterPage'),
})
const sourceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/$sourceId',
  component: lazyRouteComponent(() => import('#web/pages/sources/source-page.tsx'), 'SourcePage'),
})

const quickRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/quick',
  component: lazyRouteComponent(() => import('#web/pages/sources/quick/page.tsx'), 'QuickPage'),
})
const coverageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/coverage',
  component: lazyRouteComponent(() => import('#web/pages/sources/coverage-page.tsx'), 'CoveragePage'),
})
const dutiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/duties',
  component: lazyRouteComponent(() => import('#web/pages/sources/duties-page.tsx'), 'DutiesPage'),
})
const unansweredRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/unanswered',
  component: lazyRouteComponent(() => import('#web/pages/sources/unanswered-page.tsx'), 'UnansweredPage'),
})
const namesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/names',
  validateSearch: ({ search }: Record<string, unknown>): { readonly search?: string } =>
    typeof search === 'string' && search !== '' ? { search } : {},
  component: lazyRouteComponent(() => import('#web/pages/sources/names-page.tsx'), 'NamesPage'),
})
const draftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/draft',
  component: lazyRouteComponent(() => import('#web/pages/sources/draft-page.tsx'), 'DraftPage'),
})
const readingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sources/$sourceId/reading',
  component: lazyRouteComponent(() => import('#web/pages/sources/reading-page.tsx'), 'ReadingPage'),
})

export const sourceRoutes = [
  sourcesRoute,
  registerRoute,
  quickRoute,
  draftRoute,
  coverageRoute,
  dutiesRoute,
  unansweredRoute,
  namesRoute,
  sourceRoute,
  readingRoute,
] as const
