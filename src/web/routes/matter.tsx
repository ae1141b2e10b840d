import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { isCivilDate } from '#domain/date.ts'
import { shellRoute } from './root.tsx'

type MatterSearch = { readonly asOf?: string; readonly act?: string }

const matterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/matters/$matterId',
  validateSearch: ({ asOf, act }: Record<string, unknown>): MatterSearch => ({
    ...(typeof asOf === 'string' && isCivilDate(asOf) ? { asOf } : {}),
    // The dialog that another page leads to.
    ...(typeof act === 'string' ? { act } : {}),
  }),
  component: lazyRouteComponent(() => import('#web/pages/matter/page.tsx'), 'MatterPage'),
})

export const matterRoutes = [matterRoute] as const
