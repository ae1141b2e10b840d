import { officeMinutesBetween } from '#domain/office-hours.ts'
import { isShortNotice, shortNoticeRefusal } from '#domain/short-notice.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { minuteOf } from '#platform/moment.ts'
import { countingOf } from './counting.ts'

const endOfDay = 24 * 60

/** Looks at the due day just projected: too short a notice needs an approver by name, who is recorded. */
export const guardNotice = async (
  { tx, actor, by, moment }: Context,
  matterId: string,
  approver: string | undefined,
): Promise<void> => {
  const matter = await tx
    .selectFrom('matter')
    .select(['due', 'due_minute', 'government_id'])
    .where('id', '=', matterId)
    .executeTakeFirstOrThrow()
  const leastHours = await settingOf(tx, matter.government_id, 'notice.least-hours')
  if (matter.due === null || leastHours === 0) return
  const { calendar, rules } = await countingOf(tx, matter.government_id)
  const minutes = officeMinutesBetween(
    calendar,
    rules.hours,
    { date: moment.today, minute: minuteOf(moment.at) },
    { date: matter.due, minute: matter.due_minute ?? endOfDay },
    leastHours * 60,
  )
  const refusal = shortNoticeRefusal({ minutes, leastHours }, approver)
  if (refusal) throw new Refused(refusal)
  if (approver === undefined || !isShortNotice({ minutes, leastHours })) return
  await tx
    .insertInto('short_notice')
    .values({
      id: newId(),
      matter_id: matterId,
      approver,
      minutes,
      due: matter.due,
      organization_id: by.organizationId,
      given_by: actor.accountId,
      given_on: moment.today,
    })
    .execute()
}
