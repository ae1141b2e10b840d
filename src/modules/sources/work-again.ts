import type { BudgetInput } from '#contract/matter-views.ts'
import { limitDay } from '#domain/instruction.ts'
import { nextCycle } from '#modules/changes/index.ts'
import { countingOf } from '#modules/clock/index.ts'
import { loadMatter, takeStep, type MatterRow } from '#modules/matters/index.ts'
import { budgetFor } from '#modules/sla/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import type { Context } from '#platform/endpoint.ts'
import type { z } from 'zod'

type Limit = z.output<typeof BudgetInput>

/** The day that a limit given today comes to for a running matter; where none was said, by the government's table. */
export const limitOn = async ({ tx, moment }: Context, matter: MatterRow, limit: Limit | undefined) => {
  const { government_id: governmentId, source_kind: sourceKind, urgency } = matter
  const { budget } = await budgetFor(tx, governmentId, { sourceKind, urgency }, limit)
  const { calendar, rules } = await countingOf(tx, governmentId)
  return limitDay(budget, moment.today, calendar, rules)
}

type Given = { matterId: string; limit?: Limit | undefined; words: string }

/** 再批示再办理: an accepted or completed matter is taken up again; no limit said means the government's period (A22). */
export const workAgain = async (context: Context, { matterId, limit, words }: Given): Promise<EventDraft> => {
  const { tx, moment } = context
  const newDue = (await limitOn(context, await loadMatter(tx, matterId), limit)) ?? moment.today
  const before = await takeStep(context, matterId, 'matter.instructed_again', { newDue })
  const kind = 'matter.instructed_again'
  const changes = await nextCycle(context, { matterId, newDue }, before, kind, words)
  return { type: kind, on: [matterId], reason: words, changes: { ...changes, from: before.state } }
}
