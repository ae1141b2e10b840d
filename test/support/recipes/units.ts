import { ask, reportProgress } from '#contract/reports.ts'
import { giveDivision } from '#contract/units.ts'
import { getUnitSide } from '#contract/unit-side.ts'
import { readSealed, signDraft, writeDraft } from '#contract/drafts.ts'
import { childFields, completionText, partOf } from '../child-matter.ts'
import { plain, same, type Kit, type Recipes } from './kit.ts'

export const unitRecipes = ({ world, cast, make, on, onPart }: Kit): Recipes => {
  const lead = cast('coordinating_lead', 'liaison')
  const { title, target, workContent, requirement } = childFields(world)
  const given = async () => {
    const view = await make.atWork()
    const side = await lead.desk(giveDivision, {
      assignmentId: partOf(view, 'coordinating_lead'),
      accountId: cast('coordinating_lead', 'archivist').accountId,
    })
    const [first] = side.divisions
    return { internalDivisionId: first?.id, version: first?.version }
  }
  /** A progress report with the sealed paper that it was read from. */
  const withOriginal = async () => {
    const { face } = await make.atWork()
    const { fileId } = await lead.desk(readSealed, { name: '报告.txt', content: sealed })
    const { drafts } = await lead.desk(writeDraft, { matterId: face.id, kind: 'progress', progress: '已开工', fileId })
    const view = await lead.desk(signDraft, {
      reportDraftId: drafts[0]?.id ?? '',
      draftVersion: drafts[0]?.version ?? 0,
      version: face.version,
      signature: { how: 'paper', signer: '厅长', signedOn: '2026-09-14' },
    })
    return view.reports[0]?.id
  }
  const sealed = Buffer.from('一、进展情况\n已开工。\n省财政厅\n2026年9月14日\n').toString('base64')
  return {
    'assignments.acknowledge-all': async () =>
      same({ assignmentIds: [partOf(await make.dispatched(), 'coordinating_lead')] }),
    'assignments.name-responsible': onPart(make.atWork, 'coordinating_lead', { responsiblePerson: '王科长' }),
    'assignments.agree-due': onPart(make.atWork, 'supporting', { due: '2026-09-18' }),
    'internal-divisions.give': async () =>
      same({
        assignmentId: partOf(await make.atWork(), 'coordinating_lead'),
        accountId: cast('coordinating_lead', 'archivist').accountId,
      }),
    'internal-divisions.answer': async () => same({ ...(await given()), answer: '已办理' }),
    'internal-divisions.end': async () => same(await given()),
    'units.mine': plain(),
    'units.ledger': plain(),
    'tray.owed': plain(),
    'matters.unit-side': on(make.atWork, { version: undefined }),
    'matters.draft-children': onPart(make.atWork, 'coordinating_lead', {
      version: undefined,
      title,
      target,
      workContent,
      requirement,
      rows: [{ leadOrganizationId: world.org('haizhou'), due: '2026-09-18' }],
    }),
    'matters.name-approver': on(make.draft, { approver: '县长' }),
    'roll-ups.declare': onPart(make.atWork, 'coordinating_lead', { rule: 'all' }),
    'drafts.write': on(make.atWork, { version: undefined, kind: 'progress', progress: '已开工' }),
    'drafts.drop': async () => {
      const { draft } = await make.laidOpen()
      return same({ reportDraftId: draft.id, draftVersion: draft.version })
    },
    'drafts.sign': async () => {
      const view = await make.countersigned()
      const { drafts } = await lead.desk(getUnitSide, { matterId: view.face.id })
      return same({
        reportDraftId: drafts[0]?.id,
        draftVersion: drafts[0]?.version,
        version: view.face.version,
        signature: { how: 'paper', signer: '厅长', signedOn: '2026-09-14' },
      })
    },
    'drafts.countersign': async () => {
      const { draft } = await make.laidOpen()
      return same({
        reportDraftId: draft.id,
        textNo: draft.textNo,
        verdict: 'agreed',
        signature: { how: 'paper', signer: '厅长', signedOn: '2026-09-14' },
      })
    },
    'reports.read-sealed': plain({ name: '报告.txt', content: sealed }),
    'reports.original': async () => same({ reportId: await withOriginal() }),
    'reports.progress-many': async () =>
      same({ matterIds: [(await make.atWork()).face.id], progress: completionText.progress }),
    'messages.answer-many': async () => {
      const { face } = await make.atWork()
      await lead.desk(reportProgress, { matterId: face.id, progress: '已开工' })
      const asked = await cast('supervisor', 'leader').desk(ask, { matterId: face.id, text: '进展如何' })
      return same({ questionIds: [asked.messages[0]?.id], text: '已完成八成' })
    },
  }
}
