import type { intake as chinese } from '../zh-CN/intake.ts'

export const intake: typeof chinese = {
  meetingKinds: { plenary: 'Plenary', executive: 'Executive', special: 'Special', office: 'Office' },
  details: {
    meetingKind: 'Kind of meeting',
    meetingNumber: 'Number of the meeting',
    meetingOn: 'Day of the meeting',
    outlet: 'Outlet',
    address: 'Link',
    article: 'Article',
    validFrom: 'In force from',
    validTo: 'In force until',
    assignedBy: 'Assigned by',
    assignedAt: 'Assigned on',
    place: 'Where',
    recorder: 'Recorded by',
    carrierNumber: 'Carrier’s number',
  },
  replyDue: 'Reply due',
  replyDueHint: 'The statutory day of the reply',
}
