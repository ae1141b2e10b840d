import { sendGuidance } from '#contract/guidance.ts'
import { approvePlan, draftPlan, submitPlan } from '#contract/plans.ts'
import { plain, same, type Input, type Kit, type Recipe, type Recipes } from './kit.ts'

export const planRecipes = ({ world, cast, inspector }: Kit): Recipes => {
  const words = {
    kind: 'monthly' as const,
    title: '十月份督查计划',
    period: '2026年10月',
    items: [{ text: '学位建设核查', organizationId: world.org('jyt'), plannedOn: '2026-10-20' }],
  }
  const drafted = () => inspector(draftPlan, words)
  const submitted = async () => {
    const { id, version } = await drafted()
    return inspector(submitPlan, { planId: id, version })
  }
  const approved = async () => {
    const { id, version } = await submitted()
    return cast('superior', 'leader').desk(approvePlan, { planId: id, version })
  }
  const onPlan = (prepare: typeof drafted, more: Input = {}): Recipe => {
    return async () => {
      const { id, version } = await prepare()
      return same({ planId: id, version, ...more })
    }
  }
  const note = { title: '规范督查台账', text: '请按统一格式报送台账', addresseeId: world.org('czt') }
  return {
    'plans.draft': plain(words),
    'plans.submit': onPlan(drafted),
    'plans.approve': onPlan(submitted),
    'plans.send-back': onPlan(submitted, { reason: '请补充牵头人员' }),
    'plans.amend': onPlan(approved, {
      change: { kind: 'added', text: '安全生产核查', plannedOn: '2026-10-25' },
      reason: '新的部署要求',
    }),
    'plans.record-done': async () => {
      const plan = await approved()
      return same({ itemId: plan.items[0]?.id, version: plan.version, result: '已核查3所学校' })
    },
    'plans.get': onPlan(drafted, { version: undefined }),
    'plans.list': plain(),
    'activities.schedule': onPlan(approved, {
      version: undefined,
      title: '学位建设实地核查',
      startsOn: '2026-10-20',
      endsOn: '2026-10-22',
      team: '督查一组',
      targetIds: [world.org('jyt')],
    }),
    'activities.list': plain(),
    'guidance.send': plain(note),
    'guidance.acknowledge': async () => {
      const sent = await inspector(sendGuidance, note)
      return same({ noteId: sent.id, version: sent.version })
    },
    'guidance.list': plain(),
    'samples.draw': plain({ seed: '2026-10' }),
  }
}
