import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '#contract/operation.ts'
import { listOrganizations } from '#contract/organizations.ts'
import { reading } from '#web/api/client.ts'

export type Unit = OutputOf<typeof listOrganizations>['items'][number]

const none: readonly Unit[] = []

/** The directory, in official order; asked once and kept while the pages are open. */
export const unitsReading = { ...reading(listOrganizations, {}), staleTime: 300_000 }

export const useUnits = () => {
  const { data } = useQuery(unitsReading)
  const units: readonly Unit[] = data?.items ?? none
  const names = useMemo(() => new Map(units.map((each) => [each.id, each.shortName])), [units])
  return { units, names }
}
