import { sql } from 'kysely'
import type { z } from 'zod'
import { getLetter, issueLetter, type LetterView } from '#contract/letters.ts'
import { civilDate, yearOf } from '#domain/date.ts'
import { letterRefusal } from '#domain/letter.ts'
import type { Instrument } from '#domain/urging.ts'
import { nextNumber } from '#modules/numbering/index.ts'
import { holdersFor } from '#modules/reminders/index.ts'
import { settingOf } from '#modules/settings/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { insertUrging, tellUnits } from './act.ts'
import { partsOf } from './urge.ts'

type View = z.input<typeof LetterView>

const letterOf = async (tx: Tx, letterId: string): Promise<View> => {
  const { rows } =
    await sql<View>`select l.id, l.matter_id as "matterId", l.instrument, l.number, m.title as "matterTitle",
      m.number as "matterNumber", g.name as "askerName", o.name as "organizationName", l.attention, l.fact, l.requirement,
      l.due, l.place, l.contact, l.issued_on as "issuedOn"
    from letter l join matter m on m.id = l.matter_id join organization g on g.id = l.asker_org
    join organization o on o.id = l.organization_id where l.id = ${letterId}`.execute(tx)
  return found(rows[0])
}

type About = {
  assignmentId: string
  askerOrg: string
  instrument: Instrument | null
  hasReplied: boolean
  hasLetter: boolean
}

const aboutOf = async (tx: Tx, chaseId: string): Promise<About> => {
  const { rows } = await sql<About>`select c.assignment_id as "assignmentId", c.asker_org as "askerOrg", v.instrument,
      r.chase_id is not null as "hasReplied", l.id is not null as "hasLetter"
    from chase c left join explanation_overdue v on v.chase_id = c.id left join chase_reply r on r.chase_id = c.id
    left join letter l on l.because_chase_id = c.id where c.id = ${chaseId}`.execute(tx)
  return found(rows[0])
}

/** A letter may be long; the line that stands among the chases is its first words. */
const firstWords = (text: string) => {
  const line = text.replaceAll(/\s*\n\s*/g, ' ')
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}

/**
 * 提醒函、督办函、约谈通知、通报 (C20): a paper with a number of its own, and one more urging by which cause and measures
 * are to be reported: the unit answers it as any other, and what does not come by its day raises the next step.
 */
export const issueLetterCommand = command(issueLetter, {
  subjects: ({ chaseId }) => [{ kind: 'chase', id: chaseId, aside: true }],
  run: async (context, { chaseId, instrument, fact, requirement, due: until, place, contact, reason }) => {
    const { tx, actor, moment } = context
    const about = await aboutOf(tx, chaseId)
    const due = civilDate(until)
    const refusal = letterRefusal({ instrument, due, place, reason }, about, moment.today)
    if (refusal) throw new Refused(refusal)
    const [part] = await partsOf(tx, [about.assignmentId])
    if (!part) throw new Error(`the part of chase ${chaseId} has vanished`)
    const { principal = [] } = (await holdersFor(tx, [part]))(part.unit, part.supervisor)
    const series = await settingOf(tx, part.government, 'letter.series')
    const year = yearOf(moment.today)
    const seq = await nextNumber(tx, part.government, series, year)
    const number = `${series}〔${year}〕${seq}号`
    const act = { id: newId(), said: firstWords(requirement), explainBy: due, letter: { instrument, number } }
    const [asked] = await insertUrging(context, act, [part], about.askerOrg)
    await tellUnits(context, act, [part])
    const id = newId()
    await tx
      .insertInto('letter')
      .values({
        id,
        matter_id: part.matter,
        because_chase_id: chaseId,
        chase_id: asked ?? '',
        instrument,
        government_id: part.government,
        series,
        year,
        seq,
        number,
        asker_org: about.askerOrg,
        organization_id: part.unit,
        attention: principal.map((each) => each.name).join('、') || null,
        fact,
        requirement,
        due,
        place: instrument === 'talk' ? (place ?? null) : null,
        contact: contact ?? null,
        reason: reason ?? null,
        issued_by: actor.accountId,
        issued_on: moment.today,
      })
      .execute()
    const changes = { instrument, number, unit: part.unitName, due }
    return {
      events: [{ type: 'matter.letter_issued', on: [part.matter], reason, changes }],
      view: () => letterOf(tx, id),
    }
  },
})

export const getLetterQuery = query(getLetter, {
  subjects: ({ letterId }) => [{ kind: 'letter', id: letterId }],
  run: ({ tx }, { letterId }) => letterOf(tx, letterId),
})
