import { createRouter } from '@tanstack/react-router'
import { client, onSignedOut } from './api/client.ts'
import { meReading } from './api/me.ts'
import { administrationRoutes } from './routes/administration.tsx'
import { doorRoutes } from './routes/doors.tsx'
import { homeRoutes } from './routes/home.tsx'
import { leaderRoutes } from './routes/leader.tsx'
import { ledgerRoutes } from './routes/ledger.tsx'
import { matterRoutes } from './routes/matter.tsx'
import { noticeRoutes } from './routes/notices.tsx'
import { orderRoutes } from './routes/orders.tsx'
import { planRoutes } from './routes/plans.tsx'
import { peopleRoutes } from './routes/people.tsx'
import { registerRoutes } from './routes/registers.tsx'
import { rootRoute, shellRoute } from './routes/root.tsx'
import { sourceRoutes } from './routes/sources.tsx'
import { stockRoutes } from './routes/stock.tsx'
import { Loading, PageError } from './ui/problem.tsx'
import { ApiProblem } from './api/problem.ts'

const routeTree = rootRoute.addChildren([
  ...doorRoutes,
  shellRoute.addChildren([
    ...homeRoutes,
    ...ledgerRoutes,
    ...leaderRoutes,
    ...matterRoutes,
    ...sourceRoutes,
    ...stockRoutes,
    ...orderRoutes,
    ...noticeRoutes,
    ...peopleRoutes,
    ...registerRoutes,
    ...planRoutes,
    ...administrationRoutes,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPendingComponent: Loading,
  defaultPreload: false,
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => <PageError error={error} retry={reset} />,
  defaultNotFoundComponent: () => <PageError error={new ApiProblem(404, {})} />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

onSignedOut(() => {
  // Who it was stays on screen until the route has asked again and led to the door.
  void client.invalidateQueries({ queryKey: meReading.queryKey, refetchType: 'none' })
  void router.invalidate()
})
