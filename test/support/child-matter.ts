import { approveMatter, draftChild, getMatter, submitMatter } from '#contract/matters.ts'
import { grantOversight } from '#contract/oversight.ts'
import { countersign, writeDraft } from '#contract/drafts.ts'
import { acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { acceptReport, handIn, takeForReview } from '#contract/reports.ts'
import type { OutputOf } from '#contract/operation.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import type { Cast } from './cast.ts'
import { aSource, inProgress } from './matter.ts'
import type { World } from './world.ts'

export type View = OutputOf<typeof submitMatter>
type Part = View['assignments'][number]['part']

const matterOf = (view: View) => ({ matterId: view.face.id, version: view.face.version })
export const partOf = (view: View, part: Part): string => {
  const found = view.assignments.find((each) => each.part === part)
  if (!found) throw new Error(`no ${part}`)
  return found.id
}

/** Content of a child matter as a form sends it. */
export const childFields = (world: World) => ({
  title: '第三季度学位建设',
  target: '新增公办学位500个',
  workContent: '改扩建公办学校',
  requirement: '按时报送',
  budget: { kind: 'working_days', amount: 10 } as const,
  leadOrganizationId: world.org('czt'),
  others: [
    { organizationId: world.org('zjt'), part: 'joint_lead' as const },
    { organizationId: world.org('fgw'), part: 'supporting' as const },
  ],
})

/** What its lead has to say at the end; countersigned and handed in word for word. */
export const completionText = { outcome: '已建成', actual: '520个', progress: '全部完工' }

/**
 * A child matter is the one that everybody can stand to: it has a supervisor, units, and a superior above. Each maker
 * takes it one state further, by the people whose steps they are.
 */
export const childMatters = async (world: World, cast: Cast) => {
  const sourceId = await aSource(world, { kind: 'leader_instruction' })
  return childrenOf(world, await inProgress(world, { sourceId }), cast)
}

const childrenOf = (world: World, parent: View, cast: Cast) => {
  const liaison = cast('supervisor', 'liaison').desk
  const principal = cast('supervisor', 'principal').desk
  const acknowledge = async (view: View, house: 'coordinating_lead' | 'joint_lead' | 'supporting') =>
    cast(house, 'liaison').desk(acknowledgeAssignment, {
      assignmentId: partOf(view, house),
      version: view.face.version,
    })
  const issue = async (view: View, registered: boolean) => {
    await liaison(issueOrder, {
      title: '关于第三季度学位建设的通知',
      matters: [{ id: view.face.id, version: view.face.version }],
      registered,
    })
    await cast('supervisor', 'inspector').desk(grantOversight, {
      matterId: view.face.id,
      version: (await principal(getMatter, { matterId: view.face.id })).face.version,
      organizationId: world.org('haizhou'),
      basis: '省人大常委会专题询问',
    })
    return principal(getMatter, { matterId: view.face.id })
  }
  const draft = (kind: 'one_off' | 'annual' = 'one_off') =>
    liaison(draftChild, {
      ...childFields(world),
      kind,
      assignmentId: partOf(parent, 'coordinating_lead'),
      mandatory: false,
    })
  const proposed = async () => liaison(submitMatter, matterOf(await draft()))
  const established = async () => principal(approveMatter, matterOf(await proposed()))
  const annual = async () => {
    const asked = await liaison(submitMatter, matterOf(await draft('annual')))
    const sent = await issue(await principal(approveMatter, matterOf(asked)), false)
    return acknowledge(sent, 'coordinating_lead')
  }
  const registered = async () => issue(await draft(), true)
  const dispatched = async () => issue(await established(), false)
  const atWork = async () => {
    let view = await acknowledge(await dispatched(), 'coordinating_lead')
    view = await acknowledge(view, 'joint_lead')
    return acknowledge(view, 'supporting')
  }
  /** With the completion report that its lead has prepared, and that no joint lead has signed yet. */
  const laidOpen = async () => {
    const view = await atWork()
    const side = await cast('coordinating_lead', 'liaison').desk(writeDraft, {
      matterId: view.face.id,
      kind: 'completion',
      ...completionText,
    })
    const [open] = side.drafts
    if (!open) throw new Error('no draft lies open')
    return { view, draft: open }
  }
  const countersigned = async () => {
    const { view, draft: open } = await laidOpen()
    await cast('joint_lead', 'principal').desk(countersign, {
      reportDraftId: open.id,
      textNo: open.textNo,
      verdict: 'agreed',
      signature: { how: 'paper', signer: '厅长', signedOn: '2026-09-14' },
    })
    return principal(getMatter, { matterId: view.face.id })
  }
  const reported = async () =>
    cast('coordinating_lead', 'liaison').desk(handIn, {
      ...matterOf(await countersigned()),
      ...completionText,
      signature: { how: 'paper', signer: '厅长', signedOn: '2026-09-14' },
    })
  const underReview = async () => liaison(takeForReview, matterOf(await reported()))
  const completed = async () =>
    principal(acceptReport, {
      ...matterOf(await underReview()),
      criteria: [...reviewCriteria],
      timely: true,
      complete: true,
      adequate: true,
      verification: '现场核实',
      verifiedBy: cast('supervisor', 'principal').accountId,
    })
  return {
    draft: () => draft(),
    annual,
    proposed,
    established,
    registered,
    dispatched,
    atWork,
    laidOpen,
    countersigned,
    reported,
    underReview,
    completed,
    matterOf,
  }
}
export type ChildMatters = Awaited<ReturnType<typeof childMatters>>
