import * as changes from '#contract/changes.ts'
import { appealDispute, decideDispute, decideFinally, getChanges, raiseDispute } from '#contract/disputes.ts'
import { askExtension, grantExtension, refuseExtension } from '#contract/extensions.ts'
import {
  approveMatter,
  archiveMatter,
  checkMatter,
  refuseMatter,
  sendBackMatter,
  submitMatter,
} from '#contract/matters.ts'
import { acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { acceptReport, handIn, reportProgress, returnReport, takeForReview } from '#contract/reports.ts'
import { getSource, makeSubmission, readSubmission } from '#contract/sources.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { endStates, openStates, type MatterEvent } from '#domain/matter.ts'
import { liaisons, principals, type Known, type Stage, type Unit } from './stage.ts'

/** A step that the model says will be taken: who takes it, and what it then believes. */
export type Move = {
  readonly event: MatterEvent
  readonly needs?: (matter: Known) => boolean
  readonly go: (matter: Known) => Promise<string>
  readonly then?: (matter: Known) => void
}

const at = (matter: Known) => ({ matterId: matter.id, version: matter.view.face.version })
const has = (flag: string) => (matter: Known) => matter.flags.has(flag)
const hasNot =
  (...flags: string[]) =>
  (matter: Known) =>
    flags.every((flag) => !matter.flags.has(flag))
const set =
  (...flags: string[]) =>
  (matter: Known) =>
    flags.forEach((flag) => matter.flags.add(flag))
const unset =
  (...flags: string[]) =>
  (matter: Known) =>
    flags.forEach((flag) => matter.flags.delete(flag))
const leadPart = (matter: Known) => matter.view.assignments.find((each) => each.part === 'coordinating_lead')?.id ?? ''

export const movesOn = (stage: Stage): readonly Move[] => {
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
  const again = (matter: Known) => unset('extension asked')(matter)
  const kept = { result: { kind: 'kept' as const }, decision: '维持原承办单位' }
  const moved = (matter: Known) => ({
    result: {
      kind: 'reassigned' as const,
      organizationId: world.org(other(matter.lead)),
      due: { kind: 'new' as const, on: later(120) },
    },
    decision: '职责调整，改由其他单位承办',
  })
  const order = (registered: boolean) => (matter: Known) =>
    call(matter, 'limin', issueOrder, {
      title: '督办通知',
      matters: [{ id: matter.id, version: matter.view.face.version }],
      registered,
    })
  const sent = (matter: Known) => {
    matter.deliveredOn = today()
    unset('acknowledged')(matter)
  }
  const readByLeader = async (matter: Known) => {
    const source = await desk('limin')(getSource, { sourceId: matter.sourceId })
    const made = await desk('limin')(makeSubmission, {
      sourceId: matter.sourceId,
      version: source.row.version,
      title: '办理结果呈报',
      text: '已办结',
      matterIds: [matter.id],
    })
    return call(matter, 'wanghaifeng', readSubmission, {
      submissionId: made.submissions.at(-1)?.id ?? '',
      instructionId: source.instructions[0]?.id ?? '',
      how: 'system',
    })
  }
  const lead = (matter: Known) => liaisons[matter.lead]
  return [
    { event: 'matter.submitted', needs: hasNot('cannot submit'), go: (m) => call(m, 'limin', submitMatter, at(m)) },
    {
      event: 'matter.approved',
      needs: hasNot('by director'),
      go: (m) => call(m, 'zhouguoping', approveMatter, at(m)),
      then: set('approved'),
    },
    { event: 'matter.sent_back', go: (m) => call(m, 'zhouguoping', sendBackMatter, { ...at(m), reason: '请补充' }) },
    { event: 'matter.refused', go: (m) => call(m, 'zhouguoping', refuseMatter, { ...at(m), reason: '不属督办范围' }) },
    {
      event: 'matter.handed_down',
      needs: hasNot('cannot submit', 'plain', 'past', 'approved'),
      go: order(true),
      then: (m) => (sent(m), set('registered')(m)),
    },
    { event: 'matter.dispatched', needs: hasNot('past'), go: order(false), then: sent },
    {
      event: 'matter.recalled',
      needs: (m) => has('approved')(m) && hasNot('acknowledged', 'disputed')(m) && hasNot('supported')(m),
      go: (m) => call(m, 'limin', changes.recallMatter, { ...at(m), reason: '单位有误' }),
    },
    {
      event: 'matter.recalled_to_draft',
      needs: (m) => hasNot('approved', 'acknowledged', 'disputed', 'supported')(m),
      go: (m) => call(m, 'limin', changes.recallMatter, { ...at(m), reason: '单位有误' }),
      then: unset('registered'),
    },
    {
      event: 'matter.acknowledged',
      needs: hasNot('dispute open', 'appealed'),
      go: (m) => call(m, lead(m), acknowledgeAssignment, { assignmentId: leadPart(m), version: m.view.face.version }),
      then: set('acknowledged'),
    },
    {
      event: 'matter.disputed',
      needs: (m) => hasNot('disputed', 'reassigned')(m) && m.deliveredOn === today(),
      go: (m) =>
        call(m, lead(m), raiseDispute, {
          assignmentId: leadPart(m),
          version: m.view.face.version,
          reason: '“三定”规定第三条',
          proposedOrganizationId: world.org(other(m.lead)),
        }),
      then: set('disputed', 'dispute open'),
    },
    {
      event: 'matter.dispute_rejected',
      needs: has('dispute open'),
      go: async (m) =>
        call(m, 'zhouguoping', decideDispute, { disputeId: await disputeOf(m), version: m.view.face.version, ...kept }),
      then: (m) => (unset('dispute open')(m), set('dispute decided')(m)),
    },
    {
      event: 'matter.dispute_rejected',
      needs: has('appealed'),
      go: async (m) =>
        call(m, 'wanghaifeng', decideFinally, { disputeId: await disputeOf(m), version: m.view.face.version, ...kept }),
      then: (m) => (unset('appealed')(m), set('dispute final')(m)),
    },
    {
      event: 'matter.dispute_upheld',
      needs: (m) => has('dispute open')(m) && hasNot('has child')(m),
      go: async (m) =>
        call(m, 'zhouguoping', decideDispute, {
          disputeId: await disputeOf(m),
          version: m.view.face.version,
          ...moved(m),
        }),
      then: reassigned,
    },
    {
      event: 'matter.dispute_appealed',
      needs: (m) => has('dispute decided')(m) && hasNot('appealed', 'dispute final')(m),
      go: async (m) =>
        call(m, lead(m), appealDispute, {
          disputeId: await disputeOf(m),
          version: m.view.face.version,
          appeal: '职责确不在我单位',
        }),
      then: set('appealed'),
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
      then: set('supported'),
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
      then: reassigned,
    },
    {
      event: 'matter.due_changed',
      needs: hasNot('has child'),
      go: (m) => call(m, 'limin', changes.changeDue, { ...at(m), newDue: later(100), basis: '工作需要' }),
    },
    {
      event: 'matter.progressed',
      needs: hasNot('dispute open', 'appealed'),
      go: (m) => call(m, lead(m), reportProgress, { matterId: m.id, progress: '已开工' }),
      then: set('acknowledged'),
    },
    {
      event: 'matter.extension_asked',
      needs: (m) => hasNot('extension asked')(m) && (m.view.face.due ?? '') >= today(),
      go: (m) =>
        call(m, lead(m), askExtension, {
          ...at(m),
          reason: '征地未完成',
          progress: '已完成六成',
          requestedDue: later(400),
        }),
      then: set('extension asked'),
    },
    {
      event: 'matter.extension_granted',
      needs: has('extension asked'),
      go: (m) => call(m, 'wanghaifeng', grantExtension, { ...at(m), newDue: later(380) }),
      then: unset('extension asked'),
    },
    {
      event: 'matter.extension_refused',
      needs: has('extension asked'),
      go: (m) => call(m, 'zhouguoping', refuseExtension, { ...at(m), opinion: '请按期完成' }),
      then: unset('extension asked'),
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
      event: 'matter.reported',
      needs: hasNot('has child', 'unsigned joint'),
      go: (m) =>
        call(m, principals[m.lead], handIn, {
          ...at(m),
          outcome: '全部建成',
          actual: '3120个',
          progress: '全部完工',
          signature: { how: 'system' },
        }),
    },
    {
      event: 'matter.withdrawn',
      go: (m) => call(m, lead(m), changes.withdrawReport, { ...at(m), reason: '数据有误' }),
    },
    { event: 'matter.taken', go: (m) => call(m, 'chenzhiyuan', takeForReview, at(m)) },
    {
      event: 'matter.returned',
      go: (m) =>
        call(m, 'chenzhiyuan', returnReport, { ...at(m), cause: 'funds', requirement: '请补充', newDue: later(60) }),
    },
    {
      event: 'matter.accepted',
      go: (m) =>
        call(m, 'chenzhiyuan', acceptReport, {
          ...at(m),
          criteria: [...reviewCriteria],
          timely: true,
          complete: true,
          adequate: true,
          verification: '抽查3所学校',
          verifiedBy: stage.accountOf('limin'),
        }),
      then: again,
    },
    { event: 'matter.completed', needs: (m) => m.waitsForReading, go: readByLeader, then: set('read') },
    {
      event: 'matter.review_reopened',
      go: (m) => call(m, 'zhouguoping', changes.sendBackToReview, { ...at(m), reason: '核实不充分' }),
    },
    {
      event: 'matter.instructed_again',
      go: (m) => call(m, 'zhouguoping', changes.instructAgain, { ...at(m), text: '继续巩固', newDue: later(60) }),
      then: again,
    },
    {
      event: 'matter.listed',
      needs: hasNot('listed'),
      go: (m) => call(m, 'zhouguoping', changes.listMatter, { ...at(m), listName: '民生清单', reason: '重点' }),
      then: set('listed'),
    },
    {
      event: 'matter.cleared',
      needs: has('listed'),
      go: (m) => call(m, 'zhouguoping', changes.clearMatter, { ...at(m), opinion: '同意销号' }),
    },
    {
      event: 'matter.archived',
      needs: (m) => (hasNot('listed')(m) || m.state === 'cleared') && hasNot('registered', 'routine')(m),
      go: (m) => call(m, 'limin', archiveMatter, { ...at(m), retention: '30_years' }),
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
      then: (m) => (again(m), unset('routine')(m)),
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
      then: set('routine'),
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
    matters: [{ id: made.id, version: made.view.face.version }],
    registered: true,
  })
  held.set(matter.lead, made)
  return made
}

export const isOver = (matter: Known) => endStates.includes(matter.state)
export const isOpen = (matter: Known) => (openStates as readonly string[]).includes(matter.state)
export { at, checkMatter, has, hasNot, leadPart }
