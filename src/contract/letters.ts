import { z } from 'zod'
import { instruments } from '#domain/urging.ts'
import { date, id, line, optional, text } from './fields.ts'
import { operation } from './operation.ts'

/** 提醒函、督办函、约谈通知、通报: what follows an explanation that was not given. */
export const LetterView = z.object({
  id,
  matterId: id,
  instrument: z.enum(instruments),
  number: z.string(),
  matterTitle: z.string(),
  matterNumber: z.string().nullable(),
  askerName: z.string(),
  organizationName: z.string(),
  attention: z.string().nullable(),
  fact: z.string(),
  requirement: z.string(),
  due: z.string(),
  place: z.string().nullable(),
  contact: z.string().nullable(),
  issuedOn: z.string(),
})

export const issueLetter = operation({
  id: 'letters.issue',
  method: 'POST',
  path: '/chases/{chaseId}/letter',
  permission: 'letter.issue',
  tag: 'chases',
  summary: { zh: '制发函件', en: 'Send a letter where no explanation came' },
  input: z.object({
    chaseId: id,
    instrument: z.enum(instruments),
    fact: text(1_000),
    requirement: text(1_000),
    /** Until when cause and measures are to be reported; of a talk its day. */
    due: date,
    place: optional(line(60)),
    contact: optional(line(60)),
    /** Why a step is left out. */
    reason: optional(text(300)),
  }),
  output: LetterView,
})
export const getLetter = operation({
  id: 'letters.get',
  method: 'GET',
  path: '/letters/{letterId}',
  permission: 'chase.read',
  tag: 'chases',
  summary: { zh: '函件', en: 'A letter' },
  input: z.object({ letterId: id }),
  output: LetterView,
})
