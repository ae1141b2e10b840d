import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { acceptReport, ask, handIn, takeForReview } from '#contract/reports.ts'
import { createToken } from '#contract/session.ts'
import { addInstruction, getSource, makeSubmission } from '#contract/sources.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import type { Cast, Member } from './cast.ts'
import { childFields, childMatters, partOf, type View } from './child-matter.ts'
import { aDocument, aSource, inProgress } from './matter.ts'
import type { World } from './world.ts'

type Input = Record<string, unknown>
/** What to send, by whoever sends it. */
export type Serving = (who: Member) => Input | Promise<Input>
/** Prepares a thing in the state that the operation is for. */
export type Recipe = () => Promise<Serving>

const same =
  (input: Input): Serving =>
  () =>
    input
const plain =
  (input: Input = {}): Recipe =>
  async () =>
    same(input)

/** For every operation behind the door: a valid input on a thing in the right state. */
export const recipesOf = async (world: World, cast: Cast): Promise<Readonly<Record<string, Recipe>>> => {
  const make = await childMatters(world, cast)
  const inspector = world.desk('limin')
  const on = (prepare: () => Promise<View>, more: Input = {}): Recipe => {
    return async () => same({ ...make.matterOf(await prepare()), ...more })
  }
  const onPart = (prepare: () => Promise<View>, part: 'coordinating_lead' | 'joint_lead', more: Input = {}): Recipe => {
    return async () => {
      const view = await prepare()
      return same({ assignmentId: partOf(view, part), version: view.face.version, ...more })
    }
  }
  const source = async () => inspector(getSource, { sourceId: await aSource(world) })
  const onSource = (more: Input): Recipe => {
    return async () => {
      const { row } = await source()
      return same({ sourceId: row.id, version: row.version, ...more })
    }
  }
  const onProposal = (more: Input): Recipe => {
    return async () => same({ proposalId: (await source()).proposals[0]?.id, ...more })
  }
  /** A source whose instruction waits for an answer, and its matter accepted by the office. */
  const awaitingSubmission = async () => {
    const { row } = await source()
    await inspector(addInstruction, {
      sourceId: row.id,
      version: row.version,
      leaderId: world.person('wanghaifeng'),
      leaderName: '王海峰',
      leaderPost: '副省长',
      instructedOn: '2026-09-12',
      text: '请抓紧落实',
      answerRequired: true,
    })
    let view = await inProgress(world, { sourceId: row.id })
    const matterId = view.face.id
    view = await world.desk('liufang')(handIn, {
      matterId,
      version: view.face.version,
      outcome: '已建成',
      actual: '3120个',
      progress: '全部完工',
      signature: { how: 'paper', signer: '黄为民', signedOn: '2026-09-14' },
    })
    view = await inspector(takeForReview, { matterId, version: view.face.version })
    await inspector(acceptReport, {
      matterId,
      version: view.face.version,
      criteria: [...reviewCriteria],
      timely: true,
      complete: true,
      adequate: true,
      verification: '抽查3所学校',
      verifiedBy: world.person('chenzhiyuan'),
    })
    const now = await inspector(getSource, { sourceId: row.id })
    return { sourceId: row.id, version: now.row.version, matterId, instructionId: now.instructions[0]?.id }
  }
  const submission = { title: '关于学位建设的呈报', text: '已办结' }
  const newAccount = async (login: string) =>
    (await world.desk('xitong')(createAccount, { name: '新人', login })).account
  const review = {
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    verification: '现场核实',
    verifiedBy: cast('supervisor', 'office_director').accountId,
  }
  let nth = 0
  return {
    'accounts.list': plain(),
    'accounts.create': async () => () => ({ name: '张三', login: `zhangsan${(nth += 1)}` }),
    'appointments.grant': async () => {
      const { id, version } = await newAccount('xinren.grant')
      return same({ accountId: id, version, organizationId: world.org('jyt'), role: 'archivist' })
    },
    'appointments.end': async () => {
      const { id, version } = await newAccount('xinren.end')
      const granted = await world.desk('anquan')(grantAppointment, {
        accountId: id,
        version,
        organizationId: world.org('jyt'),
        role: 'archivist',
      })
      return same({ accountId: id, appointmentId: granted.appointments[0]?.id, version: granted.version })
    },
    'me.get': plain(),
    'me.change-password': async () => (who) => ({ current: who.password, next: `${who.password} 2` }),
    'session.close': plain(),
    'tokens.list': plain(),
    'tokens.create': plain({ name: '报表系统', days: 30 }),
    'tokens.revoke': async () => async (who) => ({
      tokenId: (await who.desk(createToken, { name: '报表系统' })).id,
    }),
    'organizations.list': plain(),
    'organizations.create': async () => () => ({
      parentId: world.org('government'),
      kind: 'department',
      name: `省水利厅${(nth += 1)}`,
    }),
    'files.upload': plain({ name: '通知.txt', content: Buffer.from('关于做好工作的通知').toString('base64') }),
    'sources.register': plain({ kind: 'document', title: '关于做好工作的通知', text: aDocument }),
    'sources.preview': plain({ text: aDocument }),
    'sources.list': plain(),
    'sources.get': onSource({ version: undefined }),
    'sources.add-instruction': onSource({
      leaderName: '王海峰',
      leaderPost: '副省长',
      instructedOn: '2026-09-12',
      text: '请抓紧落实',
      answerRequired: true,
    }),
    'proposals.accept': onProposal({ ...childFields(world), leadOrganizationId: world.org('jyt') }),
    'proposals.dismiss': onProposal({ reason: '不属督办范围' }),
    'submissions.make': async () => {
      const { sourceId, version, matterId } = await awaitingSubmission()
      return same({ sourceId, version, matterIds: [matterId], ...submission })
    },
    'submissions.read': async () => {
      const { sourceId, version, matterId, instructionId } = await awaitingSubmission()
      const made = await inspector(makeSubmission, { sourceId, version, matterIds: [matterId], ...submission })
      return same({ submissionId: made.submissions[0]?.id, instructionId, how: 'paper' })
    },
    'matters.draft': async () =>
      same({ ...childFields(world), leadOrganizationId: world.org('jyt'), sourceId: await aSource(world) }),
    'matters.draft-child': onPart(make.atWork, 'coordinating_lead', {
      ...childFields(world),
      version: undefined,
      leadOrganizationId: world.org('haizhou'),
      others: [],
    }),
    'matters.correct-draft': on(make.draft, childFields(world)),
    'matters.submit': on(make.draft),
    'matters.approve': on(make.proposed),
    'matters.send-back': on(make.proposed, { reason: '请补充依据' }),
    'matters.refuse': on(make.proposed, { reason: '不属督办范围' }),
    'matters.check': on(make.registered),
    'matters.archive': on(make.completed, { retention: '10_years' }),
    'matters.get': on(make.dispatched, { version: undefined }),
    'matters.trail': on(make.dispatched, { version: undefined }),
    'matters.explain-due': on(make.dispatched, { version: undefined }),
    'matters.list': plain(),
    'matters.count-by-light': plain(),
    'orders.issue': async () => {
      const { face } = await make.established()
      return same({ title: '督办通知', matters: [{ id: face.id, version: face.version }] })
    },
    'orders.list': plain(),
    'orders.get': async () => same({ orderId: (await make.dispatched()).content?.orderId }),
    'assignments.acknowledge': onPart(make.dispatched, 'coordinating_lead'),
    'assignments.contribute': onPart(make.atWork, 'joint_lead', { text: '资金已落实' }),
    'reports.progress': on(make.atWork, { version: undefined, progress: '已开工' }),
    'reports.hand-in': on(make.countersigned, {
      outcome: '已建成',
      actual: '520个',
      progress: '全部完工',
      signature: { how: 'paper', signer: '厅长', signedOn: '2026-09-14' },
    }),
    'messages.ask': on(make.atWork, { version: undefined, text: '进展如何' }),
    'messages.answer': async () => {
      const { face } = await make.atWork()
      const asked = await cast('supervisor', 'leader').desk(ask, { matterId: face.id, text: '进展如何' })
      return same({ matterId: face.id, questionId: asked.messages[0]?.id, text: '已完成八成' })
    },
    'reviews.take': on(make.reported),
    'reviews.return': on(make.underReview, { cause: 'funds', requirement: '请补充数据', newDue: '2026-09-20' }),
    'reviews.accept': on(make.underReview, review),
    'tray.get': plain(),
    'trail.list': plain(),
  }
}
