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

const newDivisionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/divisions/new',
  validateSearch: ({ source }: Record<string, unknown>): { readonly source?: string } =>
    typeof source === 'string' ? { source } : {},
  component: lazyRouteComponent(() => import('#web/pages/divisions/new-page.tsx'), 'NewDivisionPage'),
})
const divisionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/divisions/$divisionId',
  component: lazyRouteComponent(() => import('#web/pages/divisions/division-page.tsx'), 'DivisionPage'),
})
const consultationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/consultations/$consultationId',
  component: lazyRouteComponent(() => import('#web/pages/divisions/consultation-page.tsx'), 'ConsultationPage'),
})
const summaryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$orderId/summary',
  component: lazyRouteComponent(() => import('#web/pages/orders/summary-page.tsx'), 'SummaryPage'),
})

const prints = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/divisions/$divisionId/print',
    component: lazyRouteComponent(() => import('#web/pages/prints/approval-form.tsx'), 'DivisionApprovalPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/matters/$matterId/approval-form',
    component: lazyRouteComponent(() => import('#web/pages/prints/approval-form.tsx'), 'MatterApprovalPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/orders/$orderId/chase-slip',
    component: lazyRouteComponent(() => import('#web/pages/prints/chase-slip.tsx'), 'ChaseSlipPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/letters/$letterId/print',
    component: lazyRouteComponent(() => import('#web/pages/prints/letter.tsx'), 'LetterPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/orders/$orderId/result',
    component: lazyRouteComponent(() => import('#web/pages/prints/result-form.tsx'), 'ResultFormPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/orders/$orderId/ledger',
    component: lazyRouteComponent(() => import('#web/pages/prints/ledger-sheet.tsx'), 'LedgerSheetPage'),
  }),
] as const

export const orderRoutes = [
  ordersRoute,
  newOrderRoute,
  orderRoute,
  printOrderRoute,
  newDivisionRoute,
  divisionRoute,
  consultationRoute,
  summaryRoute,
  ...prints,
] as const
