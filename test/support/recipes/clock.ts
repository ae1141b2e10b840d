import { approveCalendar, proposeCalendar } from '#contract/calendar.ts'
import { setSla } from '#contract/sla.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const clockRecipes = ({ cast }: Kit): Recipes => {
  const [paster, approver] = [cast('superior', 'system_admin').desk, cast('superior', 'office_director').desk]
  let day = 0
  /** Each change is another day of the year, so that none says what the calendar says already. */
  const text = () => {
    day += 1
    return `2026年12月${day}日 放假 测试`
  }
  const pasted = () => paster(proposeCalendar, { kind: 'days', year: 2026, title: '临时调整', text: text() })
  const approved = async () => {
    const change = await pasted()
    return approver(approveCalendar, { changeId: change.id, version: change.version })
  }
  return {
    'sla.list': plain(),
    'sla.set': plain({ urgency: 'urgent', budget: { kind: 'working_days', amount: 3 }, rule: '岭府办〔2026〕3号' }),
    'sla.remove': async () => {
      await approver(setSla, { budget: { kind: 'working_days', amount: 20 }, rule: '岭府办〔2026〕3号' })
      return same({})
    },
    'sla.preset': plain({ preset: 'three_fifteen_thirty' }),
    'calendar.get': plain(),
    'calendar.propose': async () => () => ({ kind: 'local', year: 2026, title: '地方节日', text: text() }),
    'calendar.approve': async () => {
      const { id, version } = await pasted()
      return same({ changeId: id, version })
    },
    'calendar.refuse': async () => {
      const { id, version } = await pasted()
      return same({ changeId: id, version, opinion: '日期有误' })
    },
    'calendar.preview': async () => same({ changeId: (await approved()).id }),
    'calendar.apply': async () => {
      const { id, version } = await approved()
      return same({ changeId: id, version })
    },
  }
}
