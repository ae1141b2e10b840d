import type { CivilDate } from '#domain/date.ts'
import { officeMinutesBetween } from '#domain/office-hours.ts'
import { isShortNotice, shortNoticeRefusal } from '#domain/short-notice.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { minuteOf } from '#platform/moment.ts'
import { countingOf } from './counting.ts'

const endOfDay = 24 * 60

type Given = {
  readonly matterId: string
  readonly governmentId: string
  readonly due: CivilDate | null
  readonly minute: number | null
}

/** Looks at due days that were just computed: too short a notice needs an approver by name, who is recorded. */
export const guardNotice = async (
  { tx, actor, by, moment }: Context,
  given: readonly Given[],
  approver: string | undefined,
): Promise<void> => {
  for (const [governmentId, own] of Map.groupBy(given, (each) => each.governmentId)) {
    const leastHours = await settingOf(tx, governmentId, 'notice.least-hours')
    if (leastHours === 0) continue
    const { calendar, rules } = await countingOf(tx, governmentId)
    const now = { date: moment.today, minute: minuteOf(moment.at) }
    for (const { matterId, due, minute } of own) {
      if (due === null) continue
      const until = { date: due, minute: minute ?? endOfDay }
      const minutes = officeMinutesBetween(calendar, rules.hours, now, until, leastHours * 60)
      const refusal = shortNoticeRefusal({ minutes, leastHours }, approver)
      if (refusal) throw new Refused(refusal)
      if (approver === undefined || !isShortNotice({ minutes, leastHours })) continue
      await tx
        .insertInto('short_notice')
        .values({
          id: newId(),
          matter_id: matterId,
          approver,
          minutes,
          due,
          organization_id: by.organizationId,
          given_by: actor.accountId,
          given_on: moment.today,
        })
        .execute()
    }
  }
}
