import { readFile } from 'node:fs/promises'
import { approveMatter, archiveMatter, draftMatter, getMatter, submitMatter } from '#contract/matters.ts'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import { acknowledgeAssignment, contribute, issueOrder } from '#contract/orders.ts'
import { acceptReport, handIn, reportProgress, takeForReview } from '#contract/reports.ts'
import { addInstruction, registerSource } from '#contract/sources.ts'
import { rollForward, workdaysBefore } from '#domain/calendar.ts'
import type { CivilDate } from '#domain/date.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { shippedCalendar } from '#modules/calendar/index.ts'
import type { App } from '#platform/app.ts'
import { momentOn, type Moment } from '#platform/moment.ts'
import { deskOf, type Desk } from './desk.ts'
import type { Government } from './people.ts'

type View = OutputOf<typeof getMatter>
type Told = {
  title: string
  target: string
  lead: string
  support?: string[]
  joint?: string[]
  issued: number
  budget: InputOf<typeof draftMatter>['budget']
  reach: Reach
  progress?: string
  difficulty?: string
  outcome?: string
  actual?: string
}
const reaches = [
  'draft',
  'proposed',
  'established',
  'dispatched',
  'acknowledged',
  'progress',
  'reported',
  'accepted',
  'completed',
  'archived',
] as const
type Reach = (typeof reaches)[number]

const file = (name: string) => readFile(new URL(`../../data/demo/${name}`, import.meta.url), 'utf8')

