import { approveMatter, checkMatter, draftMatter, refuseMatter, submitMatter } from '#contract/matters.ts'
import { issueOrder } from '#contract/orders.ts'
import { addInstruction, registerSource } from '#contract/sources.ts'
import { addDays, type CivilDate } from '#domain/date.ts'
import { workSteps } from './work-steps.ts'
import type { Paper, Told } from './plan.ts'
import type { Step } from './steps.ts'
import type { Teller } from './teller.ts'
import type { Words } from './texts.ts'

/** The facts that a source of its kind cannot do without. */
export const factsOf = ({ kind, title, issuer }: Paper, today: CivilDate) => {
  switch (kind) {
    case 'meeting_decision': {
      const meetingKind = title.includes('专题') ? ('special' as const) : ('executive' as const)
      return { details: { meetingKind, meetingOn: addDays(today, -1) } }
    }
    case 'major_decision':
      return { issuedOn: addDays(today, -1) }
    case 'media_report':
      return { details: { outlet: issuer } }
    case 'deputies_suggestion':
      return { replyDue: addDays(today, 90) }
    default:
      return {}
  }
}

const asks = (teller: Teller, { joint, support }: Told) => [
  ...joint.map((key) => ({ organizationId: teller.organization(key), part: 'joint_lead' as const })),
  ...support.map((key) => ({ organizationId: teller.organization(key), part: 'supporting' as const })),
]

/** The fields of a draft, as the form sends them. */
export const fieldsOf = (teller: Teller, told: Told) => ({
  title: told.wording.title,
  target: told.wording.target,
  workContent: told.wording.content,
  requirement: told.wording.requirement,
  budget: told.budget,
  leadOrganizationId: teller.organization(told.lead),
  others: asks(teller, told),
})

const sourceStep = (paper: Paper, ago: number): Step => ({
  lane: paper.no,
  ago,
  hour: 8,
  acts: paper.instruction ? 2 : 1,
  run: async (teller, moment) => {
    const inspector = teller.person(paper.inspector)
    await teller.act(
      `${paper.no}.source`,
      inspector,
      registerSource,
      {
        kind: paper.kind,
        title: paper.title,
        docNumber: paper.docNumber,
        issuer: paper.issuer,
        receivedOn: moment.today,
        ...factsOf(paper, moment.today),
        text: paper.instruction ? undefined : `${paper.title}已经研究确定，由省政府督查室分解立项、跟踪督办。`,
        originLevel: paper.originLevel,
        urgency: paper.urgency,
      },
      moment,
    )
    if (!paper.instruction) return
    const { id, version } = await teller.source(paper.no)
    const leader = teller.person(paper.instruction.leader)
    await teller.act(
      `${paper.no}.instruction`,
      inspector,
      addInstruction,
      {
        sourceId: id,
        version,
        leaderId: leader.accountId,
        leaderName: leader.name,
        leaderPost: leaderPosts[leader.login] ?? '副省长',
        instructedOn: moment.today,
        text: paper.instruction.text,
        answerRequired: true,
        handlerIds: [inspector.accountId],
      },
      moment,
    )
  },
})
const leaderPosts: Record<string, string> = { lishengwen: '省长', caoruiming: '常务副省长' }

/** From draft to approval, by two people. */
const establishing = (paper: Paper, told: Told, words: Words, draftedAgo: number): Step[] => {
  const { no, fate } = told
  const lane = { lane: no, acts: 1 }
  const draft: Step = {
    ...lane,
    ago: draftedAgo,
    hour: 9,
    run: async (teller, moment) => {
      const { id } = await teller.source(paper.no)
      await teller.act(
        `${no}.draft`,
        teller.person(paper.inspector),
        draftMatter,
        { ...fieldsOf(teller, told), sourceId: id },
        moment,
      )
    },
  }
  if (paper.registered || fate === 'draft') return [draft]
  const submit: Step = {
    ...lane,
    ago: draftedAgo,
    hour: 11,
    run: async (teller, moment) => {
      const { id, version } = await teller.matter(no)
      await teller.act(`${no}.submit`, teller.person(paper.inspector), submitMatter, { matterId: id, version }, moment)
    },
  }
  if (fate === 'proposed') return [draft, submit]
  const decide: Step = {
    ...lane,
    ago: draftedAgo,
    hour: 15,
    run: async (teller, moment) => {
      const { id, version } = await teller.matter(no)
      const director = teller.person('zhouguoping')
      if (fate === 'refused')
        await teller.act(
          `${no}.refuse`,
          director,
          refuseMatter,
          { matterId: id, version, reason: told.random.pick(words.refusals) },
          moment,
        )
      else
        await teller.act(`${no}.approve`, director, approveMatter, { matterId: id, version, opinion: '同意' }, moment)
    },
  }
  return [draft, submit, decide]
}

const issueStep = (paper: Paper): Step => ({
  lane: paper.no,
  ago: paper.ago,
  hour: 10,
  acts: 1,
  run: async (teller, moment) => {
    const wanted = paper.registered ? 'draft' : 'established'
    const matters = []
    for (const { no } of paper.matters) {
      const { id, version, state } = await teller.matter(no)
      if (state === wanted) matters.push({ id, version })
    }
    if (matters.length === 0) return
    await teller.act(
      `${paper.no}.issue`,
      teller.person(paper.inspector),
      issueOrder,
      { title: paper.orderTitle, contact: '督查室 020-83130001', matters, registered: paper.registered },
      moment,
    )
  },
})

const checkStep = (paper: Paper, told: Told): Step => ({
  lane: told.no,
  ago: paper.ago,
  hour: 17,
  acts: 1,
  run: async (teller, moment) => {
    const { id, version } = await teller.matter(told.no)
    const second = teller.person(paper.inspector === 'chenzhiyuan' ? 'limin' : 'chenzhiyuan')
    await teller.act(`${told.no}.check`, second, checkMatter, { matterId: id, version }, moment)
  },
})

const isForTheDesk = (told: Told) => ['draft', 'proposed', 'established', 'refused'].includes(told.fate)

/** Everything that happens to a paper and its matters, until today. */
export const stepsOf = (paper: Paper, words: Words): Step[] => {
  const desk = paper.matters.some(isForTheDesk)
  const draftedAgo = (told: Told) =>
    desk ? Math.max(0, paper.ago) + told.random.below(4) : paper.ago + (paper.registered ? 0 : 1)
  const first = Math.max(0, paper.ago) + (paper.registered ? 0 : desk ? 4 : 1)
  const steps = [sourceStep(paper, first)]
  for (const told of paper.matters) steps.push(...establishing(paper, told, words, draftedAgo(told)))
  if (!desk) {
    steps.push(issueStep(paper))
    for (const told of paper.matters) {
      // Today's registrations wait for their second pair of eyes.
      if (paper.registered && paper.ago > 0) steps.push(checkStep(paper, told))
      steps.push(...workSteps({ supervisor: null, paper }, told, words, paper.ago))
    }
  }
  return steps.filter((step) => step.ago >= 0)
}
