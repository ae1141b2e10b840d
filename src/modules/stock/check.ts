import { checkStock } from '#contract/stock.ts'
import { checkSheet, type Check } from '#domain/stock/check.ts'
import { isError, stockQuestions } from '#domain/stock/plan.ts'
import { principalsOf } from '#modules/organizations/index.ts'
import { organizationIndex } from '#modules/sources/index.ts'
import type { Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'
import { loadBatch, loadSheet, type Batch } from './store.ts'

/** The one look at a ledger, by which the dry run answers and the taking over acts. */
export const checkOf = async (tx: Tx, batch: Batch): Promise<Check> => {
  const index = await organizationIndex(tx)
  const ids = [...new Set([...index.values(), ...Object.values(batch.plan.names).flatMap((id) => id ?? [])])]
  const principals = await principalsOf(tx, ids)
  return checkSheet(await loadSheet(tx, batch), batch.plan, {
    index,
    supervisor: batch.organization_id,
    withPrincipal: new Set(principals.keys()),
  })
}

const mostProblems = 500
const previewed = 20

export const checkStockQuery = query(checkStock, {
  subjects: ({ batchId }) => [{ kind: 'import_batch', id: batchId }],
  run: async ({ tx, moment }, { batchId }) => {
    const batch = await loadBatch(tx, batchId)
    const check = await checkOf(tx, batch)
    const { matters, problems } = check
    const leads = [...new Set(matters.map((each) => each.lead))]
    const rows = await tx
      .selectFrom('organization')
      .select(['id', 'name'])
      .where('id', 'in', [...leads, batchId])
      .execute()
    const nameOf = new Map(rows.map((row) => [row.id, row.name]))
    const open = matters.filter((each) => each.state === 'in_progress')
    return {
      rows: check.rows,
      isReady: check.isReady,
      errors: problems.filter(isError).length,
      problems: problems
        .toSorted((a, b) => Number(isError(b)) - Number(isError(a)) || a.row - b.row)
        .slice(0, mostProblems)
        .map((each) => ({ ...each, isError: isError(each) })),
      questions: stockQuestions.flatMap((code) => {
        const n = problems.filter((each) => each.code === code).length
        return n === 0 ? [] : [{ code, rows: n, isConfirmed: batch.plan.confirmed.includes(code) }]
      }),
      unknown: check.unknown.map((each) => ({
        ...each,
        rows: [...each.rows],
        suggestions: [...each.suggestions],
      })),
      skipped: [...check.skipped],
      summary: {
        inProgress: open.length,
        completed: matters.length - open.length,
        overdue: open.filter((each) => each.due !== null && each.due < moment.today).length,
        longTerm: problems.filter((each) => each.code === 'long-term').length,
        units: new Set(
          matters.flatMap((each) => [each.lead, ...each.others.map(({ organizationId }) => organizationId)]),
        ).size,
      },
      preview: matters.slice(0, previewed).map((each) => ({
        row: each.row,
        number: each.number,
        title: each.title,
        lead: nameOf.get(each.lead) ?? '',
        others: each.others.length,
        due: each.due,
        state: each.state,
      })),
    }
  },
})
