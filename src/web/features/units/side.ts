import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '#contract/operation.ts'
import { getUnitSide } from '#contract/unit-side.ts'
import { client, reading } from '#web/api/client.ts'

export type UnitSide = OutputOf<typeof getUnitSide>
export type Draft = UnitSide['drafts'][number]
export type Division = UnitSide['divisions'][number]

export const useUnitSide = (matterId: string) => useQuery(reading(getUnitSide, { matterId }))
export const keepSide = (matterId: string) => (side: UnitSide) =>
  void client.setQueryData(reading(getUnitSide, { matterId }).queryKey, side)
