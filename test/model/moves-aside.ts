import { assess } from '#contract/assessments.ts'
import * as changes from '#contract/changes.ts'
import { appealDispute, decideDispute, decideFinally, getChanges, raiseDispute } from '#contract/disputes.ts'
import { askExtension, grantExtension, refuseExtension } from '#contract/extensions.ts'
import { attachSource } from '#contract/instructions.ts'
import { issueOrder } from '#contract/orders.ts'
import { registerSource } from '#contract/sources.ts'
import { again, at, has, hasNot, leadPart, set, unset, type Move } from './flags.ts'
import { liaisons, type Stage } from './stage.ts'
import type { Known, Unit } from './known.ts'

/** Steps beside the main line. */
export const movesAside = (stage: Stage): readonly Move[] => {
  const { world, call, later, today, desk } = stage
  const other = (lead: Unit): Unit => (lead === 'czt' ? 'jyt' : 'czt')
  const disputeOf = async (matter: Known) =>
    (await desk('limin')(getChanges, { matterId: matter.id })).disputes[0]?.id ?? ''
  const reassigned = (matter: Known) => {
    matter.lead = other(matter.lead)
    matter.deliveredOn = today()
    unset('acknowledged', 'disputed', 'dispute decided', 'dispute final', 'dispute open', 'appealed')(matter)
    set('reassigned')(matter)
  }
  const kept = { result: { kind: 'kept' as const }, decision: '维持原承办单位' }
  const moved = (matter: Known) => ({
    result: {
      kind: 'reassigned' as const,
      organizationId: world.org(other(matter.lead)),
      due: { kind: 'new' as const, on: later(120) },
    },
    decision: '职责调整，改由其他单位承办',
  })
  const lead = (matter: Known) => liaisons[matter.lead]
  return [
    {
      event: 'matter.recalled',
      needs: (m) => has('approved')(m) && hasNot('acknowledged', 'disputed')(m) && hasNot('supported')(m),
      go: (m) => call(m, 'limin', changes.recallMatter, { ...at(m), reason: '单位有误' }),
    },
    {
      event: 'matter.recalled_to_draft',
      needs: (m) => hasNot('approved', 'acknowledged', 'disputed', 'supported')(m),
      go: (m) => call(m, 'limin', changes.recallMatter, { ...at(m), reason: '单位有误' }),
      after: unset('registered'),
    },
    {
      event: 'matter.disputed',
      needs: (m) => hasNot('disputed', 'reassigned')(m) && m.deliveredOn === today(),
      go: (m) =>
        call(m, lead(m), raiseDispute, {
          assignmentId: leadPart(m),
          version: m.now.version,
          reason: '“三定”规定第三条',
          proposedOrganizationId: world.org(other(m.lead)),
        }),
      after: set('disputed', 'dispute open'),
    },
    {
      event: 'matter.dispute_rejected',
      needs: has('dispute open'),
      go: async (m) =>
        call(m, 'zhouguoping', decideDispute, { disputeId: await disputeOf(m), version: m.now.version, ...kept }),
      after: (m) => (unset('dispute open')(m), set('dispute decided')(m)),
    },
    {
      event: 'matter.dispute_rejected',
      needs: has('appealed'),
      go: async (m) =>
        call(m, 'wanghaifeng', decideFinally, { disputeId: await disputeOf(m), version: m.now.version, ...kept }),
      after: (m) => (unset('appealed')(m), set('dispute final')(m)),
    },
    {
      event: 'matter.dispute_upheld',
      needs: (m) => has('dispute open')(m) && hasNot('has child')(m),
      go: async (m) =>
        call(m, 'zhouguoping', decideDispute, {
          disputeId: await disputeOf(m),
          version: m.now.version,
          ...moved(m),
        }),
      after: reassigned,
    },
    {
      event: 'matter.dispute_appealed',
      needs: (m) => has('dispute decided')(m) && hasNot('appealed', 'dispute final')(m),
      go: async (m) =>
        call(m, lead(m), appealDispute, {
          disputeId: await disputeOf(m),
          version: m.now.version,
          appeal: '职责确不在我单位',
        }),
      after: set('appealed'),
    },
    {
      event: 'matter.amended',
      go: (m) =>
        call(m, 'limin', changes.amendMatter, { ...at(m), requirement: '按月报送办理情况', basis: '领导要求' }),
    },
    {
      event: 'matter.unit_added',
      needs: hasNot('supported'),
      go: (m) =>
        call(m, 'limin', changes.addUnit, {
          ...at(m),
          organizationId: world.org('haizhou'),
          part: 'supporting',
          basis: '增加地市',
        }),
      after: set('supported'),
    },
    {
      event: 'matter.reassigned',
      needs: hasNot('has child', 'dispute open', 'appealed', 'dispute decided', 'dispute final'),
      go: (m) =>
        call(m, 'limin', changes.reassignMatter, {
          ...at(m),
          organizationId: world.org(other(m.lead)),
          due: { kind: 'keep' },
          basis: '职责调整',
        }),
      after: reassigned,
    },
    {
      event: 'matter.due_changed',
      needs: hasNot('has child'),
      go: (m) => call(m, 'limin', changes.changeDue, { ...at(m), newDue: later(100), basis: '工作需要' }),
    },
    {
      event: 'matter.assessed',
      go: (m) => call(m, 'limin', assess, { matterId: m.id, judgement: 'on_track', text: '按计划推进' }),
    },
    {
      event: 'matter.source_attached',
      go: async (m) => {
        const { row } = await desk('limin')(registerSource, { kind: 'clue', title: '追加来件' })
        return call(m, 'limin', attachSource, { sourceId: row.id, version: row.version, matterId: m.id })
      },
    },
    {
      event: 'matter.extension_asked',
      needs: (m) => hasNot('extension asked')(m) && (m.now.due ?? '') >= today(),
      go: (m) =>
        call(m, lead(m), askExtension, {
          ...at(m),
          reason: '征地未完成',
          progress: '已完成六成',
          requestedDue: later(400),
        }),
      after: set('extension asked'),
    },
    {
      event: 'matter.extension_granted',
      needs: has('extension asked'),
      go: (m) => call(m, 'wanghaifeng', grantExtension, { ...at(m), newDue: later(380) }),
      after: unset('extension asked'),
    },
    {
      event: 'matter.extension_refused',
      needs: has('extension asked'),
      go: (m) => call(m, 'zhouguoping', refuseExtension, { ...at(m), opinion: '请按期完成' }),
      after: unset('extension asked'),
    },
    {
      event: 'matter.suspended',
      go: (m) =>
        call(m, 'zhouguoping', changes.suspendMatter, {
          ...at(m),
          document: '岭府办函〔2026〕9号',
          reason: '待上位规划',
        }),
    },
    {
      event: 'matter.resumed',
      go: (m) =>
        call(m, 'zhouguoping', changes.resumeMatter, {
          ...at(m),
          document: '岭府办函〔2026〕12号',
          newDue: later(150),
        }),
    },
    {
      event: 'matter.review_reopened',
      go: (m) => call(m, 'zhouguoping', changes.sendBackToReview, { ...at(m), reason: '核实不充分' }),
    },
    {
      event: 'matter.instructed_again',
      go: (m) => call(m, 'zhouguoping', changes.instructAgain, { ...at(m), text: '继续巩固', newDue: later(60) }),
      after: again,
    },
    {
      event: 'matter.listed',
      needs: hasNot('listed'),
      go: (m) => call(m, 'zhouguoping', changes.listMatter, { ...at(m), listName: '民生清单', reason: '重点' }),
      after: set('listed'),
    },
    {
      event: 'matter.cleared',
      needs: has('listed'),
      go: (m) => call(m, 'zhouguoping', changes.clearMatter, { ...at(m), opinion: '同意销号' }),
    },
    {
      event: 'matter.reopened',
      go: (m) =>
        call(m, 'zhouguoping', changes.reopenMatter, {
          ...at(m),
          finding: 'look_back_failed',
          text: '回头看发现未完工',
          newDue: later(60),
        }),
      after: (m) => (again(m), unset('routine')(m)),
    },
    {
      event: 'matter.set_long_term',
      needs: hasNot('extension asked'),
      go: (m) => call(m, 'limin', changes.setLongTerm, { ...at(m), basis: '常年推进' }),
    },
    {
      event: 'matter.long_term_ended',
      go: (m) => call(m, 'limin', changes.endLongTerm, { ...at(m), basis: '已具备条件', newDue: later(60) }),
    },
    {
      event: 'matter.made_routine',
      needs: (m) => (!m.waitsForReading || m.flags.has('read')) && hasNot('has child')(m),
      go: (m) => call(m, 'zhouguoping', changes.makeRoutine, { ...at(m), outcome: '已形成长效机制' }),
      after: set('routine'),
    },
    {
      event: 'matter.merged',
      needs: hasNot('has child', 'target'),
      go: async (m) =>
        call(m, 'zhouguoping', changes.mergeMatter, {
          ...at(m),
          intoMatterId: (await stageTarget(stage, m)).id,
          reason: '重复立项',
        }),
    },
    {
      event: 'matter.cancelled',
      needs: hasNot('has child', 'by director', 'target'),
      go: (m) =>
        call(m, 'zhouguoping', changes.cancelMatter, {
          ...at(m),
          ground: 'source_revoked',
          reason: '文件已废止',
          answer: '来件已废止，不再办理',
        }),
    },
  ]
}

const targets = new WeakMap<object, Map<Unit, Known>>()

/** An open matter of the same unit, to merge into. */
const stageTarget = async (stage: Stage, matter: Known): Promise<Known> => {
  const held = targets.get(stage.world) ?? new Map<Unit, Known>()
  targets.set(stage.world, held)
  const there = held.get(matter.lead)
  if (there) return there
  const made = await stage.draft({ leadOrganizationId: stage.world.org(matter.lead) })
  await stage.desk('limin')(issueOrder, {
    title: '督办通知',
    matters: [{ id: made.id, version: made.now.version }],
    registered: true,
  })
  held.set(matter.lead, made)
  return made
}
