import { recallMatter } from '#contract/changes.ts'
import { addClockEvent, projectDue } from '#modules/clock/index.ts'
import { loadMatter, matterView, takeStep, unitIds, type MatterRow } from '#modules/matters/index.ts'
import { tell } from '#modules/notices/index.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { newId } from '#platform/id.ts'

/** The order keeps the row it had: a number that was given is never given again. */
const keepRow = async ({ tx, moment }: Context, matter: MatterRow, reason: string): Promise<void> => {
  if (!matter.order_id || matter.order_row === null || !matter.number) return
  const lead = matter.lead_org
    ? await tx.selectFrom('organization').select('name').where('id', '=', matter.lead_org).executeTakeFirst()
    : undefined
  await tx
    .insertInto('recalled_row')
    .values({
      id: newId(),
      order_id: matter.order_id,
      row_no: matter.order_row,
      matter_id: matter.id,
      number: matter.number,
      title: matter.title,
      lead_name: lead?.name ?? '',
      reason,
      recalled_on: moment.today,
    })
    .execute()
}

/** 撤回: before anybody has acknowledged, the order is as if it had not been delivered; its number stays used. */
export const recallCommand = command(recallMatter, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => matterView(context, matterId),
  run: async (context, { matterId, reason }) => {
    const { tx, moment } = context
    const before = await loadMatter(tx, matterId)
    const event = before.approved_by === null ? 'matter.recalled_to_draft' : 'matter.recalled'
    const units = await unitIds(tx, matterId)
    await takeStep(context, matterId, event)
    await keepRow(context, before, reason)
    await tx
      .updateTable('assignment')
      .set({ state: 'planned', delivered_on: null, delivery: null })
      .where('matter_id', '=', matterId)
      .where('valid_to', 'is', null)
      .execute()
    await addClockEvent(tx, matterId, { kind: 'void', on: moment.today }, reason)
    await tx
      .updateTable('matter')
      .set({
        order_id: null,
        order_row: null,
        number: null,
        dispatched_at: null,
        original_due: null,
        needs_check: false,
        checked_by: null,
      })
      .where('id', '=', matterId)
      .execute()
    await projectDue(tx, matterId, before.government_id)
    await tell(context, {
      kind: 'matter.recalled',
      title: before.title,
      subjectId: matterId,
      organizations: units,
      words: { number: before.number, reason },
    })
    return {
      events: [{ type: event, reason, changes: { number: before.number, due: [before.due, null] } }],
      view: () => matterView(context, matterId),
    }
  },
})
