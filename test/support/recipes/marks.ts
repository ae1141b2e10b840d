import { instruct } from '#contract/leader.ts'
import { addTheme } from '#contract/marks.ts'
import { dispatched } from '../matter.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const markRecipes = ({ world, cast, inspector, make, on }: Kit): Recipes => {
  let nth = 0
  return {
    'matters.marks': on(make.dispatched, { version: undefined }),
    'matters.grade': on(make.dispatched, { importance: 'key', urgency: 'urgent', themeIds: [] }),
    'matters.supervise': on(make.dispatched, { version: undefined, supervise: true }),
    'matters.star': on(make.dispatched, { version: undefined, starred: true }),
    'matters.oversight': on(make.dispatched, { version: undefined }),
    'matters.grant-oversight': on(make.dispatched, { organizationId: world.org('yunshan'), basis: '提案办理' }),
    'matters.end-oversight': on(make.dispatched, { organizationId: world.org('haizhou') }),
    'themes.list': plain(),
    'themes.add': async () => () => ({ name: `惠民生${(nth += 1)}` }),
    'themes.retire': async () => {
      await inspector(addTheme, { name: '防风险' })
      return same({ name: '防风险' })
    },
    'themes.cross-cut': plain(),
    'leader.page': plain(),
    'leader.instruct': on(make.dispatched, { version: undefined, text: '请抓紧落实' }),
    'instruction-drafts.list': plain(),
    'instruction-drafts.register': async () => {
      const { face } = await dispatched(world)
      const draft = await cast('superior', 'leader').desk(instruct, { matterId: face.id, text: '请抓紧落实' })
      return same({ draftId: draft.id, version: draft.version, title: '王海峰副省长批示' })
    },
  }
}
