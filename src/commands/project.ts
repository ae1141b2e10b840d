import { parseArgs } from 'node:util'
import { rebuildProjections } from '#modules/matters/index.ts'
import { systemActor, transact } from '#platform/db.ts'
import { momentNow } from '#platform/moment.ts'
import { withDatabase } from './with-database.ts'

export const projectCommand = {
  usage: 'project [--data DIR] [--json]',
  run: async (args: string[]): Promise<number> => {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, json: { type: 'boolean' } } })
    return withDatabase(values.data, async (database) => {
      const moment = momentNow()
      const rebuilt = await transact(database.db, { actor: systemActor('project'), today: moment.today }, (tx) =>
        rebuildProjections(tx, moment),
      )
      console.log(
        values.json ? JSON.stringify(rebuilt) : `Rebuilt ${rebuilt.matters} matters; ${rebuilt.changed} differed.`,
      )
      return 0
    })
  },
}
