import { sql } from 'kysely'
import { projectDue, projectPace } from '#modules/clock/index.ts'
import { outsideAppointments, record } from '#platform/audit.ts'
import { systemActor, type Tx } from '#platform/db.ts'
import type { Moment } from '#platform/moment.ts'
import { bumpVersions, momentAfter, reach } from '#platform/subjects.ts'
import { projectSearch } from './store.ts'

export type Rebuilt = { readonly matters: number; readonly changed: number }

type Projected = {
  id: string
  government_id: string
  title: string
  number: string | null
  due: string | null
  warn_from: string | null
  due_provisional: boolean
  next_milestone_due: string | null
  next_milestone_warn_from: string | null
  assessed_light: string | null
}

/** Projections made anew from the facts: parties, search tokens, due days, milestones. A due day that moves is recorded as an event. */
export const rebuildProjections = async (tx: Tx, moment: Moment): Promise<Rebuilt> => {
  const { rows: ids } = await sql<{ id: string }>`select id from matter`.execute(tx)
  const locked = await reach(
    tx,
    ids.map(({ id }) => ({ kind: 'matter', id })),
    true,
  )
  if ('missing' in locked) throw new Error(`matter ${locked.missing} vanished`)
  const at = await momentAfter(tx, locked, moment.at)
  const read = async () =>
    (
      await sql<Projected>`select id, government_id, title, number, due, warn_from, due_provisional,
        next_milestone_due, next_milestone_warn_from, assessed_light from matter order by id`.execute(tx)
    ).rows
  const before = await read()
  await sql`select project_parties(id) from matter`.execute(tx)
  for (const matter of before) {
    await projectSearch(tx, matter.id, `${matter.title} ${matter.number ?? ''}`)
    await projectDue(tx, matter.id, matter.government_id)
    await projectPace(tx, matter.id)
  }
  const after = await read()
  const changed = after.filter((row, i) => JSON.stringify(row) !== JSON.stringify(before[i])).map((row) => row.id)
  await bumpVersions(
    tx,
    locked.filter((row) => changed.includes(row.id)),
    at,
  )
  const header = outsideAppointments(at, systemActor('project'), 'project.rebuild')
  if (before.length > 0)
    await record(
      tx,
      header,
      [{ type: 'projections.rebuilt', changes: { changed: changed.length } }],
      before.map((row) => row.id),
    )
  return { matters: before.length, changed: changed.length }
}
