import type { z } from 'zod'
import type { BudgetInput } from '#contract/matter-views.ts'
import { defaultBudget, type Budget } from '#domain/clock.ts'
import { slaFor, type SlaRule } from '#domain/sla.ts'
import type { Tx } from '#platform/db.ts'

export const slaRows = (tx: Tx, governmentId: string) =>
  tx
    .selectFrom('sla_rule')
    .selectAll()
    .where('government_id', '=', governmentId)
    .orderBy('source_kind')
    .orderBy('urgency')
    .execute()

type Row = Awaited<ReturnType<typeof slaRows>>[number]
export const slaRuleOf = (row: Row): SlaRule => ({
  sourceKind: row.source_kind,
  urgency: row.urgency,
  budget: { kind: row.budget, amount: row.amount },
  rule: row.rule,
})

export type Given = {
  readonly budget: Budget
  readonly basis: 'explicit' | 'default_30wd' | 'sla'
  readonly rule: string | null
}

type Limit = z.output<typeof BudgetInput> | undefined

/**
 * What a limit comes to: what was said beats every rule (A20); where nothing was said, the government's own table, and
 * without one the thirty working days of 国办发〔2008〕120号 (A22).
 */
export const budgetFor = async (
  tx: Tx,
  governmentId: string,
  matter: { readonly sourceKind: string; readonly urgency: string },
  limit: Limit,
): Promise<Given> => {
  if (limit && limit.kind !== 'default') return { budget: limit, basis: 'explicit', rule: null }
  const found = slaFor((await slaRows(tx, governmentId)).map(slaRuleOf), matter)
  return found
    ? { budget: found.budget, basis: 'sla', rule: found.rule }
    : { budget: defaultBudget, basis: 'default_30wd', rule: null }
}
