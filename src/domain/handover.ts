import { refuse, type Refusal } from './refusal.ts'

export type HandOver = {
  readonly open: number
  readonly organizations: readonly string[]
  readonly successor: {
    readonly accountId: string
    readonly isActive: boolean
    readonly reach: readonly string[]
  } | null
  readonly leaverId: string
  readonly note: string | null
}

/** Whoever leaves leaves nothing open behind: somebody of the same organization takes it, with a note (A54). */
export const mayLeave = ({ open, organizations, successor, leaverId, note }: HandOver): Refusal | null => {
  if (open === 0) return null
  if (!successor) return refuse('hand-over-needed', { field: 'successorId', params: { count: open } })
  const fits =
    successor.isActive &&
    successor.accountId !== leaverId &&
    organizations.every((each) => successor.reach.includes(each))
  if (!fits) return refuse('successor-elsewhere', { field: 'successorId' })
  return note ? null : refuse('hand-over-needed', { field: 'note', params: { count: open } })
}
