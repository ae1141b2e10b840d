import { listChases, urge } from '#contract/chases.ts'
import { partOf } from '../child-matter.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const chaseRecipes = ({ cast, make, on, onPart }: Kit): Recipes => {
  const supervisor = cast('supervisor', 'leader').desk
  const chased = async () => {
    const view = await make.atWork()
    await supervisor(urge, { assignmentIds: [partOf(view, 'coordinating_lead')], said: '请抓紧办理' })
    const { items } = await supervisor(listChases, { matterId: view.face.id })
    return { chaseId: items[0]?.id }
  }
  return {
    'chases.record': onPart(make.dispatched, 'coordinating_lead', {
      version: undefined,
      how: 'phone',
      said: '明日签收',
    }),
    'chases.urge': async () => {
      const view = await make.dispatched()
      return same({ assignmentIds: [partOf(view, 'coordinating_lead')], said: '请抓紧签收' })
    },
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
