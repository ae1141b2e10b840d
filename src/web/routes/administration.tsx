import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const organizationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organizations',
  component: lazyRouteComponent(() => import('#web/pages/administration/organizations-page.tsx'), 'OrganizationsPage'),
})
const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts',
  component: lazyRouteComponent(() => import('#web/pages/administration/accounts-page.tsx'), 'AccountsPage'),
})
const trailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/trail',
  component: lazyRouteComponent(() => import('#web/pages/trail/trail-page.tsx'), 'TrailPage'),
})
const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('#web/pages/profile/profile-page.tsx'), 'ProfilePage'),
})

export const administrationRoutes = [organizationsRoute, accountsRoute, trailRoute, profileRoute] as const
