import { refuse } from '#domain/refusal.ts'
import type { Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'

/** The standing assignment, if it is one of the actor's own organizations'. */
export const ownAssignment = async ({ tx, by }: Context, assignmentId: string) => {
  const row = found(
    await tx
      .selectFrom('assignment')
      .selectAll()
      .where('id', '=', assignmentId)
      .where('valid_to', 'is', null)
      .executeTakeFirst(),
  )
  if (!by.reach.includes(row.organization_id)) throw new Refused(refuse('not-in-path'))
  return row
}
