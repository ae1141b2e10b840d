import { getMatter } from '#contract/matters.ts'
import type { OutputOf } from '#contract/operation.ts'
import { client, reading } from '#web/api/client.ts'

export type MatterView = OutputOf<typeof getMatter>
export type Assignment = MatterView['assignments'][number]

/** Shows a view that a command (or a conflict) has brought back, without asking again. */
export const keepMatter = (view: MatterView): void =>
  void client.setQueryData(reading(getMatter, { matterId: view.face.id }).queryKey, view)

/** Assignments of the reader's own units, in a state. */
export const mineIn = (view: MatterView, organizationIds: readonly string[], state: string): readonly Assignment[] =>
  view.assignments.filter((each) => each.state === state && organizationIds.includes(each.organizationId))
