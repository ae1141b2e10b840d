import { z } from 'zod'
import { endings } from '#domain/source.ts'
import { date, flag, id, line, optional, outDate, search, text, version } from './fields.ts'
import { draftFields } from './draft-fields.ts'
import { BudgetInput, MatterView } from './matter-views.ts'
import { operation } from './operation.ts'
import { ChainLink, SourceView, urgencies } from './source-views.ts'

const base = { tag: 'instructions', output: SourceView, method: 'POST' } as const

const instructed = {
  leaderId: optional(id),
  leaderName: line(40),
  leaderPost: line(60),
  instructedOn: date,
  text: text(2_000),
  answerRequired: flag,
  limit: optional(BudgetInput),
  urgency: z.enum(urgencies).default('normal'),
  chain: z.array(ChainLink).max(20).default([]),
  requirement: optional(text(2_000)),
}
export const addInstruction = operation({
  ...base,
  id: 'sources.add-instruction',
  path: '/sources/{sourceId}/instructions',
  permission: 'source.change',
  summary: { zh: '登记领导批示', en: 'Register an instruction' },
  input: z.object({ sourceId: id, version, ...instructed, handlerIds: z.array(id).max(20).default([]) }),
})

const one = { instructionId: id }
export const acceptInstruction = operation({
  ...base,
  id: 'instructions.accept',
  path: '/instructions/{instructionId}/matters',
  permission: 'source.change',
  summary: { zh: '按批示拟立事项', en: 'Draft a matter from an instruction' },
  input: z.object({ ...one, ...draftFields }),
  output: MatterView,
})
/** 阅知, 阅研, 不适用: an instruction that becomes no matter. */
export const endInstruction = operation({
  ...base,
  id: 'instructions.end',
  path: '/instructions/{instructionId}/disposition',
  permission: 'source.change',
  summary: { zh: '批示不立项', en: 'Make no matter of an instruction' },
  input: z.object({
    ...one,
    ending: z.enum(endings).exclude(['not_a_task']),
    reason: text(300),
    approver: optional(line(40)),
  }),
})
/** 追加批示: onto a matter that runs already; the stricter day rules, and one that has ended is taken up again. */
export const attachSource = operation({
  ...base,
  id: 'sources.attach',
  path: '/sources/{sourceId}/attached-matters',
  permission: 'source.attach',
  summary: { zh: '追加到已有事项', en: 'Attach to a running matter' },
  input: z.object({
    sourceId: id,
    version,
    matterId: id,
    instructionId: optional(id),
    proposalId: optional(id),
    limit: optional(BudgetInput),
    reason: optional(text(500)),
  }),
})

/** 批示速录: one line of the register, saved by itself, so that one wrong line loses no other. */
export const enterInstruction = operation({
  id: 'instructions.enter',
  method: 'POST',
  path: '/instructions',
  permission: 'source.register',
  tag: 'instructions',
  summary: { zh: '批示速录', en: 'Enter an instruction' },
  input: z.object({
    ...instructed,
    /** 文件批示件: on a registered source; without it the line is an 阅件批示件 of its own. */
    carrierId: optional(id),
    title: optional(line(200)),
    carrierNumber: optional(line(60)),
    originLevel: z.number().int().min(1).max(4).default(2),
    as: z.enum(['matter', 'attach', 'read_only', 'study']),
    leadOrganizationId: optional(id),
    matterId: optional(id),
    reason: optional(text(300)),
    fileId: optional(id),
  }),
  output: z.object({
    sourceId: id,
    instructionId: id,
    matter: z.object({ id, version, title: z.string(), state: z.string(), due: outDate }).nullable(),
  }),
})
export const suggestMatters = operation({
  id: 'instructions.suggest',
  method: 'GET',
  path: '/matter-suggestions',
  permission: 'source.list',
  tag: 'instructions',
  summary: { zh: '相近的在办事项', en: 'Matters like this one' },
  input: z.object({ text: search(300), organizationId: id.optional() }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        title: z.string(),
        number: z.string().nullable(),
        state: z.string(),
        leadName: z.string().nullable(),
        leadOrganizationId: id.nullable(),
        due: outDate,
        version,
        /** 0…1: how much of the shorter of the two titles the other has. */
        likeness: z.number(),
      }),
    ),
  }),
})
