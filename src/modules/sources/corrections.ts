import type { z } from 'zod'
import { compareSource, correctSource } from '#contract/corrections.ts'
import { identify, sideBySide, type Identity } from '#domain/document-identity.ts'
import type { ReadTask } from '#domain/reading/read.ts'
import { refuse } from '#domain/refusal.ts'
import type { EventDraft } from '#platform/audit.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { insertAttachment } from './attachments.ts'
import { keptClauses } from './clauses.ts'
import { loadSource } from './facts.ts'
import { insertProposals, readFields, tasksOf } from './proposal-rows.ts'
import { understandGiven, type Understood } from './understand.ts'
import { sourceView } from './view.ts'

type Comparison = z.input<typeof compareSource.output>

const withoutBlanks = (text: string) => text.replaceAll(/\s/g, '')

const standing = async ({ tx }: Context, sourceId: string) => {
  const kept = await tx.selectFrom('source_text').select('text').where('source_id', '=', sourceId).executeTakeFirst()
  const proposals = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('state', '<>', 'withdrawn')
    .orderBy('no')
    .execute()
  const tied = await tx.selectFrom('proposal_matter').selectAll().where('source_id', '=', sourceId).execute()
  const mattersOf = (proposalId: string) =>
    tied.filter((row) => row.proposal_id === proposalId).map((row) => row.matter_id)
  return { text: kept?.text ?? '', proposals, mattersOf }
}

/** Paragraphs around the changes; the long runs between them are counted only. */
const around = (before: string, after: string): Comparison['rows'] => {
  const all = sideBySide(before, after)
  const near = new Set(all.flatMap((row, i) => (row.before === row.after ? [] : [i - 1, i, i + 1])))
  const rows: Comparison['rows'] = []
  let skipped = 0
  all.forEach((row, i) => {
    if (!near.has(i)) skipped += 1
    else {
      rows.push({ at: i, ...row, skipped })
      skipped = 0
    }
  })
  if (skipped > 0) rows.push({ at: all.length, before: null, after: null, skipped })
  return rows
}

const given = ({ text, reading }: Understood) => {
  if (text === null || text === '') throw badField('text', 'required')
  return { text, reading }
}

export const compareSourceCommand = command(compareSource, {
  prepare: understandGiven,
  subjects: ({ sourceId }) => [{ kind: 'source', id: sourceId, aside: true }],
  run: async (context, { sourceId }, prepared) => {
    const { text, reading } = given(prepared)
    const source = await loadSource(context.tx, sourceId)
    const before = await standing(context, sourceId)
    const tasks = tasksOf(source.kind, text, reading)
    const { pairs, added, gone } = identify(before.proposals, tasks)
    const old = (i: number) => {
      const proposal = before.proposals[i]
      return { no: proposal?.no ?? 0, matterIds: proposal ? before.mattersOf(proposal.id) : [] }
    }
    const words = (i: number) => before.proposals[i]?.text ?? ''
    return {
      events: [{ type: 'document.previewed', changes: { length: text.length } }],
      view: async () => ({
        isSame: withoutBlanks(before.text) === withoutBlanks(text),
        rows: around(before.text, text),
        kept: pairs.filter((each) => each.isSame).length,
        changed: pairs
          .filter((each) => !each.isSame)
          .map((each) => ({ ...old(each.before), before: words(each.before), after: tasks[each.after]?.text ?? '' })),
        added: added.map((i) => ({ clause: tasks[i]?.clause ?? '', text: tasks[i]?.text ?? '' })),
        gone: gone.map((i) => ({ ...old(i), text: words(i) })),
      }),
    }
  },
})

type Standing = Awaited<ReturnType<typeof standing>>

/** Every line takes its new place in the text; what a matter cites goes along, with an event that says so. */
const moveLines = async (
  { tx }: Context,
  sourceId: string,
  before: Standing,
  tasks: readonly ReadTask[],
  { pairs }: Identity,
): Promise<EventDraft[]> => {
  const events: EventDraft[] = []
  for (const { before: i, after: j, isSame } of pairs) {
    const [proposal, task] = [before.proposals[i], tasks[j]]
    if (!proposal || !task) continue
    const earlier = isSame ? {} : { earlier_text: proposal.text }
    await tx
      .updateTable('proposal')
      .set({ ...readFields(task), ...earlier })
      .where('id', '=', proposal.id)
      .execute()
    for (const matterId of before.mattersOf(proposal.id)) {
      await tx
        .updateTable('matter_source')
        .set({ clause: task.clause || null, quote: task.text, span: JSON.stringify(task.span) })
        .where('source_id', '=', sourceId)
        .where('matter_id', '=', matterId)
        .execute()
      events.push({
        type: isSame ? 'matter.citation_moved' : 'matter.citation_corrected',
        on: [matterId],
        changes: isSame ? { clause: task.clause } : { quote: [proposal.text, task.text] },
      })
    }
  }
  return events
}

export const correctSourceCommand = command(correctSource, {
  prepare: understandGiven,
  subjects: ({ sourceId, version }) => [
    { kind: 'source', id: sourceId, version },
    { kind: 'source_citations', id: sourceId },
  ],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, { sourceId, fileId, reason }, prepared) => {
    const { tx, actor, moment } = context
    const { text, reading } = given(prepared)
    const source = await loadSource(tx, sourceId)
    if (source.state === 'draft') throw new Refused(refuse('source-is-draft'))
    const before = await standing(context, sourceId)
    if (withoutBlanks(before.text) === withoutBlanks(text)) throw new Refused(refuse('document-unchanged'))
    const tasks = tasksOf(source.kind, text, reading)
    const identity = identify(before.proposals, tasks)
    const versions = await tx.selectFrom('source_version').select('no').where('source_id', '=', sourceId).execute()
    await tx
      .insertInto('source_version')
      .values({
        source_id: sourceId,
        no: versions.length + 1,
        text: before.text,
        file_id: source.file_id,
        reason,
        replaced_by: actor.accountId,
        replaced_on: moment.today,
      })
      .execute()
    await tx
      .updateTable('source_text')
      .set({ text, clauses: JSON.stringify(keptClauses(reading.clauses, reading.obligations)) })
      .where('source_id', '=', sourceId)
      .execute()
    if (fileId) {
      await tx.updateTable('source').set({ file_id: fileId }).where('id', '=', sourceId).execute()
      await insertAttachment(context, { sourceId, fileId, kind: 'original' })
    }
    const moved = await moveLines(context, sourceId, before, tasks, identity)
    const lost = identity.gone.flatMap((i) => before.proposals[i] ?? []).filter((each) => each.state === 'open')
    for (const { id } of lost)
      await tx.updateTable('proposal').set({ state: 'withdrawn' }).where('id', '=', id).execute()
    const numbers = await tx.selectFrom('proposal').select('no').where('source_id', '=', sourceId).execute()
    const next = Math.max(0, ...numbers.map((row) => row.no)) + 1
    const added = identity.added.flatMap((i) => tasks[i] ?? [])
    await insertProposals(tx, sourceId, added, next)
    const changed = identity.pairs.filter((each) => !each.isSame).length
    return {
      events: [
        {
          type: 'source.corrected',
          on: [sourceId],
          reason,
          changes: { changed, added: added.length, gone: identity.gone.length },
        },
        ...moved,
      ],
      view: () => sourceView(context, sourceId),
    }
  },
})
