import { countersign, signDraft, writeDraft } from '#contract/drafts.ts'
import { acknowledgeAssignment, contribute } from '#contract/orders.ts'
import { acceptReport, answer, ask, handIn, reportProgress, returnReport, takeForReview } from '#contract/reports.ts'
import { addDays } from '#domain/date.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import type { Moment } from '#platform/moment.ts'
import { answering, archiving } from './end-steps.ts'
import { childSteps, lastDayOf } from './child-steps.ts'
import type { Paper, Told } from './plan.ts'
import type { Step } from './steps.ts'
import type { Standing, Teller } from './teller.ts'
import type { Words } from './texts.ts'
import { isTurn, staysOpen, turnSteps } from './turn-steps.ts'

/** Who stands above a matter: the inspection body by its paper, or the unit that handed it further down. */
export type Above = { readonly supervisor: string | null; readonly paper: Paper }

export const versioned = ({ id, version }: Standing) => ({ matterId: id, version })
const reviewerOf = (teller: Teller, { supervisor, paper }: Above) =>
  supervisor ? teller.at(supervisor, 'liaison') : teller.person(paper.inspector)
const verifierOf = (teller: Teller, { supervisor, paper }: Above) =>
  supervisor
    ? teller.at(supervisor, 'principal')
    : teller.person(paper.inspector === 'chenzhiyuan' ? 'limin' : 'chenzhiyuan')

const acknowledging = (told: Told, ago: number): Step => ({
  lane: told.no,
  ago,
  hour: 11,
  acts: 1 + told.joint.length + told.support.length,
  run: async (teller, moment) => {
    for (const key of [told.lead, ...told.joint, ...told.support]) {
      const matter = await teller.matter(told.no)
      const own = matter.assignments.find((each) => each.organizationId === teller.organization(key))
      if (!own) continue
      const liaison = teller.at(key, 'liaison')
      await teller.act(
        `${told.no}.receive.${key}`,
        liaison,
        acknowledgeAssignment,
        {
          assignmentId: own.id,
          version: matter.version,
          responsibleLeader: teller.at(key, 'principal').name,
          responsiblePerson: liaison.name,
          responsiblePhone: '8313 6000',
        },
        moment,
      )
    }
  },
})

const progressing = (told: Told, ago: number, nth: number, part: number): Step => ({
  lane: told.no,
  ago,
  hour: 16,
  acts: 1,
  run: async (teller, moment) => {
    const { id } = await teller.matter(told.no)
    const said = told.wording.progress(part)
    await teller.act(
      `${told.no}.progress.${nth}`,
      teller.at(told.lead, 'liaison'),
      reportProgress,
      { matterId: id, ...said },
      moment,
    )
  },
})

const asking = (above: Above, told: Told, words: Words, ago: number, isAnswered: boolean): Step => ({
  lane: told.no,
  ago,
  hour: 9,
  acts: isAnswered ? 2 : 1,
  run: async (teller, moment) => {
    const { id } = await teller.matter(told.no)
    const at = told.random.below(words.questions.length)
    const view = await teller.act(
      `${told.no}.ask`,
      reviewerOf(teller, above),
      ask,
      { matterId: id, text: words.questions[at] ?? '' },
      moment,
    )
    const question = view?.messages.find((each) => each.kind === 'question')
    if (!isAnswered || !question) return
    await teller.act(
      `${told.no}.answer`,
      teller.at(told.lead, 'liaison'),
      answer,
      { matterId: id, questionId: question.id, text: words.answers[at] ?? '' },
      moment,
    )
  },
})

const contributing = (told: Told, words: Words, ago: number): Step => {
  // A supporting unit now and then forgets its part: it is named in the completion as late.
  const units = told.support.filter(() => !told.random.chance(0.12))
  return {
    lane: told.no,
    ago,
    hour: 14,
    acts: units.length,
    run: async (teller, moment) => {
      for (const key of units) {
        const matter = await teller.matter(told.no)
        const own = matter.assignments.find((each) => each.organizationId === teller.organization(key))
        if (!own) continue
        await teller.act(
          `${told.no}.contribute.${key}`,
          teller.at(key, 'liaison'),
          contribute,
          { assignmentId: own.id, version: matter.version, text: told.random.pick(words.contributions) },
          moment,
        )
      }
    },
  }
}

