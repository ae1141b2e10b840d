import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const stockRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stock',
  component: lazyRouteComponent(() => import('#web/pages/stock/list-page.tsx'), 'StockPage'),
})
const batchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stock/$batchId',
  component: lazyRouteComponent(() => import('#web/pages/stock/batch-page.tsx'), 'BatchPage'),
})

export const stockRoutes = [stockRoute, batchRoute] as const
