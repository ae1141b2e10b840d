import { sql } from 'kysely'
import { instruct, listInstructionDrafts, registerInstructionDraft } from '#contract/leader.ts'
import { endStates } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import { loadMatter } from '#modules/matters/index.ts'
import { registerInstruction } from '#modules/sources/index.ts'
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

/** What the leader wrote, in the form in which the office registers instructions. */
const writtenIn = async (tx: Tx, draftId: string) => {
  const row = await tx
    .selectFrom('instruction_draft as d')
    .innerJoin('instruction_draft_text as t', 't.draft_id', 'd.id')
    .innerJoin('account as a', 'a.id', 'd.leader_id')
    .select([
      'd.source_id',
      'd.matter_id',
      'd.leader_id',
      'd.leader_post',
      'd.written_on',
      'd.answer_required',
      't.text',
    ])
    .select('a.name as leader_name')
    .where('d.id', '=', draftId)
    .executeTakeFirst()
  return found(row)
}

/** 登记: the draft becomes a source; a matter that still runs is tied to it and will be answered (C03). */
export const registerInstructionDraftCommand = command(registerInstructionDraft, {
  subjects: ({ draftId, version }) => [{ kind: 'instruction_draft', id: draftId, version }],
  present: ({ tx }, { draftId }) => view(tx, draftId),
  run: async (context, { draftId, title }) => {
    const { tx } = context
    const draft = await writtenIn(tx, draftId)
    if (draft.source_id !== null) throw new Refused(refuse('register-closed'))
    const matter = await loadMatter(tx, draft.matter_id)
    const { sourceId, events } = await registerInstruction(
      context,
      { title, originLevel: matter.origin_level },
      {
        leaderId: draft.leader_id,
        leaderName: draft.leader_name,
        leaderPost: draft.leader_post,
        instructedOn: draft.written_on,
        text: draft.text,
        answerRequired: draft.answer_required,
        urgency: 'normal',
        chain: [],
      },
      endStates.includes(matter.state) ? null : matter.id,
    )
    await tx.updateTable('instruction_draft').set({ source_id: sourceId }).where('id', '=', draftId).execute()
    return { events, view: () => view(tx, draftId) }
  },
})
