import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import type { InputOf, Operation, OutputOf } from '#contract/operation.ts'
import { getMe } from '#contract/session.ts'
import { call } from './call.ts'
import { isProblem } from './problem.ts'

/** Whoever was signed out meanwhile is led to the door by the route that asks who they are. */
const whenSignedOut = new Set<() => void>()
export const onSignedOut = (act: () => void): void => void whenSignedOut.add(act)
export const noteProblem = (error: unknown): void => {
  if (isProblem(error) && error.status === 401) for (const act of whenSignedOut) act()
}

export const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== getMe.id) noteProblem(error)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (count, error) => count < 2 && isProblem(error) && (error.status === 0 || error.status >= 500),
    },
  },
})

/** How a reading operation is kept: under its name and its input. */
export const reading = <T extends Operation>(of: T, input: InputOf<T>) =>
  queryOptions<OutputOf<T>>({ queryKey: [of.id, input], queryFn: () => call(of, input) })
