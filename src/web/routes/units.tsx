import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const unitLedgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/unit-ledger',
  component: lazyRouteComponent(() => import('#web/pages/unit-ledger/page.tsx'), 'UnitLedgerPage'),
})

export const unitRoutes = [unitLedgerRoute] as const
