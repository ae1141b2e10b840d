import { sql, type RawBuilder } from 'kysely'
import { countCauses, listProblems, type ProblemView } from '#contract/problems.ts'
import { returnCauses } from '#contract/reports.ts'
import type { z } from 'zod'
import { query } from '#platform/endpoint.ts'
import { problemsWhere } from './view.ts'

export const listProblemsQuery = query(listProblems, {
  run: async (context, { state, matterId, late, limit }) => {
    const conditions: RawBuilder<unknown>[] = [sql`true`]
    if (state) conditions.push(sql`p.state = ${state}`)
    if (matterId) conditions.push(sql`p.matter_id = ${matterId}`)
    // Lateness follows from a setting and a calendar, so it is judged on the rows and not in the query.
    const all: z.input<typeof ProblemView>[] = await problemsWhere(context, sql.join(conditions, sql` and `), 5_000)
    const wanted = late === undefined ? all : all.filter((each) => each.late === late)
    return {
      items: wanted.slice(0, limit),
      total: wanted.length,
      late: all.filter((each) => each.late).length,
    }
  },
})

/** 推诿、敷衍、选择性落实 …: why reports were returned and problems arose, counted by one list of causes (C01). */
export const countCausesQuery = query(countCauses, {
  run: async ({ tx }) => {
    const { rows } = await sql<{ cause: string; returns: number; problems: number }>`
      select cause, sum(returns)::int as returns, sum(problems)::int as problems from (
        select r.cause, 1 as returns, 0 as problems from review r where r.result = 'returned'
        union all select p.cause, 0, 1 from problem p where p.cause is not null) counted group by cause`.execute(tx)
    return {
      items: returnCauses.map((cause) => {
        const row = rows.find((each) => each.cause === cause)
        return { cause, returns: row?.returns ?? 0, problems: row?.problems ?? 0 }
      }),
    }
  },
})
