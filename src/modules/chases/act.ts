import { urgingMessage } from '#contract/words/outside.ts'
import type { CivilDate } from '#domain/date.ts'
import type { MatterState } from '#domain/matter.ts'
import type { Instrument } from '#domain/urging.ts'
import { tell } from '#modules/notices/index.ts'
import { copyOutside } from '#modules/outgoing/index.ts'
import { holdersFor } from '#modules/reminders/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'

export type Part = {
  id: string
  matter: string
  title: string
  number: string | null
  supervisor: string
  government: string
  unit: string
  unitName: string
  state: MatterState
  isStopped: boolean
  isDone: boolean
  isMostUrgent: boolean
}

/** One act of urging; what asks by letter names it. */
export type Act = {
  readonly id: string
  readonly said: string
  readonly explainBy: CivilDate | null
  readonly letter?: { readonly instrument: Instrument; readonly number: string }
}

/** Returns the chases that were made, in the order of the parts. */
export const insertUrging = async (
  { tx, actor, moment }: Context,
  act: Act,
  parts: readonly Part[],
  askerOrg: string,
) => {
  await tx
    .insertInto('urging')
    .values({
      id: act.id,
      asker_org: askerOrg,
      by_account: actor.accountId,
      said: act.said,
      made_at: moment.at,
      made_on: moment.today,
      explain_by: act.explainBy,
    })
    .execute()
  const chases = parts.map((part) => ({
    id: newId(),
    matter_id: part.matter,
    assignment_id: part.id,
    organization_id: part.unit,
    asker_org: askerOrg,
    how: 'message' as const,
    said: act.said,
    chased_by: actor.accountId,
    chased_at: moment.at,
    chased_on: moment.today,
  }))
  await tx.insertInto('chase').values(chases).execute()
  await tx
    .insertInto('urging_chase')
    .values(chases.map((chase) => ({ chase_id: chase.id, urging_id: act.id, matter_id: chase.matter_id })))
    .execute()
  return chases.map((chase) => chase.id)
}

/** In the house one notice a matter; outside one message a person, with all matters of the unit in it. */
export const tellUnits = async (context: Context, act: Act, parts: readonly Part[]) => {
  const { tx, actor } = context
  for (const part of parts)
    await tell(context, {
      kind: act.letter
        ? 'matter.letter_issued'
        : act.explainBy === null
          ? 'matter.urged'
          : 'matter.explanation_ordered',
      title: part.title,
      subjectId: part.matter,
      matterId: part.matter,
      organizations: [part.unit],
      words: {
        ...act.letter,
        text: act.said,
        by: actor.name,
        ...(act.explainBy === null ? {} : { due: act.explainBy }),
      },
    })
  const holders = await holdersFor(tx, parts)
  await copyOutside(
    context,
    [...Map.groupBy(parts, (part) => part.unit)].map(([unit, own]) => {
      const { liaison = [], deputy = [], principal = [] } = holders(unit, own[0]?.supervisor ?? '')
      const to = [...liaison, ...deputy, ...(act.explainBy === null ? [] : principal)].map((each) => each.accountId)
      return {
        kind: 'urging',
        key: `urging ${act.id} ${unit}`,
        governmentId: own[0]?.government ?? '',
        accounts: [...new Set(to)],
        words: (language) => urgingMessage(language, { ...act, by: actor.name }, own),
        matters: own.map((part) => part.matter),
        urgent: own.some((part) => part.isMostUrgent),
      }
    }),
  )
}
