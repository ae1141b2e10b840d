import { approveMatter, draftMatter, submitMatter } from '#contract/matters.ts'
import { issueOrder, acknowledgeAssignment } from '#contract/orders.ts'
import { registerSource } from '#contract/sources.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import type { getMatter } from '#contract/matters.ts'
import type { World } from './world.ts'

type View = OutputOf<typeof getMatter>
export type DraftGiven = Partial<Omit<InputOf<typeof draftMatter>, 'sourceId'>> & { sourceId?: string }

export const aDocument =
  '岭南省人民政府办公厅关于做好重点工作的通知\n岭府办〔2026〕8号\n各市人民政府：\n一、加快学位建设。新增公办学位3000个，2026年12月底前完成。（省教育厅牵头，省财政厅配合）\n岭南省人民政府办公厅\n2026年9月1日\n'

/** Every source is a paper of its own: the same words under the same number are registered once. */
let papers = 8
export const aSource = async (world: World, over: Partial<InputOf<typeof registerSource>> = {}): Promise<string> =>
  (
    await world.desk('limin')(registerSource, {
      kind: 'document',
      title: '关于做好重点工作的通知',
      docNumber: `岭府办〔2026〕${(papers += 1)}号`,
      text: aDocument,
      ...over,
    })
  ).row.id

export const draft = async (world: World, given: DraftGiven = {}): Promise<View> =>
  world.desk('limin')(draftMatter, {
    title: '新增公办学位3000个',
    target: '新增公办学位3000个',
    workContent: '新建、改扩建公办学校',
    requirement: '按时报送办理结果',
    budget: { kind: 'working_days', amount: 30 },
    leadOrganizationId: world.org('jyt'),
    ...given,
    sourceId: given.sourceId ?? (await aSource(world)),
  })

/** One matter as far as its state name says, by the people whose steps they are. */
export const established = async (world: World, given: DraftGiven = {}): Promise<View> => {
  const made = await draft(world, given)
  const submitted = await world.desk('limin')(submitMatter, { matterId: made.face.id, version: made.face.version })
  return world.desk('zhouguoping')(approveMatter, { matterId: made.face.id, version: submitted.face.version })
}

export const dispatched = async (world: World, given: DraftGiven = {}): Promise<View> => {
  const ready = await established(world, given)
  const order = await world.desk('limin')(issueOrder, {
    title: '关于做好重点工作的督办通知',
    matters: [{ id: ready.face.id, version: ready.face.version }],
  })
  const face = order.rows[0]
  if (!face) throw new Error('the order has no rows')
  const { getMatter: get } = await import('#contract/matters.ts')
  return world.desk('limin')(get, { matterId: face.id })
}

export const inProgress = async (world: World, given: DraftGiven = {}, liaison = 'liufang'): Promise<View> => {
  const sent = await dispatched(world, given)
  const lead = sent.assignments.find((each) => each.part === 'coordinating_lead')
  return world.desk(liaison)(acknowledgeAssignment, {
    assignmentId: lead?.id ?? '',
    version: sent.face.version,
    responsiblePerson: '刘芳',
  })
}
