import { sql } from 'kysely'
import {
  answerConsultation,
  askUnits,
  decideDispute,
  getConsultation,
  listConsultations,
  openConsultation,
} from '#contract/divisions.ts'
import { mayAnswer, mayFreeze, type Asked } from '#domain/consultation.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import { endStates, type MatterState } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { facesOf, loadMatter, lockEach } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { consultationsWhere, consultationView } from './consultation-view.ts'

type Opening = {
  kind: 'division' | 'matter'
  asker: string
  decider: string
  title: string
  text: string
  replyBy: CivilDate
  matterIds: readonly string[]
}

/** Asks every unit of the matters that is not the asker itself. */
const open = async ({ tx, actor, moment }: Context, opening: Opening): Promise<string> => {
  const { kind, asker, decider, matterIds } = opening
  if (opening.replyBy < moment.today) throw badField('replyBy', 'too-early')
  const { rows: divisions } = await sql<{ id: string }>`
    select distinct division_id as id from division_matter where matter_id = any(${matterIds}::uuid[])`.execute(tx)
  const id = newId()
  await tx
    .insertInto('consultation')
    .values({
      id,
      organization_id: asker,
      decider_org: decider,
      kind,
      division_id: kind === 'division' && divisions.length === 1 ? (divisions[0]?.id ?? null) : null,
      matter_id: kind === 'matter' ? (matterIds[0] ?? null) : null,
      title: opening.title,
      text: opening.text,
      reply_by: opening.replyBy,
      opened_by: actor.accountId,
      opened_on: moment.today,
      changed_at: moment.at,
    })
    .execute()
  const { rows: units } = await sql<{ matter: string; unit: string; part: Asked['unit']; excerpt: unknown }>`
    select m.id as matter, a.organization_id as unit, a.part, jsonb_build_object('title', m.title, 'target', c.target,
      'workContent', c.work_content, 'requirement', c.requirement, 'due', m.due) as excerpt
    from matter m join matter_content c on c.matter_id = m.id
    join assignment a on a.matter_id = m.id and a.valid_to is null and a.organization_id <> ${asker}
    where m.id = any(${matterIds}::uuid[]) order by m.id, a.id`.execute(tx)
  if (units.length === 0) throw new Refused(refuse('consultation-nobody'))
  await tx
    .insertInto('consultation_row')
    .values(
      units.map((each) => ({
        id: newId(),
        consultation_id: id,
        matter_id: each.matter,
        asker_org: asker,
        decider_org: decider,
        organization_id: each.unit,
        part: each.part as 'supporting',
        excerpt: JSON.stringify(each.excerpt),
      })),
    )
    .execute()
  return id
}

const beforeOrder: ReadonlySet<MatterState> = new Set(['draft', 'proposed', 'established'])

/** 征求意见 before the order goes out: units confirm or dispute their rows of the ledger that is being made (B16). */
export const openConsultationCommand = command(openConsultation, {
  subjects: ({ matters }) => lockEach(matters),
  present: (context, { matters }) => facesOf(context, matters),
  run: async (context, { matters, title, text, replyBy }) => {
    const rows = []
    for (const { id } of matters) rows.push(await loadMatter(context.tx, id))
    const [first] = rows
    if (!first || rows.some((row) => row.supervisor_org !== first.supervisor_org))
      throw new Refused(refuse('mixed-supervisors'))
    const late = rows.find((row) => !beforeOrder.has(row.state))
    if (late) throw new Refused(refuse('wrong-state', { params: { state: late.state } }))
    const asker = first.supervisor_org
    const matterIds = rows.map((row) => row.id)
    const replyDay = civilDate(replyBy)
    const id = await open(context, {
      kind: 'division',
      asker,
      decider: asker,
      title,
      text,
      replyBy: replyDay,
      matterIds,
    })
    return {
      events: [{ type: 'consultation.opened', on: [id], changes: { due: replyBy, matters: rows.length } }],
      view: () => consultationView(context, id),
    }
  },
})

/** 会商: the lead asks the units that share the matter; what they cannot agree on goes to the office (C26). */
export const askUnitsCommand = command(askUnits, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, text, replyBy }) => {
    const matter = await loadMatter(context.tx, matterId)
    if (endStates.includes(matter.state) || matter.dispatched_at === null)
      throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    const asker = matter.lead_org ?? matter.supervisor_org
    const id = await open(context, {
      kind: 'matter',
      asker,
      decider: matter.supervisor_org,
      title: matter.title,
      text,
      replyBy: civilDate(replyBy),
      matterIds: [matterId],
    })
    return {
      events: [{ type: 'consultation.asked', on: [id], changes: { due: replyBy } }],
      view: () => consultationView(context, id),
    }
  },
})

