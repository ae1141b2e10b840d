import { listPeriods } from '#contract/periods.ts'
import { query } from '#platform/endpoint.ts'
import { withoutCheck } from './check.ts'
import { faceOf } from './counts.ts'

const shown = 36

/** The latest periods that concern this desk, open ones first. */
export const listPeriodsQuery = query(listPeriods, {
  run: async (context) => {
    const { tx } = context
    const rows = await tx
      .selectFrom('period')
      .selectAll()
      .orderBy('state', 'desc')
      .orderBy('closes_on', 'desc')
      .orderBy('id', 'desc')
      .limit(shown)
      .execute()
    const items = []
    for (const row of rows) items.push(await faceOf(tx, row))
    const unchecked = await withoutCheck(context)
    return { items, unchecked: unchecked.map(({ id, title, number, due }) => ({ id, title, number, due })) }
  },
})
