import { Alert } from 'antd'
import { useMe } from '#web/api/me.ts'
import { useText } from '#web/text/use-text.ts'
import { dateText } from '#web/ui/dates.ts'

/** For whom the reader stands in, and how long: part of what lies in the tray is theirs. */
export const StandIn = () => {
  const { people, words } = useText()
  const me = useMe()
  const lent = me.appointments.filter((each) => each.lentBy !== null)
  if (lent.length === 0) return null
  const said = lent.map((each) =>
    people.standingIn(
      each.lentBy?.name ?? '',
      `${each.organizationName}${each.post ?? words.roles[each.role]}`,
      dateText(each.lentBy?.until),
      each.lentBy?.isPartial ?? false,
    ),
  )
  return <Alert type="info" showIcon className="matter-note" title={[...new Set(said)].join('；')} />
}
