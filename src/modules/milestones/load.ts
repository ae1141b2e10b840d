import { sql } from 'kysely'
import type { CivilDate } from '#domain/date.ts'
import { progressOf, type Progress } from '#domain/progress.ts'
import type { Tx } from '#platform/db.ts'

export const milestonesOf = (tx: Tx, matterId: string) =>
  tx.selectFrom('milestone').selectAll().where('matter_id', '=', matterId).orderBy('due').orderBy('no').execute()

export const targetsOf = (tx: Tx, matterId: string) =>
  tx
    .selectFrom('quarter_target')
    .selectAll()
    .where('matter_id', '=', matterId)
    .orderBy('year')
    .orderBy('quarter')
    .execute()

type Part = { matter_id: string; weight: number; met_on: CivilDate | null }
type Figure = { matter_id: string; year: number; quarter: number; planned: number; actual: number | null }

/** 进度 of many matters at once, each with its arithmetic; those without milestones and targets have none. */
export const progressOfMatters = async (
  tx: Tx,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, Progress | null>> => {
  const { rows: parts } = await sql<Part>`select matter_id, weight, met_on from milestone
    where matter_id = any(${matterIds}::uuid[])`.execute(tx)
  const { rows: figures } = await sql<Figure>`select matter_id, year, quarter, planned, actual from quarter_target
    where matter_id = any(${matterIds}::uuid[])`.execute(tx)
  return new Map(
    matterIds.map((id) => [
      id,
      progressOf(
        parts.filter((each) => each.matter_id === id).map(({ weight, met_on }) => ({ weight, metOn: met_on })),
        figures.filter((each) => each.matter_id === id),
      ),
    ]),
  )
}
