import { answerConsultation, openConsultation } from '#contract/divisions.ts'
import { registerSource } from '#contract/sources.ts'
import { addDays, yearOf } from '#domain/date.ts'
import type { Office } from './office.ts'
import { milestonesOf, periodSteps } from './period-steps.ts'
import type { Paper } from './plan.ts'
import { registerSteps } from './register-steps.ts'
import type { Step } from './steps.ts'

/** A document that came in yesterday, read and not yet decided on: 待拟办. */
const undecided = ({ document }: Office): Step => ({
  lane: 'o.document',
  ago: 1,
  hour: 17,
  acts: 1,
  run: async (teller, moment) => {
    const ofYear = (words: string) => words.replaceAll('{year}', String(yearOf(moment.today)))
    const input = {
      kind: 'document' as const,
      title: document.title,
      docNumber: ofYear(document.docNumber),
      issuer: '岭南省人民政府办公厅',
      issuedOn: moment.today,
      receivedOn: moment.today,
      originLevel: 2,
      text: ofYear(document.text),
    }
    await teller.act('o.document.source', teller.person('chenzhiyuan'), registerSource, input, moment)
  },
})

/** 征求意见 on rows that are approved and not yet handed down: one unit agrees, one does not, the others have time. */
const consulting = ({ consultation }: Office, papers: readonly Paper[]): Step[] => {
  const paper = papers.find((each) => each.matters.some(({ fate }) => fate === 'established'))
  if (!paper) return []
  const rows = paper.matters.slice(0, 4)
  const step = (ago: number, hour: number, acts: number, run: Step['run']): Step => ({
    lane: 'o.consultation',
    ago,
    hour,
    acts,
    run,
  })
  const open = step(0, 8, 1, async (teller, moment) => {
    const matters = []
    for (const { no } of rows) {
      const { id, version, state } = await teller.matter(no)
      if (state === 'established') matters.push({ id, version })
    }
    if (matters.length === 0) return
    const { title, text } = consultation
    const input = { title, text, replyBy: addDays(moment.today, 7), matters }
    await teller.act('o.consultation.open', teller.person(paper.inspector), openConsultation, input, moment)
  })
  const answer = (nth: number): Step =>
    step(0, 9, 1, async (teller, moment) => {
      const lead = rows[nth]?.lead
      if (!lead) return
      const asked = await teller.read((tx) =>
        tx
          .selectFrom('consultation_row as r')
          .innerJoin('consultation as c', 'c.id', 'r.consultation_id')
          .select(['r.id', 'c.id as consultation'])
          .where('c.title', '=', consultation.title)
          .where('r.organization_id', '=', teller.organization(lead))
          .where('r.state', '=', 'asked')
          .executeTakeFirst(),
      )
      if (!asked) return
      const agrees = nth === 0
      const answers = [{ rowId: asked.id, agrees, opinion: agrees ? consultation.agrees : consultation.objects }]
      const input = { consultationId: asked.consultation, answers }
      await teller.act(`o.consultation.answer.${nth}`, teller.at(lead, 'liaison'), answerConsultation, input, moment)
    })
  return [open, answer(0), answer(1)]
}

/** What the office and the units do beside the matters' own courses. */
export const officeSteps = (office: Office, papers: readonly Paper[], units: ReadonlyMap<string, string>): Step[] => [
  undecided(office),
  ...consulting(office, papers),
  ...registerSteps(office),
  ...milestonesOf(office, papers),
  ...periodSteps(office, units),
]
