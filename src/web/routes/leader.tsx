import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const leaderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leader',
  component: lazyRouteComponent(() => import('#web/pages/leader/page.tsx'), 'LeaderPage'),
})
const themesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/themes',
  component: lazyRouteComponent(() => import('#web/pages/themes/page.tsx'), 'ThemesPage'),
})

export const leaderRoutes = [leaderRoute, themesRoute] as const
