import { civilDate } from '#domain/date.ts'
import { lendersOf } from '#domain/permissions.ts'
import { refuse } from '#domain/refusal.ts'
import { completeRead } from '#modules/reports/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import type { Context } from '#platform/endpoint.ts'
import { badField, found, Refused } from '#platform/errors.ts'
import { insertAttachment } from './attachments.ts'

type Given = {
  submissionId: string
  instructionId: string
  how: 'system' | 'paper'
  readOn?: string | undefined
  fileId?: string | undefined
}

export const mattersIn = async (tx: Tx, submissionId: string): Promise<string[]> =>
  (
    await tx.selectFrom('submission_matter').select('matter_id').where('submission_id', '=', submissionId).execute()
  ).map((row) => row.matter_id)

const openInstruction = async (tx: Tx, instructionId: string, sourceId: string, submissionId: string) => {
  const instruction = await tx
    .selectFrom('instruction')
    .selectAll()
    .where('id', '=', instructionId)
    .where('source_id', '=', sourceId)
    .executeTakeFirst()
  if (!instruction) throw badField('instructionId', 'missing')
  if (instruction.state === 'read') throw new Refused(refuse('already-read'))
  // Ids are in the order of time: what was written after the submission waits for the next one.
  if (instruction.id > submissionId) throw new Refused(refuse('not-submitted', { field: 'instructionId' }))
  return instruction
}

/**
 * A leader has seen the result: in the system that very leader, on paper whoever records it, with the day and the page
 * that was signed (×××纸质签批，×××登记). The last leader who asked completes the matters.
 */
export const recordReading = async (context: Context, given: Given, result: 'read' | 'instructed') => {
  const { tx, actor, moment } = context
  const { submissionId, instructionId, how, readOn, fileId } = given
  const submission = found(
    await tx.selectFrom('submission').selectAll().where('id', '=', submissionId).executeTakeFirst(),
  )
  const instruction = await openInstruction(tx, instructionId, submission.source_id, submissionId)
  const lender = lendersOf(actor, 'submission.read', 'leader').find((id) => id === instruction.leader_id)
  if (how === 'system' && instruction.leader_id !== actor.accountId && !lender)
    throw new Refused(refuse('signer-not-principal', { field: 'how' }))
  const on = readOn === undefined ? moment.today : civilDate(readOn)
  if (on > moment.today) throw badField('readOn', 'not-a-date')
  const attachment = fileId
    ? await insertAttachment(context, { sourceId: submission.source_id, instructionId, fileId, kind: 'reading' })
    : null
  await tx
    .insertInto('submission_reading')
    .values({
      submission_id: submissionId,
      instruction_id: instructionId,
      read_on: on,
      how,
      result,
      attachment_id: attachment,
      recorded_by: actor.accountId,
    })
    .execute()
  await tx.updateTable('instruction').set({ state: 'read', read_on: on }).where('id', '=', instructionId).execute()
  const matters = await mattersIn(tx, submissionId)
  const completed = result === 'read' ? await completeRead(context, matters) : []
  const read: EventDraft = {
    type: 'submission.read',
    on: [submissionId, instructionId, ...matters],
    changes: { leader: instruction.leader_name, how, on },
    onBehalfOf: how === 'system' ? lender : undefined,
  }
  const events: [EventDraft, ...EventDraft[]] = [
    read,
    ...completed.map((id): EventDraft => ({ type: 'matter.completed', on: [id] })),
  ]
  return { submission, instruction, matters, on, events }
}