/** Matters of the demonstration, made by the commands that people use, on working days counted back from today. */
export const tellStory = async (app: App, government: Government): Promise<number> => {
  const calendar = shippedCalendar()
  const today = app.now().today
  const day = (workdaysAgo: number): CivilDate =>
    workdaysAgo <= 0 ? rollBack(today) : workdaysBefore(calendar, today, workdaysAgo)
  const rollBack = (date: CivilDate) =>
    rollForward(calendar, date) === date ? date : workdaysBefore(calendar, date, 1)
  const at = (workdaysAgo: number, hour = 10): Moment => {
    const moment = momentOn(day(workdaysAgo), hour)
    return moment.at > app.now().at ? app.now() : moment
  }
  const desk = (login: string): Desk => {
    const person = government.people.get(login)
    if (!person) throw new Error(`demo: nobody is called ${login}`)
    return deskOf(app, person.accountId)
  }
  const deskAt = (key: string, role: string): Desk =>
    desk([...government.people.values()].find((each) => each.at === key && each.role === role)?.login ?? key)
  const org = (key: string) => government.organizations.get(key) ?? ''
  const [inspector, second, director] = [desk('limin'), desk('chenzhiyuan'), desk('zhouguoping')]

  await inspector(
    registerSource,
    {
      kind: 'document',
      title: '岭南省优化营商环境和保障民生重点工作分工方案',
      docNumber: '岭府办〔2026〕36号',
      issuer: '岭南省人民政府办公厅',
      text: await file('notice.txt'),
    },
    at(1, 9),
  )
  const work = await inspector(
    registerSource,
    {
      kind: 'meeting_decision',
      title: '省政府常务会议议定事项（第58次）',
      issuer: '岭南省人民政府',
      receivedOn: day(46),
      text: '省政府常务会议研究部署优化营商环境和民生保障工作，议定事项由省政府督查室分解立项、跟踪督办。',
    },
    at(46, 9),
  )
  const instructed = await inspector(
    registerSource,
    { kind: 'leader_instruction', title: '关于农村供水和学校食品安全的批示件', receivedOn: day(45) },
    at(45, 9),
  )
  await inspector(
    addInstruction,
    {
      sourceId: instructed.row.id,
      version: instructed.row.version,
      leaderId: government.people.get('wanghaifeng')?.accountId,
      leaderName: '王海峰',
      leaderPost: '副省长',
      instructedOn: day(45),
      text: '请督查室牵头跟进，一个月内报结果。',
      answerRequired: true,
    },
    at(45, 10),
  )

  const tell = async (told: Told): Promise<void> => {
    const goes = (reach: Reach) => reaches.indexOf(told.reach) >= reaches.indexOf(reach)
    const isInstructed = told.reach === 'accepted' || told.title.includes('学校周边')
    const from = told.issued
    let view: View = await inspector(
      draftMatter,
      {
        title: told.title,
        target: told.target,
        workContent: `${told.target}，细化措施，压实责任，按期完成。`,
        requirement: '请明确责任人，按期办结，并于时限前书面报送办理结果。',
        budget: told.budget,
        leadOrganizationId: org(told.lead),
        others: [
          ...(told.joint ?? []).map((key) => ({ organizationId: org(key), part: 'joint_lead' as const })),
          ...(told.support ?? []).map((key) => ({ organizationId: org(key), part: 'supporting' as const })),
        ],
        sourceId: isInstructed && told.reach === 'accepted' ? instructed.row.id : work.row.id,
      },
      at(from + 1, 9),
    )
    const matterId = view.face.id
    const now = () => ({ matterId, version: view.face.version })
    if (!goes('proposed')) return
    view = await inspector(submitMatter, now(), at(from + 1, 10))
    if (!goes('established')) return
    view = await director(approveMatter, { ...now(), opinion: '同意' }, at(from + 1, 15))
    if (!goes('dispatched')) return
    await inspector(
      issueOrder,
      {
        title: `关于${told.title}的督办通知`,
        contact: '李敏 020-83130001',
        matters: [{ id: matterId, version: view.face.version }],
      },
      at(from, 9),
    )
    if (!goes('acknowledged')) return
    view = await inspector(getMatter, { matterId })
    for (const assignment of view.assignments) {
      const key = [...government.organizations].find(([, id]) => id === assignment.organizationId)?.[0] ?? ''
      const unit = deskAt(key, 'liaison')
      view = await unit(
        acknowledgeAssignment,
        {
          assignmentId: assignment.id,
          version: view.face.version,
          responsiblePerson: '业务处负责同志',
          responsiblePhone: '83139000',
        },
        at(from - 1, 10),
      )
      if (assignment.part !== 'coordinating_lead' && goes('reported'))
        view = await unit(
          contribute,
          { assignmentId: assignment.id, version: view.face.version, text: '本单位承担部分已完成。' },
          at(Math.max(from - 6, 1), 11),
        )
    }
    const [lead, principal] = [deskAt(told.lead, 'liaison'), deskAt(told.lead, 'principal')]
    if (goes('progress'))
      view = await lead(
        reportProgress,
        {
          matterId,
          progress: told.progress ?? '正在按计划推进。',
          difficulty: told.difficulty,
          nextStep: '加快推进，确保按期完成。',
        },
        at(Math.max(from - 8, 1), 16),
      )
    if (!goes('reported')) return
    view = await principal(
      handIn,
      {
        ...now(),
        outcome: told.outcome ?? '已完成',
        actual: told.actual,
        progress: told.outcome ?? '已完成',
        signature: { how: 'system' },
      },
      at(Math.max(from - 12, 1), 11),
    )
    if (!goes('accepted')) return
    view = await inspector(takeForReview, now(), at(Math.max(from - 13, 1), 15))
    view = await inspector(
      acceptReport,
      {
        ...now(),
        criteria: [...reviewCriteria],
        timely: true,
        complete: true,
        adequate: true,
        verification: '查阅佐证材料并电话核实。',
        verifiedBy: government.people.get('chenzhiyuan')?.accountId ?? '',
      },
      at(Math.max(from - 13, 1), 16),
    )
    if (goes('archived') && view.actions.includes('matters.archive'))
      await second(archiveMatter, { ...now(), retention: '10_years' }, at(Math.max(from - 20, 1), 10))
  }
  const matters = JSON.parse(await file('matters.json')) as Told[]
  for (const told of matters.toSorted((a, b) => b.issued - a.issued)) await tell(told)
  return matters.length
}
