import { refuse, type Refusal } from './refusal.ts'

/** What obliges 来件, by where it comes from. */
export const sourceKinds = [
  'document',
  'meeting_decision',
  'major_decision',
  'leader_instruction',
  'superior_order',
  'deputies_suggestion',
  'cppcc_proposal',
  'party_committee',
  'media_report',
  'clue',
  'law',
  'normative_document',
  'oral_assignment',
] as const
export type SourceKind = (typeof sourceKinds)[number]

export const meetingKinds = ['plenary', 'executive', 'special', 'office'] as const

/** Facts that one kind has and others have not. */
export type SourceDetails = {
  readonly meetingKind?: (typeof meetingKinds)[number] | undefined
  readonly meetingNumber?: string | undefined
  readonly meetingOn?: string | undefined
  readonly outlet?: string | undefined
  readonly address?: string | undefined
  readonly article?: string | undefined
  readonly validFrom?: string | undefined
  readonly validTo?: string | undefined
  readonly assignedBy?: string | undefined
  readonly assignedAt?: string | undefined
  readonly place?: string | undefined
  readonly recorder?: string | undefined
  readonly carrierNumber?: string | undefined
}
type Detail = keyof SourceDetails

/** What a source of a kind cannot do without (A07–A10, C04, C05). */
const needed: Readonly<Partial<Record<SourceKind, readonly Detail[]>>> = {
  meeting_decision: ['meetingKind', 'meetingOn'],
  media_report: ['outlet'],
  law: ['validFrom'],
  normative_document: ['validFrom'],
  oral_assignment: ['assignedBy', 'assignedAt', 'place', 'recorder'],
}
export const neededDetails = (kind: SourceKind): readonly Detail[] => needed[kind] ?? []

/** Kinds whose raiser has a statutory claim to a reply by a day (A41). */
export const answerableKinds: readonly SourceKind[] = ['deputies_suggestion', 'cppcc_proposal']

/** Kinds that come as words, spoken or on another's paper, and need no text of their own. */
export const wordlessKinds: readonly SourceKind[] = ['leader_instruction', 'oral_assignment', 'clue', 'media_report']

type Given = {
  readonly kind: SourceKind
  readonly details: SourceDetails
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly docNumber: string | null
  readonly replyDue: string | null
  readonly hasText: boolean
}

/** The first thing that is missing of a source of its kind; null when it can be registered. */
export const sourceLacks = (given: Given): Refusal | null => {
  const lacking = neededDetails(given.kind).find((detail) => !given.details[detail])
  if (lacking) return refuse('source-fact-missing', { field: `details.${lacking}` })
  if (given.kind === 'major_decision' && !given.issuer) return refuse('source-fact-missing', { field: 'issuer' })
  if (given.kind === 'major_decision' && !given.issuedOn) return refuse('source-fact-missing', { field: 'issuedOn' })
  if (given.kind === 'superior_order' && !given.issuer) return refuse('source-fact-missing', { field: 'issuer' })
  if (answerableKinds.includes(given.kind) && !given.replyDue)
    return refuse('source-fact-missing', { field: 'replyDue' })
  if (!given.hasText && !wordlessKinds.includes(given.kind)) return refuse('file-missing', { field: 'text' })
  return null
}

/** How something of a source ends that becomes no matter. */
export const endings = ['not_a_task', 'read_only', 'study', 'not_applicable'] as const
export type Ending = (typeof endings)[number]

/** 不适用 leaves a duty aside, so somebody else approves it, and is named (A13). */
export const endingLacks = (ending: Ending, approver: string | null, actorName: string): Refusal | null => {
  if (ending !== 'not_applicable') return null
  if (!approver) return refuse('approver-missing', { field: 'approver' })
  return approver === actorName ? refuse('approves-own', { field: 'approver' }) : null
}
