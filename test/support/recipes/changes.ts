import { instructAgain, listMatter, setLongTerm, suspendMatter } from '#contract/changes.ts'
import { decideDispute, raiseDispute, appealDispute, getChanges } from '#contract/disputes.ts'
import { askExtension } from '#contract/extensions.ts'
import { partOf, type View } from '../child-matter.ts'
import { plain, same, type Input, type Kit, type Recipe, type Recipes } from './kit.ts'

/** What happens to a matter beside its main line. */
export const changeRecipes = ({ world, cast, make, on }: Kit): Recipes => {
  const principal = cast('supervisor', 'principal').desk
  const unit = cast('coordinating_lead', 'principal').desk
  const later = '2026-09-25'
  const suspended = async () =>
    principal(suspendMatter, {
      ...make.matterOf(await make.atWork()),
      document: '岭府办函〔2026〕9号',
      reason: '待上位规划',
    })
  const longTerm = async () => principal(setLongTerm, { ...make.matterOf(await make.atWork()), basis: '常年推进' })
  const listed = async () =>
    principal(listMatter, { ...make.matterOf(await make.completed()), listName: '民生清单', reason: '重点' })
  const asked = async () =>
    unit(askExtension, {
      ...make.matterOf(await make.atWork()),
      reason: '征地未完成',
      progress: '已完成六成',
      requestedDue: '2026-10-10',
    })
  const disputed = async () => {
    const view = await make.atWork()
    const matter = await unit(raiseDispute, {
      assignmentId: partOf(view, 'coordinating_lead'),
      version: view.face.version,
      reason: '“三定”规定第三条：学位建设由住房城乡建设部门负责',
      proposedOrganizationId: world.org('yunshan'),
    })
    return disputeOf(matter)
  }
  const disputeOf = async (view: View) => {
    const { disputes } = await unit(getChanges, { matterId: view.face.id })
    return { disputeId: disputes[0]?.id ?? '', version: view.face.version }
  }
  const kept = { result: { kind: 'kept' as const }, decision: '按职责分工由原单位承办' }
  const decided = async () => {
    const dispute = await disputed()
    const view = await principal(decideDispute, { ...dispute, ...kept })
    return { disputeId: dispute.disputeId, version: view.face.version }
  }
  const appealed = async () => {
    const dispute = await decided()
    const view = await unit(appealDispute, { ...dispute, appeal: '职责确不在我厅' })
    return { disputeId: dispute.disputeId, version: view.face.version }
  }
  const onDispute = (prepare: () => Promise<Input>, more: Input): Recipe => {
    return async () => same({ ...(await prepare()), ...more })
  }
  const twoMatters = async () => {
    const [from, into] = [await make.atWork(), await make.atWork()]
    return same({ ...make.matterOf(from), intoMatterId: into.face.id, reason: '同一任务重复立项' })
  }
  return {
    'matters.recall': on(make.dispatched, { reason: '单位有误' }),
    'matters.amend': on(make.atWork, { requirement: '每月报送', basis: '领导要求' }),
    'matters.add-unit': on(make.atWork, {
      organizationId: world.org('haizhou'),
      part: 'supporting',
      basis: '增加地市',
    }),
    'matters.reassign': on(make.atWork, {
      organizationId: world.org('haizhou'),
      due: { kind: 'keep' },
      basis: '职责调整',
    }),
    'matters.change-due': on(make.atWork, { newDue: later, basis: '工作需要' }),
    'matters.suspend': on(make.atWork, { document: '岭府办函〔2026〕9号', reason: '待上位规划' }),
    'matters.resume': on(suspended, { document: '岭府办函〔2026〕12号' }),
    'matters.put-on-list': on(make.atWork, { listName: '民生清单', reason: '重点民生实事' }),
    'matters.clear': on(listed, { opinion: '同意销号' }),
    'matters.send-back-to-review': on(make.completed, { reason: '核实不充分' }),
    'matters.instruct-again': on(make.completed, { text: '继续巩固', newDue: later }),
    'matters.reopen': on(make.completed, { finding: 'look_back_failed', text: '回头看发现未完工', newDue: later }),
    'matters.set-long-term': on(make.atWork, { basis: '常年推进' }),
    'matters.end-long-term': on(longTerm, { basis: '已具备条件', newDue: later }),
    'matters.make-routine': on(longTerm, { outcome: '已形成长效机制' }),
    'matters.merge': twoMatters,
    'matters.cancel': on(make.atWork, {
      ground: 'source_revoked',
      reason: '文件已废止',
      answer: '来件已废止，不再办理',
    }),
    'matters.changes': on(make.atWork, { version: undefined }),
    'reports.withdraw': on(make.reported, { reason: '数据有误' }),
    'extensions.ask': on(make.atWork, { reason: '征地未完成', progress: '已完成六成', requestedDue: '2026-10-10' }),
    'extensions.grant': on(asked, { newDue: '2026-09-29', opinion: '同意' }),
    'extensions.refuse': on(asked, { opinion: '请按期完成' }),
    'disputes.raise': async () => {
      const view = await make.atWork()
      return same({
        assignmentId: partOf(view, 'coordinating_lead'),
        version: view.face.version,
        reason: '职责不在我厅',
      })
    },
    'disputes.give-view': async () => {
      const { disputeId } = await disputed()
      return same({ viewOfDispute: disputeId, agrees: false, text: '不属我市职责' })
    },
    'disputes.decide': onDispute(disputed, kept),
    'disputes.appeal': onDispute(decided, { appeal: '职责确不在我厅' }),
    'disputes.decide-finally': onDispute(appealed, kept),
    'disputes.list': plain(),
    'notices.list': plain(),
    'notices.mark-read': async () => {
      const again = await principal(instructAgain, {
        ...make.matterOf(await make.completed()),
        text: '继续',
        newDue: later,
      })
      return same({ noticeIds: [again.face.id] })
    },
  }
}
