import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { client } from '#web/api/client.ts'
import { meReading } from '#web/api/me.ts'
import { isProblem } from '#web/api/problem.ts'
import { PageError } from '#web/ui/problem.tsx'
import { Shell } from '#web/ui/shell.tsx'

export const rootRoute = createRootRoute({
  component: Outlet,
  errorComponent: ({ error, reset }) => <PageError error={error} retry={reset} />,
})

/** Every page but the doors hangs below this one, which lets nobody in who is not signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      const me = await client.query(meReading)
      if (me.mustChangePassword) throw redirect({ to: '/password' })
    } catch (error) {
      if (isProblem(error) && error.status === 401)
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } })
      throw error
    }
  },
})
