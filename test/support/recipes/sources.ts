import { acceptReport, handIn, takeForReview } from '#contract/reports.ts'
import { addInstruction, getSource, makeSubmission } from '#contract/sources.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { childFields } from '../child-matter.ts'
import { aDocument, aSource, inProgress } from '../matter.ts'
import { plain, same, type Input, type Kit, type Recipe, type Recipes } from './kit.ts'

export const sourceRecipes = ({ world, inspector }: Kit): Recipes => {
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
  return {
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
    'submissions.instruct': async () => {
      const { sourceId, version, matterId, instructionId } = await awaitingSubmission()
      const made = await inspector(makeSubmission, { sourceId, version, matterIds: [matterId], ...submission })
      const again = { how: 'paper', text: '请再核实。', requirement: '再次核实', matterIds: [matterId] }
      return same({ submissionId: made.submissions[0]?.id, instructionId, ...again })
    },
    'submissions.read': async () => {
      const { sourceId, version, matterId, instructionId } = await awaitingSubmission()
      const made = await inspector(makeSubmission, { sourceId, version, matterIds: [matterId], ...submission })
      return same({ submissionId: made.submissions[0]?.id, instructionId, how: 'paper' })
    },
  }
}
