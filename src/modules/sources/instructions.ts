import { acceptInstruction, addInstruction, endInstruction } from '#contract/instructions.ts'
import { refuse } from '#domain/refusal.ts'
import { endingLacks } from '#domain/source.ts'
import { insertDraft, linkSource, matterView } from '#modules/matters/index.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { insertInstruction, registeredEvent } from './insert-instruction.ts'
import { sourceView } from './view.ts'

export const addInstructionCommand = command(addInstruction, {
  subjects: ({ sourceId, version }) => [{ kind: 'source', id: sourceId, version }],
  present: (context, { sourceId }) => sourceView(context, sourceId),
  run: async (context, given) => {
    const id = await insertInstruction(context, given.sourceId, given)
    return { events: [registeredEvent(id, given)], view: () => sourceView(context, given.sourceId) }
  },
})

export const instructionAndSource = async (tx: Tx, instructionId: string) => {
  const instruction = found(
    await tx.selectFrom('instruction').selectAll().where('id', '=', instructionId).executeTakeFirst(),
  )
  const source = found(
    await tx.selectFrom('source').selectAll().where('id', '=', instruction.source_id).executeTakeFirst(),
  )
  return { instruction, source }
}

/** Says of an instruction which matter answers it. */
export const tieToMatter = async (
  tx: Tx,
  instruction: { id: string; source_id: string },
  matterId: string,
  disposition: 'matter' | 'attached',
): Promise<void> => {
  await tx
    .insertInto('instruction_matter')
    .values({ instruction_id: instruction.id, matter_id: matterId, source_id: instruction.source_id })
    .execute()
  await tx.updateTable('instruction').set({ disposition }).where('id', '=', instruction.id).execute()
}

/** One instruction may become several matters, one a unit. */
export const acceptInstructionCommand = command(acceptInstruction, {
  subjects: ({ instructionId }) => [{ kind: 'instruction', id: instructionId }],
  run: async (context, { instructionId, ...fields }) => {
    const { tx } = context
    const { instruction, source } = await instructionAndSource(tx, instructionId)
    if (instruction.state === 'read') throw new Refused(refuse('already-read'))
    const id = await insertDraft(context, fields, {
      supervisorOrg: source.organization_id,
      governmentId: source.government_id,
      originLevel: source.origin_level,
      sourceKind: 'leader_instruction',
      urgency: instruction.urgency,
    })
    await linkSource(tx, id, source, { clause: null, quote: instruction.requirement, span: null })
    await tieToMatter(tx, instruction, id, 'matter')
    return {
      events: [{ type: 'matter.drafted', on: [id], changes: { title: fields.title } }],
      view: () => matterView(context, id),
    }
  },
})

/** 阅知, 阅研 and 不适用 are not 立项; each is an act with a reason on record. */
export const endInstructionCommand = command(endInstruction, {
  subjects: ({ instructionId }) => [{ kind: 'instruction', id: instructionId }],
  run: async (context, { instructionId, ending, reason, approver }) => {
    const { tx, actor, moment } = context
    const { instruction } = await instructionAndSource(tx, instructionId)
    if (instruction.disposition !== 'open') throw new Refused(refuse('already-decided'))
    const lacks = endingLacks(ending, approver ?? null, actor.name)
    if (lacks) throw new Refused(lacks)
    await tx
      .updateTable('instruction')
      .set({
        disposition: ending,
        reason,
        approver: approver ?? null,
        decided_by: actor.accountId,
        decided_on: moment.today,
      })
      .where('id', '=', instructionId)
      .execute()
    return {
      events: [{ type: 'instruction.ended', on: [instructionId], reason, changes: { ending, approver } }],
      view: () => sourceView(context, instruction.source_id),
    }
  },
})
