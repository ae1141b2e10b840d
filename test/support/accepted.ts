import { getMatter } from '#contract/matters.ts'
import { acceptReport, handIn, takeForReview } from '#contract/reports.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import type { World } from './world.ts'

/** A matter at work, taken to its accepted result by the people whose steps these are. */
export const accepted = async (world: World, matterId: string) => {
  const inspector = world.desk('limin')
  let view = await inspector(getMatter, { matterId })
  view = await world.desk('liufang')(handIn, {
    matterId,
    version: view.face.version,
    outcome: '已全部建成并投入使用',
    actual: '3120个',
    progress: '全部完工',
    signature: { how: 'paper', signer: '黄为民', signedOn: world.app.now().today },
  })
  view = await inspector(takeForReview, { matterId, version: view.face.version })
  return inspector(acceptReport, {
    matterId,
    version: view.face.version,
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    verification: '抽查3所学校',
    verifiedBy: world.person('chenzhiyuan'),
  })
}
