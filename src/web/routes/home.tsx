import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { periods, type Period } from '#domain/period.ts'
import { shellRoute } from './root.tsx'

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: ({ period }: Record<string, unknown>): { readonly period?: Period } => {
    const known = periods.find((each) => each === period)
    return known && known !== 'year' ? { period: known } : {}
  },
  component: lazyRouteComponent(() => import('#web/pages/home/page.tsx'), 'HomePage'),
})

export const homeRoutes = [homeRoute] as const
