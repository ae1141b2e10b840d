import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '#contract/operation.ts'
import { getMe } from '#contract/session.ts'
import { client, reading } from './client.ts'

export type Me = OutputOf<typeof getMe>

export const meReading = { ...reading(getMe, {}), staleTime: Infinity, retry: false as const }
export const keepMe = (me: Me): void => void client.setQueryData(meReading.queryKey, me)

/** Who is signed in; only below the shell, whose route has made sure that there is somebody. */
export const useMe = (): Me => {
  const { data } = useQuery(meReading)
  if (!data) throw new Error('nobody is signed in')
  return data
}
export const useMay = (action: string): boolean => useMe().actions.includes(action)
