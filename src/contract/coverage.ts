import { z } from 'zod'
import { sourceKinds } from '#domain/source.ts'
import { date, id, line, optional, outDate, text, version } from './fields.ts'
import { operation } from './operation.ts'
import { SourceView } from './source-views.ts'

export const getCoverage = operation({
  id: 'sources.coverage',
  method: 'GET',
  path: '/coverage',
  permission: 'source.list',
  tag: 'coverage',
  summary: { zh: '督查覆盖', en: 'Coverage of supervision' },
  input: z.object({ from: date.optional(), to: date.optional() }),
  output: z.object({
    kinds: z.array(
      z.object({
        kind: z.enum(sourceKinds),
        registered: z.number().int(),
        withMatters: z.number().int(),
        withReason: z.number().int(),
      }),
    ),
    /** Neither matter nor reason yet, the oldest first; `age` in working days since receipt. */
    uncovered: z.array(
      z.object({
        id,
        kind: z.enum(sourceKinds),
        title: z.string(),
        docNumber: z.string().nullable(),
        receivedOn: z.string(),
        undecided: z.number().int(),
        age: z.number().int(),
      }),
    ),
    /** From publication to the first ledger entry, in working days; of those that have entries. */
    lags: z.array(
      z.object({ id, title: z.string(), publishedOn: z.string(), enteredOn: z.string(), lag: z.number().int() }),
    ),
  }),
})

/** 台账之外的期限: reports owed above, statutory replies, oral assignments to be confirmed (A12, A41, C05). */
export const listDuties = operation({
  id: 'duties.list',
  method: 'GET',
  path: '/duties',
  permission: 'source.list',
  tag: 'coverage',
  summary: { zh: '报告答复日程', en: 'Reports, replies and confirmations owed' },
  input: z.object({ state: z.enum(['open', 'all']).default('open') }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        kind: z.enum(['report', 'reply', 'confirmation']),
        sourceId: id,
        sourceTitle: z.string(),
        toWhom: z.string().nullable(),
        form: z.string().nullable(),
        due: z.string(),
        doneOn: outDate,
        isLate: z.boolean(),
        workdaysLeft: z.number().int(),
      }),
    ),
  }),
})
export const markObligation = operation({
  id: 'obligations.mark',
  method: 'POST',
  path: '/sources/{sourceId}/obligations',
  permission: 'source.change',
  tag: 'coverage',
  summary: { zh: '标记报告要求', en: 'Mark a duty to report' },
  input: z.object({
    sourceId: id,
    version,
    toWhom: line(100),
    form: line(60),
    due: date,
    clause: optional(text(500)),
  }),
  output: SourceView,
})
export const fulfilObligation = operation({
  id: 'obligations.fulfil',
  method: 'POST',
  path: '/obligations/{obligationId}/fulfilment',
  permission: 'source.change',
  tag: 'coverage',
  summary: { zh: '登记已报告', en: 'Record that it was reported' },
  input: z.object({ obligationId: id, doneOn: date, how: line(200) }),
  output: SourceView,
})

/** 未答复清单: whoever raised something and has no answer; it must be able to reach zero (C03). */
export const listUnanswered = operation({
  id: 'answers.outstanding',
  method: 'GET',
  path: '/unanswered',
  permission: 'source.list',
  tag: 'coverage',
  summary: { zh: '未答复清单', en: 'Who has no answer yet' },
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        kind: z.enum(['instruction', 'reply', 'report']),
        id,
        sourceId: id,
        title: z.string(),
        who: z.string(),
        since: z.string(),
        age: z.number().int(),
        /** Matters behind it by state: what the answer waits for. */
        matters: z.array(z.object({ id, title: z.string(), state: z.string() })),
      }),
    ),
  }),
})
export const giveAnswer = operation({
  id: 'answers.give',
  method: 'POST',
  path: '/sources/{sourceId}/answers',
  permission: 'submission.make',
  tag: 'coverage',
  summary: { zh: '登记答复', en: 'Record an answer' },
  input: z.object({
    sourceId: id,
    version,
    instructionId: optional(id),
    toWhom: line(100),
    how: z.enum(['written', 'oral', 'meeting']),
    text: text(2_000),
    answeredOn: date,
  }),
  output: SourceView,
})
