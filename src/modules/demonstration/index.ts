import { sql } from 'kysely'
import { getDemoProgress } from '#contract/demonstration.ts'
import type { App } from '#platform/app.ts'
import type { Db, Tx } from '#platform/db.ts'
import { query } from '#platform/endpoint.ts'

const prefix = (schema: string) => `luoshi demo ${schema} `

/** The name of the loading session, which says how far it is; it ends with the process that holds it. */
export const progressName = (schema: string, percent: number): string => `${prefix(schema)}${percent}%`

const percentLoaded = async (db: Db | Tx, schema: string): Promise<number | null> => {
  const { rows } = await sql<{ name: string }>`select application_name as name from pg_stat_activity
    where datname = current_database() and starts_with(application_name, ${prefix(schema)})`.execute(db)
  const percent = /(\d+)%$/.exec(rows[0]?.name ?? '')?.[1]
  return percent === undefined ? null : Number(percent)
}

/** Whether the story is still being told: what stands in it now is not yet today's. */
export const isBeingTold = async ({ database, schema }: App): Promise<boolean> =>
  (await percentLoaded(database.db, schema)) !== null

export const getDemoProgressQuery = query(getDemoProgress, {
  run: async ({ app, tx }) => ({ percent: await percentLoaded(tx, app.schema) }),
})
