import { sql } from 'kysely'
import { instruct, listInstructionDrafts, registerInstructionDraft } from '#contract/leader.ts'
import { endStates } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { linkSource, loadMatter } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query, type Context } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { draftsWhere } from './drafts.ts'

const view = async (tx: Tx, id: string) => found((await draftsWhere(tx, sql`d.id = ${id}`))[0])

const postOf = async ({ tx, actor }: Context): Promise<string> => {
  const row = await tx
    .selectFrom('appointment')
    .select('post')
    .where('account_id', '=', actor.accountId)
    .where('role', '=', 'leader')
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  return row?.post ?? '领导'
}

/** 批示: the leader writes, the office registers. Until then it is no source, and nobody below has seen it. */
export const instructCommand = command(instruct, {
  subjects: ({ matterId }) => [{ kind: 'matter', id: matterId }],
  run: async (context, { matterId, text, answerRequired }) => {
    const { tx, actor, moment } = context
    const matter = await loadMatter(tx, matterId)
    const id = newId()
    await tx
      .insertInto('instruction_draft')
      .values({
        id,
        government_id: matter.government_id,
        organization_id: matter.supervisor_org,
        matter_id: matterId,
        leader_id: actor.accountId,
        leader_post: await postOf(context),
        written_on: moment.today,
        answer_required: answerRequired,
        changed_at: moment.at,
      })
      .execute()
    await tx.insertInto('instruction_draft_text').values({ draft_id: id, text }).execute()
    return {
      // The trail says that there was an instruction, not its words: the units read the trail, too.
      events: [{ type: 'matter.instructed', on: [id] }],
      view: () => view(tx, id),
    }
  },
})

export const listInstructionDraftsQuery = query(listInstructionDrafts, {
  run: async ({ tx }) => ({ items: await draftsWhere(tx, sql`d.source_id is null`) }),
})

/** The source that carries the instruction, its words where only the leader and this handler read them. */
const makeSource = async (context: Context, draftId: string, title: string): Promise<string> => {
  const { tx, actor, moment } = context
  const draft = found(await tx.selectFrom('instruction_draft').selectAll().where('id', '=', draftId).executeTakeFirst())
  const words = found(
    await tx.selectFrom('instruction_draft_text').select('text').where('draft_id', '=', draftId).executeTakeFirst(),
  )
  const leader = found(
    await tx.selectFrom('account').select('name').where('id', '=', draft.leader_id).executeTakeFirst(),
  )
  const [sourceId, instructionId] = [newId(), newId()]
  await tx
    .insertInto('source')
    .values({
      id: sourceId,
      government_id: draft.government_id,
      organization_id: draft.organization_id,
      kind: 'leader_instruction',
      title,
      issued_on: draft.written_on,
      received_on: moment.today,
      registered_by: actor.accountId,
      changed_at: moment.at,
    })
    .execute()
  await tx
    .insertInto('source_text')
    .values({ source_id: sourceId, text: '', clauses: JSON.stringify([]) })
    .execute()
  await tx
    .insertInto('instruction')
    .values({
      id: instructionId,
      source_id: sourceId,
      leader_id: draft.leader_id,
      leader_name: leader.name,
      leader_post: draft.leader_post,
      rank: 1,
      instructed_on: draft.written_on,
      answer_required: draft.answer_required,
    })
    .execute()
  await tx.insertInto('instruction_text').values({ instruction_id: instructionId, text: words.text }).execute()
  await tx
    .insertInto('instruction_handler')
    .values({ instruction_id: instructionId, account_id: actor.accountId })
    .execute()
  return sourceId
}

/** 登记: the draft becomes a source; a matter that still runs is tied to it and will be answered (C03). */
export const registerInstructionDraftCommand = command(registerInstructionDraft, {
  subjects: ({ draftId, version }) => [{ kind: 'instruction_draft', id: draftId, version }],
  present: ({ tx }, { draftId }) => view(tx, draftId),
  run: async (context, { draftId, title }) => {
    const { tx } = context
    const draft = found(
      await tx.selectFrom('instruction_draft').selectAll().where('id', '=', draftId).executeTakeFirst(),
    )
    if (draft.source_id !== null) throw new Refused(refuse('register-closed'))
    const sourceId = await makeSource(context, draftId, title)
    const instructions = await tx.selectFrom('instruction').select('id').where('source_id', '=', sourceId).execute()
    const matter = await loadMatter(tx, draft.matter_id)
    const isOpen = !endStates.includes(matter.state)
    if (isOpen)
      await linkSource(
        tx,
        matter.id,
        { id: sourceId, title, doc_number: null },
        { clause: null, quote: null, span: null },
      )
    await tx.updateTable('instruction_draft').set({ source_id: sourceId }).where('id', '=', draftId).execute()
    return {
      events: [
        {
          type: 'instruction.registered',
          on: [sourceId, ...instructions.map((each) => each.id), ...(isOpen ? [matter.id] : [])],
          changes: { leader: draft.leader_post, answerRequired: draft.answer_required },
        },
      ],
      view: () => view(tx, draftId),
    }
  },
})
