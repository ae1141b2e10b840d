import { sql } from 'kysely'
import { getDemoProgress } from '#contract/demonstration.ts'
import { query } from '#platform/endpoint.ts'

const prefix = (schema: string) => `luoshi demo ${schema} `

/** The name of the loading session, which says how far it is; it ends with the process that holds it. */
export const progressName = (schema: string, percent: number): string => `${prefix(schema)}${percent}%`

export const getDemoProgressQuery = query(getDemoProgress, {
  run: async ({ app, tx }) => {
    const { rows } = await sql<{ name: string }>`select application_name as name from pg_stat_activity
      where datname = current_database() and starts_with(application_name, ${prefix(app.schema)})`.execute(tx)
    const percent = /(\d+)%$/.exec(rows[0]?.name ?? '')?.[1]
    return { percent: percent === undefined ? null : Number(percent) }
  },
})
