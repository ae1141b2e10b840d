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

const organizationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organizations/$organizationId',
  component: lazyRouteComponent(() => import('#web/pages/administration/organization-page.tsx'), 'OrganizationPage'),
})
const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/$accountId',
  component: lazyRouteComponent(() => import('#web/pages/administration/person-page.tsx'), 'PersonPage'),
})
const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('#web/pages/settings/page.tsx'), 'SettingsPage'),
})

const assistantRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/assistant',
  component: lazyRouteComponent(() => import('#web/pages/assistant/page.tsx'), 'AssistantPage'),
})
const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar',
  validateSearch: (search: Record<string, unknown>): { year?: number } =>
    typeof search['year'] === 'number' ? { year: search['year'] } : {},
  component: lazyRouteComponent(() => import('#web/pages/calendar/page.tsx'), 'CalendarPage'),
})

export const administrationRoutes = [
  organizationsRoute,
  organizationRoute,
  accountsRoute,
  personRoute,
  settingsRoute,
  assistantRoute,
  calendarRoute,
  trailRoute,
  profileRoute,
] as const
