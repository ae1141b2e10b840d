import { getBoard, type saveSummary } from '#contract/boards.ts'
import { answerConsultation, askUnits, draftDivision } from '#contract/divisions.ts'
import type { InputOf } from '#contract/operation.ts'
import { recordPaperAct, uploadScan } from '#contract/paper-acts.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { childFields } from '../child-matter.ts'
import { aSource } from '../matter.ts'
import { aScan } from '../scan.ts'
import { plain, same, type Kit, type Recipe, type Recipes } from './kit.ts'

export const boardRecipes = ({ world, cast, make, on, inspector }: Kit): Recipes => {
  const { leadOrganizationId: _, others: __, ...template } = childFields(world)
  const division = async () => ({
    ...template,
    sourceId: await aSource(world),
    rows: [{ leadOrganizationId: world.org('jyt'), others: [] }, { leadOrganizationId: world.org('czt') }],
  })
  const many =
    (prepare: () => Promise<{ face: { id: string; version: number } }>, more: Record<string, unknown> = {}): Recipe =>
    async () => {
      const { face } = await prepare()
      return same({ matters: [{ id: face.id, version: face.version }], ...more })
    }
  const signer = cast('supervisor', 'office_director')
  const order = async (): Promise<InputOf<typeof saveSummary> & { matterId: string }> => {
    const { content, face } = await make.dispatched()
    const orderId = content?.orderId ?? ''
    const { version } = (await cast('supervisor', 'liaison').desk(getBoard, { orderId })).order
    return { orderId, version, matterId: face.id, text: '总体进展良好' }
  }
  const consultation = async () => {
    const { face } = await make.atWork()
    const text = { text: '请就分工提出意见', replyBy: '2026-09-20' }
    return cast('coordinating_lead', 'liaison').desk(askUnits, { matterId: face.id, ...text })
  }
  const rowOf = (view: Awaited<ReturnType<typeof consultation>>) =>
    view.rows.find((each) => each.organizationId === world.org('zjt'))?.id ?? ''
  const disputed = async () => {
    const view = await consultation()
    const answers = [{ rowId: rowOf(view), agrees: false, opinion: '不属我厅职责' }]
    return cast('joint_lead', 'liaison').desk(answerConsultation, { consultationId: view.id, answers })
  }
  return {
    'divisions.draft': async () => same(await division()),
    'divisions.get': async () => same({ divisionId: (await inspector(draftDivision, await division())).id }),
    'matters.submit-many': many(make.draft),
    'matters.approve-many': many(make.proposed, { opinion: '同意' }),
    'matters.record-approval': many(make.proposed, { signerId: signer.accountId, signedOn: '2026-09-14' }),
    'matters.check-many': many(make.registered),
    'consultations.open': many(make.draft, { title: '分工征求意见', text: '请核对', replyBy: '2026-09-20' }),
    'consultations.ask': on(make.atWork, { version: undefined, text: '请就分工提出意见', replyBy: '2026-09-20' }),
    'consultations.get': async () => same({ consultationId: (await consultation()).id }),
    'consultations.list': on(make.dispatched, { version: undefined }),
    'consultations.answer': async () => {
      const view = await consultation()
      return same({ consultationId: view.id, answers: [{ rowId: rowOf(view), agrees: true }] })
    },
    'consultations.decide': async () => {
      const { id: consultationId, version, rows } = await disputed()
      const row = rows.find((each) => each.state === 'disputed')
      return same({ consultationId, version, rowId: row?.id, outcome: 'kept', decision: '维持原分工' })
    },
    'orders.board': async () => same({ orderId: (await order()).orderId }),
    'orders.paper': async () => same({ orderId: (await order()).orderId }),
    'orders.summary': async () => same({ orderId: (await order()).orderId }),
    'orders.sum-up': async () => {
      const { matterId: _matter, ...said } = await order()
      return same(said)
    },
    'orders.close': async () => {
      const { orderId, version, matterId } = await order()
      return same({ orderId, version, exceptions: [{ matterId, reason: '转入下一季度' }] })
    },
    'reviews.take-many': many(make.reported),
    'reviews.accept-many': many(make.underReview, {
      criteria: [...reviewCriteria],
      timely: true,
      complete: true,
      adequate: true,
      verification: '现场核实',
      verifiedBy: signer.accountId,
    }),
    'reviews.return-many': many(make.underReview, { cause: 'funds', requirement: '请补充数据', newDue: '2026-09-20' }),
    'paper-acts.record': on(make.dispatched, {
      version: undefined,
      step: 'reading',
      signer: '王海峰',
      signedOn: '2026-09-14',
    }),
    'paper-acts.list': on(make.dispatched, { version: undefined }),
    'paper-acts.scan': async () => {
      const { face } = await make.dispatched()
      const { desk } = cast('supervisor', 'liaison')
      const scan = await desk(uploadScan, aScan)
      const given = { matterId: face.id, step: 'reading' as const, signer: '王海峰', signedOn: '2026-09-14' }
      const { items } = await desk(recordPaperAct, { ...given, fileId: scan.id })
      return same({ paperActId: items[0]?.id })
    },
    'scans.upload': plain(aScan),
  }
}
