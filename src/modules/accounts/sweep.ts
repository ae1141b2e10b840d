import { sql } from 'kysely'
import { job } from '#platform/job.ts'

/** What is kept for a time only: answers by key seven days, sessions until they end, failed sign-ins a day. */
export const sweepJob = job<Record<string, never>>(
  'sweep',
  async ({ tx, moment }) => {
    await sql`delete from idempotency_key where at < ${moment.at}::timestamptz - interval '7 days'`.execute(tx)
    await sql`delete from session where expires_at < ${moment.at}::timestamptz`.execute(tx)
    await sql`delete from sign_in_attempt where at < ${moment.at}::timestamptz - interval '1 day'`.execute(tx)
  },
  '17 * * * *',
)
