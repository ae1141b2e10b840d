import type { z } from 'zod'
import { compareSource, correctSource } from '#contract/corrections.ts'
import { identify, type DrawnLine, type Identity, type LinePart } from '#domain/document-identity.ts'
import type { ReadTask } from '#domain/reading/read.ts'
import { refuse } from '#domain/refusal.ts'
import { sideBySide } from '#domain/text-difference.ts'
import type { EventDraft } from '#platform/audit.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { insertAttachment } from './attachments.ts'
import { keptClauses } from './clauses.ts'
import { loadSource } from './facts.ts'
import { insertProposals, readFields, tasksOf } from './proposal-rows.ts'
import { isSuggestion, moveSuggestions, withAccepted } from './suggested-lines.ts'
import { understandGiven, type Understood } from './understand.ts'
import { sourceView } from './view.ts'

type Comparison = z.input<typeof compareSource.output>

const withoutBlanks = (text: string) => text.replaceAll(/\s/g, '')

type Kept = { text: string; clause: string; lead: unknown; support: unknown; inherited: unknown; deadline: unknown }

/** A line as it is compared, whether it was kept or has just been read. */
const drawn = ({ text, clause, lead, support, inherited, deadline }: Kept): DrawnLine => ({
  text,
  clause,
  lead: lead as string[],
  support: [...(support as string[]), ...(inherited as string[])],
  deadline: deadline as DrawnLine['deadline'],
})
const inWords = ({ text, lead, support, deadline }: DrawnLine, part: LinePart): string =>
  ({ words: text, lead: lead.join('、'), support: support.join('、'), deadline: deadline?.raw ?? '' })[part]

/** The ledger as the reader and people made it; a suggestion that nobody took over is no line of it. */
const standing = async ({ tx }: Context, sourceId: string) => {
  const kept = await tx.selectFrom('source_text').select('text').where('source_id', '=', sourceId).executeTakeFirst()
  const rows = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('state', '<>', 'withdrawn')
    .orderBy('no')
    .execute()
  const proposals = rows.filter((each) => !isSuggestion(each))
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
    const tasks = withAccepted(text, before.proposals, tasksOf(source.kind, text, reading))
    const { pairs, added, gone } = identify(before.proposals.map(drawn), tasks.map(drawn))
    const old = (i: number) => {
      const proposal = before.proposals[i]
      return { no: proposal?.no ?? 0, matterIds: proposal ? before.mattersOf(proposal.id) : [] }
    }
    return {
      events: [{ type: 'document.previewed', changes: { length: text.length } }],
      view: async () => ({
        isSame: withoutBlanks(before.text) === withoutBlanks(text),
        rows: around(before.text, text),
        kept: pairs.filter((each) => each.changes.length === 0).length,
        changed: pairs.flatMap(({ before: i, after: j, changes }) => {
          const [line, task] = [before.proposals[i], tasks[j]]
          if (changes.length === 0 || !line || !task) return []
          const parts = changes.map((part) => ({
            part,
            before: inWords(drawn(line), part),
            after: inWords(drawn(task), part),
          }))
          return [{ ...old(i), parts }]
        }),
        added: added.map((i) => ({ clause: tasks[i]?.clause ?? '', text: tasks[i]?.text ?? '' })),
        gone: gone.map((i) => ({ ...old(i), text: before.proposals[i]?.text ?? '' })),
      }),
    }
  },
})

type Standing = Awaited<ReturnType<typeof standing>>

/** Parts of a line by the names they bear in the trail. */
const said: Readonly<Record<LinePart, string>> = {
  words: 'quote',
  lead: 'citedLead',
  support: 'citedSupport',
  deadline: 'citedDeadline',
}

const unfollowed = { followed_by: null, followed_on: null, followed_note: null }

type Edited = { leadOrganizationId?: string; dueOn?: string } | null

/**
 * What the line was is kept beside it until somebody has followed it up, through several corrections; what a person had
 * corrected in the earlier text does not outlive a change of that very part.
 */