/** A report with joint leads lies open for their signatures before it is signed. */
const countersigned = async (teller: Teller, told: Told, moment: Moment, round: number): Promise<void> => {
  const { id } = await teller.matter(told.no)
  const { outcome, actual } = told.wording
  const key = `${told.no}.draft.${round}`
  const words = { kind: 'completion' as const, outcome, actual, progress: outcome }
  await teller.act(key, teller.at(told.lead, 'liaison'), writeDraft, { matterId: id, ...words }, moment)
  const draft = await teller.read((tx) =>
    tx
      .selectFrom('report_draft')
      .select(['id', 'version', 'text_no'])
      .where('matter_id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst(),
  )
  if (!draft) return
  for (const joint of told.joint) {
    const principal = teller.at(joint, 'principal')
    const said = { reportDraftId: draft.id, textNo: draft.text_no, verdict: 'agreed' as const }
    const signature = { how: 'system' as const }
    await teller.act(`${key}.${joint}`, principal, countersign, { ...said, opinion: '同意', signature }, moment)
  }
  const { version } = await teller.matter(told.no)
  const signed = {
    reportDraftId: draft.id,
    draftVersion: draft.version,
    version,
    signature: { how: 'system' as const },
  }
  await teller.act(`${told.no}.hand-in.${round}`, teller.at(told.lead, 'principal'), signDraft, signed, moment)
}

const handingIn = (told: Told, ago: number, round: number): Step => ({
  lane: told.no,
  ago,
  hour: 15,
  acts: told.joint.length > 0 ? 2 + told.joint.length : 1,
  run: async (teller, moment) => {
    if (told.joint.length > 0) return countersigned(teller, told, moment, round)
    const matter = await teller.matter(told.no)
    const { outcome, actual } = told.wording
    await teller.act(
      `${told.no}.hand-in.${round}`,
      teller.at(told.lead, 'principal'),
      handIn,
      { ...versioned(matter), outcome, actual, progress: outcome, signature: { how: 'system' } },
      moment,
    )
  },
})

const reviewing = (
  above: Above,
  told: Told,
  words: Words,
  takenAgo: number,
  ago: number,
  round: number,
  isGood: boolean,
): Step[] => [
  {
    lane: told.no,
    ago: takenAgo,
    hour: 10,
    acts: 1,
    run: async (teller, moment) => {
      const matter = await teller.matter(told.no)
      await teller.act(`${told.no}.take.${round}`, reviewerOf(teller, above), takeForReview, versioned(matter), moment)
    },
  },
  {
    lane: told.no,
    ago,
    hour: 17,
    acts: 1,
    run: async (teller, moment) => {
      const matter = versioned(await teller.matter(told.no))
      const reviewer = reviewerOf(teller, above)
      if (isGood)
        await teller.act(
          `${told.no}.accept`,
          reviewer,
          acceptReport,
          {
            ...matter,
            criteria: [...reviewCriteria],
            timely: told.fate !== 'late',
            complete: true,
            adequate: true,
            verification: told.random.pick(words.verifications),
            verifiedBy: verifierOf(teller, above).accountId,
          },
          moment,
        )
      else
        await teller.act(
          `${told.no}.return`,
          reviewer,
          returnReport,
          {
            ...matter,
            cause: 'perfunctory',
            requirement: told.random.pick(words.returns),
            newDue: addDays(moment.today, 14),
          },
          moment,
        )
    },
  },
]

/** What units and office do with a matter once its order has been issued; steps after today are left out by the caller. */
export const workSteps = (above: Above, told: Told, words: Words, issued: number): Step[] => {
  const { random, length, pace, fate } = told
  const received = issued - (random.chance(0.08) ? random.from(2, 4) : random.below(2))
  const children = told.children.flatMap((child) => childSteps(above.paper, told, child, words, received))
  const childrenEnd = Math.min(received, ...told.children.map((child) => lastDayOf(child, received) - 1))
  const handed = Math.min(received - (isTurn(fate) ? 9 : 1), issued - Math.round(length * pace), childrenEnd)
  let taken = handed - random.from(1, 3)
  let decided = taken - random.below(3)
  if (fate === 'recalled') return turnSteps(above.paper, told, { issued, received, handed, decided }).filter(isPast)
  const steps: Step[] = [acknowledging(told, received), ...children]
  const every = random.from(20, 34)
  const quiet = staysOpen.has(fate) ? received - 5 : Math.max(handed, issued - 240)
  for (let ago = received - (fate === 'resumed' ? 9 : 6), nth = 1; ago > Math.max(quiet, -1); ago -= every, nth += 1)
    steps.push(progressing(told, ago, nth, (issued - ago) / Math.max(1, Math.min(length * pace, length * 1.1))))
  const asked = received - random.from(7, 12)
  if (!isTurn(fate) && random.chance(0.18) && asked > handed)
    steps.push(asking(above, told, words, asked, random.chance(0.8)))
  if (staysOpen.has(fate) || fate === 'stuck')
    return [...steps, ...turnSteps(above.paper, told, { issued, received, handed, decided })].filter(isPast)
  if (told.support.length > 0) steps.push(contributing(told, words, Math.min(received, handed + 1)))
  steps.push(handingIn(told, handed, 1))
  if (fate === 'withdrawn') steps.push(handingIn(told, handed - 1, 2))
  if (fate === 'returned') {
    steps.push(...reviewing(above, told, words, taken, decided, 1, false), handingIn(told, decided - 6, 2))
    taken = decided - 7
    decided = taken - 1
  }
  if (fate === 'withdrawn') {
    taken = handed - 2
    decided = taken - 1
  }
  steps.push(
    ...reviewing(above, told, words, taken, decided, 2, true),
    ...turnSteps(above.paper, told, { issued, received, handed, decided }),
  )
  let ended = decided
  if (above.supervisor === null && above.paper.instruction) {
    ended = decided - random.from(2, 6)
    steps.push(...answering(above, told, decided - 1, ended))
  }
  if (fate !== 'reopened' && random.chance(0.7)) steps.push(archiving(above, told, ended - random.from(12, 25)))
  return steps.filter(isPast)
}

const isPast = (step: Step) => step.ago >= 0
