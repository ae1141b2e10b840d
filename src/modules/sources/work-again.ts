import type { BudgetInput } from '#contract/matter-views.ts'
import { defaultBudget, type Budget } from '#domain/clock.ts'
import { limitDay } from '#domain/instruction.ts'
import { calendarFor } from '#modules/calendar/index.ts'
import { nextCycle } from '#modules/changes/index.ts'
import { loadMatter, takeStep } from '#modules/matters/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import type { Context } from '#platform/endpoint.ts'
import type { z } from 'zod'

type Limit = z.output<typeof BudgetInput>
export const budgetIn = (limit: Limit): Budget => (limit.kind === 'default' ? defaultBudget : limit)

type Given = { matterId: string; limit?: Limit | undefined; words: string }

/** 再批示再办理: an accepted or completed matter is taken up again; no limit said means thirty working days (A22). */
export const workAgain = async (context: Context, { matterId, limit, words }: Given): Promise<EventDraft> => {
  const { tx, moment } = context
  const { government_id } = await loadMatter(tx, matterId)
  const calendar = await calendarFor(tx, government_id)
  const newDue = limitDay(limit ? budgetIn(limit) : defaultBudget, moment.today, calendar) ?? moment.today
  const before = await takeStep(context, matterId, 'matter.instructed_again', { newDue })
  const kind = 'matter.instructed_again'
  const changes = await nextCycle(context, { matterId, newDue }, before, kind, words)
  return { type: kind, on: [matterId], reason: words, changes: { ...changes, from: before.state } }
}