/** Whether the matters may go out: holds their consultations, so that an answer under way comes before or after. */
export const checkConsulted = async (tx: Tx, matterIds: readonly string[], today: CivilDate): Promise<void> => {
  await sql`select c.id from consultation c where c.kind = 'division' and c.id in
    (select r.consultation_id from consultation_row r where r.matter_id = any(${matterIds}::uuid[])) order by c.id for share`.execute(
    tx,
  )
  const { rows } = await sql<Asked>`
    select o.name as unit, r.state, c.reply_by as "replyBy" from consultation_row r
    join consultation c on c.id = r.consultation_id and c.kind = 'division' join organization o on o.id = r.organization_id
    where r.matter_id = any(${matterIds}::uuid[]) and r.state in ('asked', 'disputed') order by o.sort_key`.execute(tx)
  const refusal = mayFreeze(rows, today)
  if (refusal) throw new Refused(refusal)
}

/** Units that were asked on a running matter and let the day pass: their own lateness, and nobody else's (C26). */
export const silentUnits = async (tx: Tx, matterId: string, today: CivilDate): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select distinct o.name, o.sort_key from consultation_row r join consultation c on c.id = r.consultation_id
    join organization o on o.id = r.organization_id
    where c.matter_id = ${matterId} and r.state = 'asked' and c.reply_by < ${today}::date order by o.sort_key`.execute(
    tx,
  )
  return rows.map((row) => row.name)
}

const rowOf = async (tx: Tx, consultationId: string, rowId: string) => {
  const { rows } = await sql<Asked & { matter: string; organization: string }>`
    select r.matter_id as matter, r.organization_id as organization, r.state, c.reply_by as "replyBy", o.name as unit
    from consultation_row r join consultation c on c.id = r.consultation_id join organization o on o.id = r.organization_id
    where r.id = ${rowId} and r.consultation_id = ${consultationId}`.execute(tx)
  return rows[0]
}

/** Appends, so it asks for no version: eighty units answer in the same minute, each its own rows. */
export const answerConsultationCommand = command(answerConsultation, {
  subjects: ({ consultationId }) => [{ kind: 'consultation', id: consultationId }],
  run: async (context, { consultationId, answers }) => {
    const { tx, actor, moment, by } = context
    const concerned: string[] = []
    for (const [i, { rowId, agrees, opinion }] of answers.entries()) {
      const row = await rowOf(tx, consultationId, rowId)
      if (!row || !by.reach.includes(row.organization)) throw new Refused(refuse('row-not-yours'))
      const refusal = mayAnswer(row, moment.today)
      if (refusal) throw new Refused(refusal)
      if (!agrees && !opinion) throw badField(`answers.${i}.opinion`, 'required')
      await tx
        .updateTable('consultation_row')
        .set({
          state: agrees ? 'agreed' : 'disputed',
          opinion: opinion ?? null,
          answered_at: moment.at,
          answered_by: actor.accountId,
        })
        .where('id', '=', rowId)
        .execute()
      concerned.push(row.matter)
    }
    const disputed = answers.filter((each) => !each.agrees).length
    return {
      events: [
        { type: 'consultation.answered', on: concerned, changes: { agreed: answers.length - disputed, disputed } },
      ],
      view: () => consultationView(context, consultationId),
    }
  },
})

/** A disagreement is decided with both texts in sight, and the decision is written down. */
export const decideDisputeCommand = command(decideDispute, {
  subjects: ({ consultationId, version }) => [{ kind: 'consultation', id: consultationId, version }],
  present: (context, { consultationId }) => consultationView(context, consultationId),
  run: async (context, { consultationId, rowId, outcome, decision }) => {
    const { tx, actor, moment } = context
    const row = await rowOf(tx, consultationId, rowId)
    if (!row) throw badField('rowId', 'missing')
    if (row.state !== 'disputed') throw new Refused(refuse('consultation-undisputed'))
    await tx
      .updateTable('consultation_row')
      .set({ state: 'settled', outcome, decision, decided_by: actor.accountId, decided_at: moment.at })
      .where('id', '=', rowId)
      .execute()
    return {
      events: [
        { type: 'consultation.decided', on: [row.matter], reason: decision, changes: { unit: row.unit, outcome } },
      ],
      view: () => consultationView(context, consultationId),
    }
  },
})

export const getConsultationQuery = query(getConsultation, {
  subjects: ({ consultationId }) => [{ kind: 'consultation', id: consultationId }],
  run: async (context, { consultationId }) => found(await consultationView(context, consultationId)),
})

export const listConsultationsQuery = query(listConsultations, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId }) => ({
    items: await consultationsWhere(
      context,
      sql`c.id in (select r.consultation_id from consultation_row r where r.matter_id = ${matterId})`,
    ),
  }),
})
