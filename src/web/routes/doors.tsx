import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { setupState } from '#contract/setup.ts'
import { call } from '#web/api/call.ts'
import { rootRoute } from './root.tsx'

type SignInSearch = { readonly back?: string }

/** Doors that open before anybody is known. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ back }: Record<string, unknown>): SignInSearch =>
    typeof back === 'string' && /^\/(?!\/)/.test(back) ? { back } : {},
  beforeLoad: async () => {
    if ((await call(setupState, {})).needed) throw redirect({ to: '/setup', hash: true })
  },
  component: lazyRouteComponent(() => import('#web/pages/sign-in/page.tsx'), 'SignInPage'),
})
const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('#web/pages/setup/page.tsx'), 'SetupPage'),
})
const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  component: lazyRouteComponent(() => import('#web/pages/password/page.tsx'), 'PasswordPage'),
})

export const doorRoutes = [signInRoute, setupRoute, passwordRoute] as const
