import { getMatter, getTrail } from '#contract/matters.ts'
import { query } from '#platform/endpoint.ts'
import { eventsOn } from '#modules/trail/index.ts'
import { matterView } from './view.ts'

export const getMatterQuery = query(getMatter, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: (context, { matterId, asOf }) => matterView(context, matterId, asOf),
})

export const getTrailQuery = query(getTrail, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async ({ tx }, { matterId, limit }) => ({ items: await eventsOn(tx, matterId, limit) }),
})
