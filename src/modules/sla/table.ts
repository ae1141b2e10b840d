import type { z } from 'zod'
import { listSla, presetSla, removeSla, setSla } from '#contract/sla.ts'
import { slaPresets, type SlaRule } from '#domain/sla.ts'
import { refuse } from '#domain/refusal.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { slaRows, slaRuleOf } from './rules.ts'

type View = z.input<typeof listSla.output>
type Place = Pick<SlaRule, 'sourceKind' | 'urgency'>
type Known = View['items'][number]

const view = async (tx: Tx, governmentId: string): Promise<View> => ({
  items: (await slaRows(tx, governmentId)).map((row) => ({
    id: row.id,
    sourceKind: row.source_kind as Known['sourceKind'],
    urgency: row.urgency,
    budget: slaRuleOf(row).budget as Known['budget'],
    rule: row.rule,
  })),
})

/** As the trail keeps it. */
const said = ({ sourceKind, urgency, budget, rule }: SlaRule) => ({ sourceKind, urgency, ...budget, rule })

const rowAt = async (tx: Tx, governmentId: string, place: Place) =>
  (await slaRows(tx, governmentId)).find((row) => row.source_kind === place.sourceKind && row.urgency === place.urgency)

const put = async (tx: Tx, governmentId: string, rule: SlaRule) => {
  const before = await rowAt(tx, governmentId, rule)
  const values = { budget: rule.budget.kind, amount: rule.budget.amount, rule: rule.rule }
  if (before) await tx.updateTable('sla_rule').set(values).where('id', '=', before.id).execute()
  else
    await tx
      .insertInto('sla_rule')
      .values({
        ...values,
        id: newId(),
        government_id: governmentId,
        source_kind: rule.sourceKind,
        urgency: rule.urgency as Known['urgency'],
      })
      .execute()
  return { sla: [before ? said(slaRuleOf(before)) : null, said(rule)] }
}

export const listSlaQuery = query(listSla, { run: ({ tx, by }) => view(tx, by.governmentId) })

/** A period by which units are held to a day says which rule it comes from (B46). */
export const setSlaCommand = command(setSla, {
  subjects: () => [],
  run: async ({ tx, by }, { sourceKind = null, urgency = null, budget, rule }) => {
    const changes = await put(tx, by.governmentId, { sourceKind, urgency, budget, rule })
    return {
      events: [{ type: 'sla.changed', on: [by.governmentId], reason: rule, changes }],
      view: () => view(tx, by.governmentId),
    }
  },
})

export const removeSlaCommand = command(removeSla, {
  subjects: () => [],
  run: async ({ tx, by }, { sourceKind = null, urgency = null }) => {
    const row = await rowAt(tx, by.governmentId, { sourceKind, urgency })
    if (!row) throw new Refused(refuse('sla-unknown'))
    await tx.deleteFrom('sla_rule').where('id', '=', row.id).execute()
    return {
      events: [{ type: 'sla.changed', on: [by.governmentId], changes: { sla: [said(slaRuleOf(row)), null] } }],
      view: () => view(tx, by.governmentId),
    }
  },
})

/** The whole table is replaced by a preset; a local rule that is named stands in place of the preset's own. */
export const presetSlaCommand = command(presetSla, {
  subjects: () => [],
  run: async ({ tx, by }, { preset, rule }) => {
    const before = await slaRows(tx, by.governmentId)
    await tx.deleteFrom('sla_rule').where('government_id', '=', by.governmentId).execute()
    for (const each of slaPresets[preset])
      await put(tx, by.governmentId, { ...each, ...(rule === undefined ? {} : { rule }) })
    return {
      events: [
        {
          type: 'sla.preset_applied',
          on: [by.governmentId],
          reason: rule,
          changes: { preset, before: before.map((row) => said(slaRuleOf(row))) },
        },
      ],
      view: () => view(tx, by.governmentId),
    }
  },
})
