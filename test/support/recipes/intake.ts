import { attachFile, uploadFile } from '#contract/files.ts'
import { markObligation } from '#contract/coverage.ts'
import type { InputOf } from '#contract/operation.ts'
import { addInstruction, draftSource, getSource, registerSource } from '#contract/sources.ts'
import { childFields } from '../child-matter.ts'
import { aSource, inProgress } from '../matter.ts'
import { aScan } from '../scan.ts'
import { plain, same, type Input, type Kit, type Recipe, type Recipes } from './kit.ts'

export const intakeRecipes = ({ world, inspector, on, make }: Kit): Recipes => {
  const source = async (over: Partial<InputOf<typeof registerSource>> = {}) =>
    inspector(getSource, { sourceId: await aSource(world, over) })
  const onSource =
    (more: Input, over: Partial<InputOf<typeof registerSource>> = {}): Recipe =>
    async () => {
      const { row } = await source(over)
      return same({ sourceId: row.id, version: row.version, ...more })
    }
  const instructed = async () => {
    const { row } = await source({ kind: 'leader_instruction' })
    return inspector(addInstruction, {
      sourceId: row.id,
      version: row.version,
      leaderName: '王海峰',
      leaderPost: '副省长',
      instructedOn: '2026-09-12',
      text: '请抓紧落实',
      answerRequired: true,
    })
  }
  const onInstruction =
    (more: Input): Recipe =>
    async () =>
      same({ instructionId: (await instructed()).instructions[0]?.id, ...more })
  const scan = async () => (await inspector(uploadFile, { name: '批示件.png', content: aScan.content })).id
  const attached = async () => {
    const { row } = await source()
    const sent = { sourceId: row.id, version: row.version, fileId: await scan(), kind: 'scan' as const }
    return (await inspector(attachFile, sent)).attachments[0]?.id
  }
  const decision = {
    kind: 'major_decision' as const,
    title: '关于加快学位建设的决定',
    issuer: '岭南省人民政府',
    text: '加快学位建设。',
  }
  const item = { ...childFields(world), leadOrganizationId: world.org('jyt') }
  return {
    'attachments.add': async () => {
      const { row } = await source()
      return same({ sourceId: row.id, version: row.version, fileId: await scan(), kind: 'scan' })
    },
    'attachments.read': async () => same({ attachmentId: await attached() }),
    'sources.draft': plain({ ...decision, items: [item] }),
    'sources.publish': async () => {
      const { row } = await inspector(draftSource, { ...decision, items: [item] })
      return same({ sourceId: row.id, version: row.version, issuedOn: '2026-09-14' })
    },
    'sources.finish-screening': onSource(
      { reason: '属一般性要求', approver: '周国平' },
      { kind: 'clue', text: undefined, docNumber: undefined },
    ),
    'sources.confirm-oral': onSource(
      { confirmedOn: '2026-09-14', confirmedBy: '省政府办公厅秘书一处' },
      {
        kind: 'oral_assignment',
        details: { assignedBy: '王海峰', assignedAt: '2026-09-11', place: '调研途中', recorder: '李敏' },
      },
    ),
    'sources.reply': onSource(
      { repliedOn: '2026-09-14', toWhom: '张代表', text: '建议已采纳' },
      { kind: 'deputies_suggestion', replyDue: '2026-10-14' },
    ),
    'sources.repeal': onSource({ repealedOn: '2026-09-14', repealedBy: '岭府〔2026〕9号' }),
    'sources.add-co-supervisor': onSource({ office: '省委督查室', number: '岭委督〔2026〕3号' }),
    'instructions.accept': onInstruction({ ...childFields(world), leadOrganizationId: world.org('jyt') }),
    'instructions.end': onInstruction({ ending: 'read_only', reason: '阅知件' }),
    'instructions.enter': plain({
      leaderName: '王海峰',
      leaderPost: '副省长',
      instructedOn: '2026-09-12',
      text: '请省教育厅抓紧落实，一个月内报结果。',
      requirement: '抓紧落实学位建设',
      answerRequired: true,
      as: 'matter',
      leadOrganizationId: world.org('jyt'),
    }),
    'instructions.suggest': plain({ text: '新增公办学位3000个' }),
    'sources.attach': async () => {
      const { row, instructions } = await instructed()
      const matterId = (await inProgress(world)).face.id
      return same({ sourceId: row.id, version: row.version, matterId, instructionId: instructions[0]?.id })
    },
    'matters.origins': on(make.dispatched, { version: undefined }),
    'submissions.draft': onSource({ version: undefined }),
    'sources.coverage': plain(),
    'duties.list': plain(),
    'obligations.mark': onSource({ toWhom: '国务院办公厅', form: '书面报告', due: '2026-10-31' }),
    'obligations.fulfil': async () => {
      const { row } = await source()
      const duty = { toWhom: '国务院办公厅', form: '书面报告', due: '2026-10-31' }
      const marked = await inspector(markObligation, { sourceId: row.id, version: row.version, ...duty })
      return same({ obligationId: marked.obligations[0]?.id, doneOn: '2026-09-14', how: '书面报送' })
    },
    'answers.outstanding': plain(),
    'answers.give': onSource({ toWhom: '王海峰', how: 'oral', text: '已当面报告', answeredOn: '2026-09-14' }),
  }
}
