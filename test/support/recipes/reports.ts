import { ask } from '#contract/reports.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const reportRecipes = ({ cast, make, on }: Kit): Recipes => {
  const review = {
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    verification: '现场核实',
    verifiedBy: cast('supervisor', 'office_director').accountId,
  }
  return {
    'reports.progress': on(make.atWork, { version: undefined, progress: '已开工' }),
    'reports.hand-in': on(make.countersigned, {
      outcome: '已建成',
      actual: '520个',
      progress: '全部完工',
      signature: { how: 'paper', signer: '厅长', signedOn: '2026-09-14' },
    }),
    'messages.ask': on(make.atWork, { version: undefined, text: '进展如何' }),
    'messages.answer': async () => {
      const { face } = await make.atWork()
      const asked = await cast('supervisor', 'leader').desk(ask, { matterId: face.id, text: '进展如何' })
      return same({ matterId: face.id, questionId: asked.messages[0]?.id, text: '已完成八成' })
    },
    'reviews.take': on(make.reported),
    'reviews.return': on(make.underReview, { cause: 'funds', requirement: '请补充数据', newDue: '2026-09-20' }),
    'reviews.accept': on(make.underReview, review),
    'tray.get': plain(),
    'trail.list': plain(),
  }
}
