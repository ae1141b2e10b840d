import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { isCivilDate } from '#domain/date.ts'
import { shellRoute } from './root.tsx'

type MatterSearch = { readonly asOf?: string }

const matterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/matters/$matterId',
  validateSearch: ({ asOf }: Record<string, unknown>): MatterSearch =>
    typeof asOf === 'string' && isCivilDate(asOf) ? { asOf } : {},
  component: lazyRouteComponent(() => import('#web/pages/matter/page.tsx'), 'MatterPage'),
})

export const matterRoutes = [matterRoute] as const
