import * as changes from '#contract/changes.ts'
import { approveMatter, archiveMatter, refuseMatter, sendBackMatter, submitMatter } from '#contract/matters.ts'
import { acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { acceptReport, handIn, reportProgress, returnReport, takeForReview } from '#contract/reports.ts'
import { getSource, makeSubmission, readSubmission } from '#contract/sources.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { again, at, hasNot, leadPart, set, unset, type Move } from './flags.ts'
import { liaisons, principals, type Stage } from './stage.ts'
import type { Known } from './known.ts'

/** Steps of the main line, from draft to archive. */
export const movesOnLine = (stage: Stage): readonly Move[] => {
  const { call, desk, later, today } = stage
  const order = (registered: boolean) => (matter: Known) =>
    call(matter, 'limin', issueOrder, {
      title: '督办通知',
      matters: [{ id: matter.id, version: matter.now.version }],
      registered,
    })
  const isAhead = (matter: Known) => (matter.now.due ?? '') >= today()
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
      after: set('approved'),
    },
    { event: 'matter.sent_back', go: (m) => call(m, 'zhouguoping', sendBackMatter, { ...at(m), reason: '请补充' }) },
    { event: 'matter.refused', go: (m) => call(m, 'zhouguoping', refuseMatter, { ...at(m), reason: '不属督办范围' }) },
    {
      event: 'matter.handed_down',
      needs: (m) => hasNot('cannot submit', 'plain', 'past', 'approved')(m) && isAhead(m),
      go: order(true),
      after: (m) => (sent(m), set('registered')(m)),
    },
    { event: 'matter.dispatched', needs: (m) => hasNot('past')(m) && isAhead(m), go: order(false), after: sent },
    {
      event: 'matter.acknowledged',
      needs: hasNot('dispute open', 'appealed'),
      go: (m) => call(m, lead(m), acknowledgeAssignment, { assignmentId: leadPart(m), version: m.now.version }),
      after: set('acknowledged'),
    },
    {
      event: 'matter.progressed',
      needs: hasNot('dispute open', 'appealed'),
      go: (m) => call(m, lead(m), reportProgress, { matterId: m.id, progress: '已开工' }),
      after: set('acknowledged'),
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
          notes: m.flags.has('graded') ? reviewCriteria.map((criterion) => ({ criterion, note: '已核实' })) : [],
        }),
      after: again,
    },
    { event: 'matter.completed', needs: (m) => m.waitsForReading, go: readByLeader, after: set('read') },
    {
      event: 'matter.archived',
      needs: (m) => (hasNot('listed')(m) || m.state === 'cleared') && hasNot('registered', 'routine')(m),
      go: (m) => call(m, 'limin', archiveMatter, { ...at(m), retention: '30_years' }),
    },
  ]
}
