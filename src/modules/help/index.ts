import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { answerHelp, askForHelp, listHelp, type HelpView } from '#contract/help.ts'
import type { Actor } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { citedMatter, keeperFor, offered, standingsOn } from '#modules/registers/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

type View = z.input<typeof HelpView>
type Row = Omit<View, 'actions'> & { keeper: string }

const views = async (tx: Tx, actor: Actor, where: RawBuilder<unknown>, limit = 1): Promise<View[]> => {
  const { rows } = await sql<Row>`
    select h.id, h.version, h.title, h.text, h.matter_id as "matterId", m.title as "matterTitle", h.owner_id as "ownerId",
      w.name as "ownerName", a.name as "askedBy", h.asked_on as "askedOn", h.answer, h.answered_on as "answeredOn",
      h.organization_id as keeper
    from help_request h join account w on w.id = h.owner_id join account a on a.id = h.asked_by
    left join matter m on m.id = h.matter_id where ${where}
    order by (h.answer is not null), h.asked_on, h.id limit ${limit}`.execute(tx)
  return rows.map(({ keeper, ...row }) => ({
    ...row,
    actions: offered(actor, standingsOn(keeper), [
      {
        operation: 'help.answer',
        action: 'help.answer',
        when: row.answer === null && row.ownerId === actor.accountId,
      },
    ]),
  }))
}
const view = async (tx: Tx, actor: Actor, id: string) => found((await views(tx, actor, sql`h.id = ${id}`))[0])

/** 秘书长或分管领导: whoever is asked heads the office or leads the government that the inspection body belongs to. */
const mayOwn = async (tx: Tx, governmentId: string, accountId: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from appointment a join organization o on o.id = a.organization_id
    where a.account_id = ${accountId} and o.government_id = ${governmentId} and a.role in ('office_director', 'leader')
      and a.valid_from <= today() and (a.valid_to is null or a.valid_to >= today()) limit 1`.execute(tx)
  return rows.length > 0
}

export const askForHelpCommand = command(askForHelp, {
  run: async ({ tx, actor, by, moment }, input) => {
    if (!(await mayOwn(tx, by.governmentId, input.ownerId)))
      throw new Refused(refuse('owner-without-office', { field: 'ownerId' }))
    const id = newId()
    const matterId = await citedMatter(tx, input.matterId)
    await tx
      .insertInto('help_request')
      .values({
        id,
        government_id: by.governmentId,
        organization_id: await keeperFor(tx, by),
        matter_id: matterId,
        title: input.title,
        text: input.text,
        owner_id: input.ownerId,
        asked_by: actor.accountId,
        asked_on: moment.today,
        changed_at: moment.at,
      })
      .execute()
    return {
      events: [{ type: 'help.asked', on: [id], changes: { title: input.title } }],
      view: () => view(tx, actor, id),
    }
  },
})

export const answerHelpCommand = command(answerHelp, {
  subjects: ({ helpId, version }) => [{ kind: 'help_request', id: helpId, version }],
  present: ({ tx, actor }, { helpId }) => view(tx, actor, helpId),
  run: async ({ tx, actor, moment }, { helpId, answer }) => {
    const row = found(await tx.selectFrom('help_request').selectAll().where('id', '=', helpId).executeTakeFirst())
    if (row.owner_id !== actor.accountId) throw new Refused(refuse('not-the-owner'))
    if (row.answer !== null) throw new Refused(refuse('register-closed'))
    await tx.updateTable('help_request').set({ answer, answered_on: moment.today }).where('id', '=', helpId).execute()
    return { events: [{ type: 'help.answered', changes: { title: row.title } }], view: () => view(tx, actor, helpId) }
  },
})

export const listHelpQuery = query(listHelp, {
  run: async ({ tx, actor }, { waiting, limit }) => {
    const where = waiting === undefined ? sql`true` : sql`(h.answer is null) = ${waiting}`
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from help_request h where ${where}`.execute(tx)
    return { items: await views(tx, actor, where, limit), total: rows[0]?.n ?? 0 }
  },
})
