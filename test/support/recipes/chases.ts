import { listChases, urge } from '#contract/chases.ts'
import { issueLetter } from '#contract/letters.ts'
import { changeSetting } from '#contract/settings.ts'
import { addDays, civilDate } from '#domain/date.ts'
import { raiseOverdueExplanations } from '#modules/chases/index.ts'
import { systemActor, transact } from '#platform/db.ts'
import { partOf } from '../child-matter.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const chaseRecipes = ({ world, cast, make, on, onPart }: Kit): Recipes => {
  const supervisor = cast('supervisor', 'leader').desk
  /** The walk urges one unit oftener than an office may in a week. */
  const atWork = async () => {
    await world.desk('zhouguoping')(changeSetting, { key: 'urging.most-a-week', value: '50' })
    return make.atWork()
  }
  const chased = async () => {
    const view = await atWork()
    await supervisor(urge, { assignmentIds: [partOf(view, 'coordinating_lead')], said: '请抓紧办理' })
    const { items } = await supervisor(listChases, { matterId: view.face.id })
    return { chaseId: items[0]?.id }
  }
  /** An explanation was asked for until today, and it is tomorrow. */
  const unexplained = async () => {
    const view = await atWork()
    const [{ today }, actor] = [world.app.now(), systemActor('explanations')]
    const tomorrow = { ...world.app.now(), today: addDays(civilDate(today), 1) }
    const assignmentIds = [partOf(view, 'coordinating_lead')]
    await supervisor(urge, { assignmentIds, said: '请说明原因', explainBy: today })
    await transact(world.app.database.db, { actor, today: tomorrow.today }, (tx) =>
      raiseOverdueExplanations({ tx, app: world.app, moment: tomorrow, actor }),
    )
    const { items } = await supervisor(listChases, { matterId: view.face.id })
    const instrument = 'reminder_letter' as const
    return { chaseId: items[0]?.id ?? '', instrument, fact: '至今未收到说明', requirement: '请书面报告', due: today }
  }
  return {
    'letters.issue': async () => same(await unexplained()),
    'letters.get': async () => same({ letterId: (await supervisor(issueLetter, await unexplained())).id }),
    'chases.record': onPart(make.dispatched, 'coordinating_lead', {
      version: undefined,
      how: 'phone',
      said: '明日签收',
    }),
    'chases.urge': async () =>
      same({ assignmentIds: [partOf(await atWork(), 'coordinating_lead')], said: '请抓紧办理' }),
    'chases.list': on(make.dispatched, { version: undefined }),
    'chases.receive': async () => same(await chased()),
    'chases.reply': async () => same({ ...(await chased()), text: '本周内报送' }),
    'reminders.of-matter': on(make.dispatched, { version: undefined }),
    'contact.get': plain(),
    'contact.change': plain({ byEmail: false, byRobot: false, quietFrom: 20, quietTo: 8 }),
    'feeds.make': plain(),
    'feeds.end': plain(),
    'urgings.inbox': plain(),
    'urgings.candidates': plain(),
  }
}
