import { z } from 'zod'
import { flag, id, instant, line, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'

/** A number and the very filter of the ledger that shows what it counts. */
const Counted = z.object({ count: z.number().int(), filter: z.record(z.string(), z.string()) })
const RedMatter = z.object({
  id,
  /** Of the coordinating lead: whom a chase goes to. */
  assignmentId: id.nullable(),
  title: z.string(),
  leadName: z.string().nullable(),
  due: outDate,
  workdaysLeft: z.number().int().nullable(),
  light: z.string(),
  state: z.string(),
  starred: z.boolean(),
})
export const InstructionDraftView = z.object({
  id,
  version,
  matterId: id,
  matterTitle: z.string(),
  leaderName: z.string(),
  leaderPost: z.string(),
  text: z.string().nullable(),
  writtenOn: z.string(),
  answerRequired: z.boolean(),
  state: z.enum(['sent', 'registered', 'read']),
  sourceId: id.nullable(),
})

export const leaderBases = ['deployed', 'all'] as const
/** 领导专页: six numbers at most, red first and then who, and what became of one's own instructions. */
export const getLeaderPage = operation({
  id: 'leader.page',
  method: 'GET',
  path: '/leader-page',
  permission: 'leader.read',
  tag: 'leader',
  summary: { zh: '领导专页', en: 'A leader’s own page' },
  input: z.object({ basis: z.enum(leaderBases).default('deployed') }),
  output: z.object({
    total: Counted,
    done: Counted,
    onTime: Counted,
    overdue: Counted,
    redUnits: z.number().int(),
    starred: Counted,
    /** 我的分管事项. */
    charge: Counted,
    personal: Counted,
    instructedThisMonth: z.number().int(),
    units: z.array(
      z.object({
        id,
        name: z.string(),
        red: Counted,
        worstTitle: z.string(),
        worstId: id,
        workdaysOver: z.number().int(),
      }),
    ),
    red: z.array(RedMatter),
    watched: z.array(RedMatter),
    instructions: z.array(InstructionDraftView),
    chases: z.array(
      z.object({
        id,
        matterId: id,
        title: z.string(),
        said: z.string(),
        unit: z.string(),
        at: instant,
        readBy: z.string().nullable(),
        readAt: instant.nullable(),
        reply: z.string().nullable(),
      }),
    ),
  }),
})
/** 批示: written on the page of a matter, it goes to the office, which registers it as a source. */
export const instruct = operation({
  id: 'leader.instruct',
  method: 'POST',
  path: '/matters/{matterId}/instruction-drafts',
  permission: 'leader.instruct',
  tag: 'leader',
  summary: { zh: '批示', en: 'Give an instruction' },
  input: z.object({ matterId: id, text: text(1_000), answerRequired: flag.default(true) }),
  output: InstructionDraftView,
})
export const listInstructionDrafts = operation({
  id: 'instruction-drafts.list',
  method: 'GET',
  path: '/instruction-drafts',
  permission: 'instruction-draft.read',
  tag: 'leader',
  summary: { zh: '领导批示待登记', en: 'Instructions to be registered' },
  input: z.object({}),
  output: z.object({ items: z.array(InstructionDraftView) }),
})
export const registerInstructionDraft = operation({
  id: 'instruction-drafts.register',
  method: 'POST',
  path: '/instruction-drafts/{draftId}/registration',
  permission: 'instruction-draft.register',
  tag: 'leader',
  summary: { zh: '登记领导批示', en: 'Register a leader’s instruction' },
  input: z.object({ draftId: id, version, title: line(300) }),
  output: InstructionDraftView,
})
