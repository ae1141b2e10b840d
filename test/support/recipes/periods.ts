import { openPeriod } from '#contract/periods.ts'
import { planTargets } from '#contract/milestones.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const periodRecipes = ({ cast, make, on }: Kit): Recipes => {
  const office = cast('supervisor', 'liaison').desk
  const withPeriod = async () => {
    const { face } = await make.atWork()
    const { period } = await office(openPeriod, { matters: [face.id], closesOn: '2026-09-14' })
    return { matterId: face.id, periodId: period.id, version: period.version }
  }
  const annual = async () => {
    const view = await make.annual()
    await office(planTargets, { ...make.matterOf(view), year: 2026, unit: '个', planned: [100, 200, 300, 400] })
    return view
  }
  return {
    'periods.list': plain(),
    'periods.get': async () => {
      const { periodId } = await withPeriod()
      return same({ periodId })
    },
    'periods.open': async () => {
      const { face } = await make.atWork()
      return same({ matters: [face.id], closesOn: '2026-09-25', title: '截至九月下旬' })
    },
    'periods.close': async () => {
      const { periodId, version } = await withPeriod()
      return same({ periodId, version })
    },
    'reports.nothing-new': async () => {
      const { matterId } = await withPeriod()
      return same({ matters: [matterId] })
    },
    'periods.of-matter': on(make.atWork, { version: undefined }),
    'cadence.set': on(make.atWork, { every: 'quarterly', reason: '减负' }),
    'assessments.make': on(make.atWork, {
      version: undefined,
      judgement: 'behind',
      text: '进度偏慢',
      light: 'yellow',
      lightReason: '开工数量不足',
    }),
    'milestones.get': on(make.atWork, { version: undefined }),
    'milestones.plan': on(make.atWork, {
      milestones: [{ target: '完成选址', measure: '现场踏勘', due: '2026-09-20', weight: 40, evidence: 'document' }],
    }),
    'milestones.schedule-back': on(make.atWork, { version: undefined, workdays: '1,2' }),
    'targets.plan': on(make.annual, { year: 2026, unit: '个', planned: [100, 200, 300, 400] }),
    'targets.report': on(annual, { version: undefined, year: 2026, quarter: 3, actual: 260 }),
    'burdens.get': on(make.atWork, { version: undefined }),
  }
}
