import { enterInstruction } from '#contract/instructions.ts'
import { titleFrom } from '#domain/instruction.ts'
import { insertDraft, linkSource, loadMatter } from '#modules/matters/index.ts'
import type { EventDraft } from '#platform/audit.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { badField } from '#platform/errors.ts'
import type { z } from 'zod'
import { attachToMatter } from './attach.ts'
import { insertAttachment } from './attachments.ts'
import { loadSource } from './facts.ts'
import { insertInstruction, registeredEvent, type InstructionGiven } from './insert-instruction.ts'
import { insertSource } from './insert.ts'
import { tieToMatter } from './instructions.ts'

type Line = z.output<typeof enterInstruction.input>

type Carrier = Pick<Line, 'originLevel' | 'urgency' | 'carrierNumber'> & { title: string }

const insertCarrier = async (context: Context, { title, originLevel, urgency, carrierNumber }: Carrier) => {
  const kind = 'leader_instruction'
  const { id } = await insertSource(context, { kind, title, originLevel, urgency, details: { carrierNumber } }, null)
  const event: EventDraft = { type: 'source.registered', on: [id], changes: { kind, title } }
  return { source: await loadSource(context.tx, id), events: [event] }
}

/** An instruction on a carrier of its own; a matter that still runs is tied to it and will be answered (C03). */
export const registerInstruction = async (
  context: Context,
  carrier: Pick<Carrier, 'title' | 'originLevel'>,
  given: InstructionGiven,
  matterId: string | null,
): Promise<{ sourceId: string; events: [EventDraft, ...EventDraft[]] }> => {
  const { source, events } = await insertCarrier(context, { ...carrier, urgency: given.urgency })
  const id = await insertInstruction(context, source.id, given)
  const registered = registeredEvent(id, given)
  const instruction = { ...attachable(given), id, source_id: source.id }
  const attached = matterId ? [await attachToMatter(context, { matterId, source, instruction })] : []
  return {
    sourceId: source.id,
    events: [{ ...registered, on: [...registered.on, source.id] }, ...events, ...attached],
  }
}

/** 文件批示件 stand on a registered source; a line without one is an 阅件批示件 and its own carrier. */
const carrierOf = async (context: Context, line: Line) => {
  if (line.carrierId) return { source: await loadSource(context.tx, line.carrierId), events: [] }
  const title = line.title ?? titleFrom(line.requirement ?? line.text)
  return insertCarrier(context, { ...line, title })
}

/** The units read the requirement that the office excerpted, never the leader's own words. */
const draftFrom = async (
  context: Context,
  line: Line,
  source: Awaited<ReturnType<typeof loadSource>>,
  instruction: { id: string; source_id: string },
): Promise<{ matterId: string; event: EventDraft }> => {
  if (!line.leadOrganizationId) throw badField('leadOrganizationId', 'required')
  if (!line.requirement) throw badField('requirement', 'required')
  const title = line.title ?? titleFrom(line.requirement)
  const fields = {
    title,
    target: line.requirement,
    workContent: line.requirement,
    requirement: line.requirement,
    budget: line.limit ?? ({ kind: 'default' } as const),
    leadOrganizationId: line.leadOrganizationId,
    others: [],
    kind: 'one_off' as const,
  }
  const matterId = await insertDraft(context, fields, {
    supervisorOrg: source.organization_id,
    governmentId: source.government_id,
    originLevel: source.origin_level,
    sourceKind: 'leader_instruction',
    urgency: line.urgency,
  })
  await linkSource(context.tx, matterId, source, { clause: null, quote: line.requirement, span: null })
  await tieToMatter(context.tx, instruction, matterId, 'matter')
  return { matterId, event: { type: 'matter.drafted', on: [matterId], changes: { title } } }
}

/** How an instruction is named where the units read of it: who, and what the office excerpted. */
const attachable = ({ leaderPost, leaderName, requirement }: InstructionGiven) => ({
  leader: `${leaderPost} ${leaderName}`,
  requirement: requirement ?? null,
})

const endings = { read_only: '阅知件', study: '阅研件' } as const

/** 批示速录: carrier, instruction and what becomes of it in one act. */
export const enterInstructionCommand = command(enterInstruction, {
  subjects: ({ carrierId, matterId }) => [
    ...(carrierId ? [{ kind: 'source', id: carrierId } as const] : []),
    ...(matterId ? [{ kind: 'matter', id: matterId } as const] : []),
  ],
  run: async (context, line) => {
    const { tx, actor, moment } = context
    const { source, events } = await carrierOf(context, line)
    const id = await insertInstruction(context, source.id, line)
    const instruction = { id, source_id: source.id }
    const more: EventDraft[] = [...events]
    let matterId: string | null = null
    if (line.fileId)
      await insertAttachment(context, { sourceId: source.id, instructionId: id, fileId: line.fileId, kind: 'scan' })
    if (line.as === 'matter') {
      const made = await draftFrom(context, line, source, instruction)
      matterId = made.matterId
      more.push(made.event)
    } else if (line.as === 'attach') {
      if (!line.matterId) throw badField('matterId', 'required')
      matterId = line.matterId
      const named = { ...attachable(line), ...instruction }
      more.push(await attachToMatter(context, { matterId, source, instruction: named, limit: line.limit }))
    } else
      await tx
        .updateTable('instruction')
        .set({
          disposition: line.as,
          reason: line.reason ?? endings[line.as],
          decided_by: actor.accountId,
          decided_on: moment.today,
        })
        .where('id', '=', id)
        .execute()
    const registered = registeredEvent(id, line)
    return {
      events: [{ ...registered, on: [...registered.on, source.id] }, ...more],
      view: async () => {
        const matter = matterId ? await loadMatter(tx, matterId) : null
        return {
          sourceId: source.id,
          instructionId: id,
          matter: matter && {
            id: matter.id,
            version: matter.version,
            title: matter.title,
            state: matter.state,
            due: matter.due,
          },
        }
      },
    }
  },
})
