import { parseArgs } from 'node:util'
import { verifyTrail } from '#modules/trail/index.ts'
import { momentNow } from '#platform/moment.ts'
import { systemActor, transact } from '#platform/db.ts'
import { UsageError } from './usage.ts'
import { withDatabase } from './with-database.ts'

export const trailCommand = {
  usage: 'trail verify [--data DIR] [--json]',
  run: async (args: string[]): Promise<number> => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, data: { type: 'string' } },
    })
    if (positionals.join(' ') !== 'verify') throw new UsageError('The trail knows one thing: luoshi trail verify.')
    return withDatabase(values.data, async (database) => {
      const verdict = await transact(
        database.db,
        { actor: systemActor('verify'), today: momentNow().today },
        verifyTrail,
        true,
      )
      console.log(
        values.json
          ? JSON.stringify(verdict)
          : verdict.ok
            ? `The trail is whole: ${verdict.events} events, ${verdict.sealed} of them sealed.`
            : `The trail was touched; first at ${verdict.first_bad}.`,
      )
      return verdict.ok ? 0 : 1
    })
  },
}