const correctedFields = (
  { earlier, earlier_text, edited, text, followed_on }: Standing['proposals'][number],
  was: DrawnLine,
  changes: readonly LinePart[],
) => {
  const isPending = followed_on === null
  const before = {
    ...(changes.includes('lead') ? { lead: was.lead } : {}),
    ...(changes.includes('support') ? { support: was.support } : {}),
    ...(changes.includes('deadline') ? { deadline: was.deadline?.raw ?? null } : {}),
    ...(isPending ? (earlier as object | null) : {}),
  }
  const { leadOrganizationId, dueOn } = (edited as Edited) ?? {}
  const now = {
    ...(leadOrganizationId && !changes.includes('lead') ? { leadOrganizationId } : {}),
    ...(dueOn && !changes.includes('deadline') ? { dueOn } : {}),
  }
  const words = changes.includes('words') ? text : null
  return {
    earlier: Object.keys(before).length > 0 ? JSON.stringify(before) : null,
    earlier_text: (isPending ? earlier_text : null) ?? words,
    edited: Object.keys(now).length > 0 ? JSON.stringify(now) : null,
    ...unfollowed,
  }
}

/** Every line takes its new place in the text; what a matter cites goes along, with an event that says so. */
const moveLines = async (
  { tx }: Context,
  sourceId: string,
  before: Standing,
  tasks: readonly ReadTask[],
  { pairs }: Identity,
): Promise<EventDraft[]> => {
  const events: EventDraft[] = []
  for (const { before: i, after: j, changes } of pairs) {
    const [proposal, task] = [before.proposals[i], tasks[j]]
    if (!proposal || !task) continue
    const [was, is] = [drawn(proposal), drawn(task)]
    await tx
      .updateTable('proposal')
      .set({
        ...readFields(task),
        gone_on: null,
        ...(changes.length > 0 ? correctedFields(proposal, was, changes) : {}),
      })
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
        type: changes.length === 0 ? 'matter.citation_moved' : 'matter.citation_corrected',
        on: [matterId],
        changes:
          changes.length === 0
            ? { clause: task.clause }
            : Object.fromEntries(
                changes.map((part) => [said[part], [inWords(was, part) || null, inWords(is, part) || null]]),
              ),
      })
    }
  }
  return events
}

/**
 * What the corrected text no longer holds: a line nobody had decided on is withdrawn; one that became a matter, or was left
 * aside, stays with its decision and without a place in the text, and whether the matter goes on is the office's to say.
 */
const endLines = async (
  { tx, moment }: Context,
  sourceId: string,
  before: Standing,
  { gone }: Identity,
): Promise<EventDraft[]> => {
  const events: EventDraft[] = []
  for (const line of gone.flatMap((i) => before.proposals[i] ?? [])) {
    const fate =
      line.state === 'open'
        ? { state: 'withdrawn' as const }
        : { gone_on: line.gone_on ?? moment.today, span: '[]', ...(line.gone_on ? {} : unfollowed) }
    await tx.updateTable('proposal').set(fate).where('id', '=', line.id).execute()
    if (line.gone_on) continue
    for (const matterId of before.mattersOf(line.id)) {
      await tx
        .updateTable('matter_source')
        .set({ span: null })
        .where('source_id', '=', sourceId)
        .where('matter_id', '=', matterId)
        .execute()
      events.push({ type: 'matter.citation_gone', on: [matterId], changes: { quote: line.text } })
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
    const tasks = withAccepted(text, before.proposals, tasksOf(source.kind, text, reading))
    const identity = identify(before.proposals.map(drawn), tasks.map(drawn))
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
    await moveSuggestions(tx, sourceId, text, tasks)
    const moved = await moveLines(context, sourceId, before, tasks, identity)
    moved.push(...(await endLines(context, sourceId, before, identity)))
    const numbers = await tx.selectFrom('proposal').select('no').where('source_id', '=', sourceId).execute()
    const next = Math.max(0, ...numbers.map((row) => row.no)) + 1
    const added = identity.added.flatMap((i) => tasks[i] ?? [])
    await insertProposals(tx, sourceId, added, next)
    const changed = identity.pairs.filter((each) => each.changes.length > 0).length
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
