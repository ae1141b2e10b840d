import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { parseLedgerSearch } from '#web/features/ledger/search.ts'
import { shellRoute } from './root.tsx'

const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  validateSearch: parseLedgerSearch,
  component: lazyRouteComponent(() => import('#web/pages/ledger/page.tsx'), 'LedgerPage'),
})

export const ledgerRoutes = [ledgerRoute] as const
