import type { CivilDate } from './date.ts'
import type { Role } from './permissions.ts'
import { refuse, type Refusal } from './refusal.ts'

/** What an act given on paper stands for. */
export const paperSteps = ['approval', 'issue', 'acknowledgement', 'reading', 'opinion', 'reply', 'other'] as const
export type PaperStep = (typeof paperSteps)[number]

/** Posts that may approve: in the system they decide themselves, on paper they sign. */
export const approvingRoles: readonly Role[] = ['office_director', 'leader', 'principal']

type PaperApproval = {
  readonly isAllowed: boolean
  readonly signerRoles: readonly Role[]
  readonly signedOn: CivilDate
  readonly today: CivilDate
}

/** Approval given on paper and recorded by somebody else, the drafter included: its signer is the approver (row 2). */
export const mayRecordApproval = ({ isAllowed, signerRoles, signedOn, today }: PaperApproval): Refusal | null => {
  if (!isAllowed) return refuse('not-on-paper')
  if (!signerRoles.some((role) => approvingRoles.includes(role)))
    return refuse('signer-not-entitled', { field: 'signerId' })
  return signedOn > today ? refuse('signed-later', { field: 'signedOn' }) : null
}
