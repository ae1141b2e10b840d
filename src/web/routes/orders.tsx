import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from './root.tsx'

const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders',
  component: lazyRouteComponent(() => import('#web/pages/orders/list-page.tsx'), 'OrdersPage'),
})
const newOrderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/new',
  validateSearch: ({ mode }: Record<string, unknown>): { readonly mode?: 'registered' } =>
    mode === 'registered' ? { mode } : {},
  component: lazyRouteComponent(() => import('#web/pages/orders/new-order-page.tsx'), 'NewOrderPage'),
})
const orderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('#web/pages/orders/order-page.tsx'), 'OrderPage'),
})
const printOrderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$orderId/print',
  component: lazyRouteComponent(() => import('#web/pages/orders/notice-page.tsx'), 'NoticePage'),
})

export const orderRoutes = [ordersRoute, newOrderRoute, orderRoute, printOrderRoute] as const
