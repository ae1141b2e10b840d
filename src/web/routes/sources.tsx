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

export const sourceRoutes = [sourcesRoute, registerRoute, sourceRoute] as const
