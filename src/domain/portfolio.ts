import type { CivilDate } from './date.ts'
import { refuse, type Refusal } from './refusal.ts'

export type Wanted = {
  readonly from: CivilDate
  readonly today: CivilDate
  readonly isLeader: boolean
  readonly isWithinReach: boolean
  /** Who is in charge when the new one would begin, or comes after. */
  readonly other: { readonly name: string; readonly from: CivilDate } | null
  /** Whether anybody ever was in charge: the first registration may say since when. */
  readonly isFirst: boolean
  readonly replace: boolean
}

/** 分管: one leader at a time (B41), and a change concerns what comes, never what has been handed down (B39). */
export const maySetPortfolio = (wanted: Wanted): Refusal | null => {
  if (!wanted.isLeader) return refuse('not-a-leader', { field: 'leaderId' })
  if (!wanted.isWithinReach) return refuse('outside-own-government', { field: 'organizationId' })
  if (wanted.from < wanted.today && !wanted.isFirst) return refuse('portfolio-in-past', { field: 'validFrom' })
  const { other } = wanted
  if (other && (!wanted.replace || other.from >= wanted.from))
    return refuse('one-leader-in-charge', { field: 'leaderId', params: { name: other.name, from: other.from } })
  return null
}
