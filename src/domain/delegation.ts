import { addDays, daysBetween, type CivilDate } from './date.ts'
import { administrators, businessRoles, type Role } from './permissions.ts'
import { refuse, type Refusal } from './refusal.ts'

export type Lending = {
  readonly grantor: { readonly accountId: string; readonly organizations: readonly string[] }
  readonly delegate: { readonly accountId: string; readonly isActive: boolean; readonly roles: readonly Role[] }
  readonly organizations: readonly string[] | null
  readonly from: CivilDate
  readonly to: CivilDate
  readonly today: CivilDate
  readonly mostDays: number
}

/**
 * 请假委托: for a time, to somebody of the business side, of nothing but one's own (A51). Administrators are never lent
 * anything (三员分立); that they lend nothing is a matter of permission.
 */
export const mayLend = ({ grantor, delegate, organizations, from, to, today, mostDays }: Lending): Refusal | null => {
  if (delegate.accountId === grantor.accountId) return refuse('delegate-is-self', { field: 'delegateId' })
  const isFit =
    delegate.isActive &&
    delegate.roles.some((role) => businessRoles.includes(role)) &&
    !delegate.roles.some((role) => administrators.includes(role))
  if (!isFit) return refuse('delegate-not-fit', { field: 'delegateId' })
  if (from < today) return refuse('delegation-in-past', { field: 'validFrom' })
  if (to < from) return refuse('delegation-in-past', { field: 'validTo' })
  if (daysBetween(from, to) >= mostDays)
    return refuse('delegation-too-long', {
      field: 'validTo',
      params: { days: mostDays, last: addDays(from, mostDays - 1) },
    })
  const foreign = organizations?.findIndex((id) => !grantor.organizations.includes(id)) ?? -1
  return foreign >= 0 ? refuse('not-own-organization', { field: `organizationIds.${foreign}` }) : null
}
