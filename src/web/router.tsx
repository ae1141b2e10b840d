import { createRouter } from '@tanstack/react-router'
import { onSignedOut } from './api/client.ts'
import { client } from './api/client.ts'
import { meReading } from './api/me.ts'
import { doorRoutes } from './routes/doors.tsx'
import { homeRoutes } from './routes/home.tsx'
import { rootRoute, shellRoute } from './routes/root.tsx'
import { Loading, PageError } from './ui/problem.tsx'
import { ApiProblem } from './api/problem.ts'

const routeTree = rootRoute.addChildren([...doorRoutes, shellRoute.addChildren([...homeRoutes])])

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
  client.removeQueries({ queryKey: meReading.queryKey })
  void router.invalidate()
})
