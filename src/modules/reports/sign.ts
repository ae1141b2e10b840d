import { countersign, signDraft } from '#contract/drafts.ts'
import { civilDate } from '#domain/date.ts'
import { guards } from '#domain/matter-guards.ts'
import { refuse } from '#domain/refusal.ts'
import { loadFacts, loadMatter, matterView, takeStep } from '#modules/matters/index.ts'
import { principalOnlyFor, signersOf } from '#modules/organizations/index.ts'
import { unitSide } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, type Context } from '#platform/endpoint.ts'
import { ApiError, found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import { closeDraft, type DraftRow } from './draft-store.ts'
import { completionEffect, completionFacts, signatureUnder, type Completion, type SignatureGiven } from './hand-in.ts'
import { insertReport } from './write.ts'

/** The draft, held still: what is signed is what was read. */
const lockedDraft = async (tx: Tx, reportDraftId: string): Promise<DraftRow> => {
  const draft = found(
    await tx.selectFrom('report_draft').selectAll().where('id', '=', reportDraftId).forNoKeyUpdate().executeTakeFirst(),
  )
  if (draft.state !== 'open') throw new Refused(refuse('draft-closed'))
  return draft
}

const wordsOf = (draft: DraftRow, signature: SignatureGiven): Completion => ({
  progress: draft.progress,
  difficulty: draft.difficulty ?? undefined,
  nextStep: draft.next_step ?? undefined,
  outcome: draft.outcome ?? '',
  actual: draft.actual ?? undefined,
  completedOn: draft.completed_on,
  signature,
})

/** A progress report is signed like a completion: by whom the unit lets sign, or on paper. */
const signProgress = async (context: Context, draft: DraftRow, signature: SignatureGiven): Promise<string> => {
  const { tx, actor, moment } = context
  const matter = await loadMatter(tx, draft.matter_id)
  const facts = await loadFacts(tx, actor, moment, matter.id)
  const said =
    signature.how === 'system'
      ? ({ how: 'system' } as const)
      : { how: 'paper' as const, signer: signature.signer, signedOn: civilDate(signature.signedOn) }
  const signers = await signersOf(tx, matter.lead_org, principalOnlyFor(matter))
  const completion = { outcome: '', actual: '', targetIsMeasured: false, signature: said, signers }
  const refusal = guards.signedForUnit({ ...facts, completion })
  if (refusal) throw new Refused(refusal)
  await takeStep(context, matter.id, 'matter.progressed')
  const { signature: kept } = await signatureUnder(context, matter, signature)
  const { outcome: _, ...words } = wordsOf(draft, signature)
  const report = await insertReport(context, matter.id, 'progress', { ...words, signature: kept })
  await closeDraft(tx, draft, report)
  return report
}

const matterOf = async ({ tx }: Context, reportDraftId: string): Promise<string> =>
  found(await tx.selectFrom('report_draft').select('matter_id').where('id', '=', reportDraftId).executeTakeFirst())
    .matter_id

/** 签署并报送: one act, and nobody edits the text afterwards. */
export const signDraftCommand = command(signDraft, {
  subjects: ({ reportDraftId, version }) => [{ kind: 'report_draft', id: reportDraftId, version }],
  present: async (context, { reportDraftId }) => matterView(context, await matterOf(context, reportDraftId)),
  run: async (context, { reportDraftId, draftVersion, signature }) => {
    const draft = await lockedDraft(context.tx, reportDraftId)
    const view = () => matterView(context, draft.matter_id)
    if (draft.version !== draftVersion) throw new ApiError(409, 'conflict', { present: await view() })
    if (draft.kind === 'progress') {
      const report = await signProgress(context, draft, signature)
      return {
        events: [{ type: 'matter.progressed', on: [reportDraftId], changes: { report, signature: signature.how } }],
        view,
      }
    }
    const input = wordsOf(draft, signature)
    const before = await takeStep(
      context,
      draft.matter_id,
      'matter.reported',
      await completionFacts(context, draft.matter_id, input),
    )
    const { on, changes, ...more } = await completionEffect(context, input, before)
    return {
      events: [
        { ...more, type: 'matter.reported', on: [...on, reportDraftId], changes: { ...changes, from: before.state } },
      ],
      view,
    }
  },
})

/** 会签: a joint lead under the text that lies open, or against it with its reasons. */
export const countersignCommand = command(countersign, {
  subjects: ({ reportDraftId }) => [{ kind: 'report_draft', id: reportDraftId }],
  run: async (context, { reportDraftId, textNo, verdict, opinion, signature }) => {
    const { tx, actor, by, moment } = context
    const draft = await lockedDraft(tx, reportDraftId)
    if (draft.text_no !== textNo) throw new Refused(refuse('text-changed'))
    if (verdict === 'objected' && !opinion) throw new Refused(refuse('objection-needs-text', { field: 'opinion' }))
    const joint = await tx
      .selectFrom('assignment')
      .selectAll()
      .where('matter_id', '=', draft.matter_id)
      .where('part', '=', 'joint_lead')
      .where('valid_to', 'is', null)
      .where('organization_id', 'in', [...by.reach])
      .executeTakeFirst()
    if (!joint || !['acknowledged', 'contributed'].includes(joint.state)) throw new Refused(refuse('not-in-path'))
    if (signature.how === 'system') {
      const signers = await signersOf(tx, joint.organization_id, false)
      if (signers.principal !== actor.accountId && !signers.leadersInCharge.includes(actor.accountId))
        throw new Refused(refuse('signer-not-principal', { field: 'signature' }))
    } else if (signature.signedOn > moment.today)
      throw new Refused(refuse('not-signed', { field: 'signature.signedOn' }))
    await tx
      .insertInto('countersignature')
      .values({
        id: newId(),
        matter_id: draft.matter_id,
        draft_id: draft.id,
        assignment_id: joint.id,
        organization_id: joint.organization_id,
        text_no: textNo,
        verdict,
        opinion: opinion ?? null,
        signature: JSON.stringify(
          signature.how === 'system' ? { how: 'system', signer: actor.name, signedOn: moment.today } : signature,
        ),
        signed_by: actor.accountId,
        signed_at: moment.at,
      })
      .execute()
    await tx
      .updateTable('assignment')
      .set(
        verdict === 'agreed'
          ? { state: 'contributed', contribution: opinion ?? null, contributed_at: moment.at }
          : { state: 'acknowledged', contribution: opinion ?? null, contributed_at: null },
      )
      .where('id', '=', joint.id)
      .execute()
    return {
      events: [
        {
          type: verdict === 'agreed' ? 'assignment.countersigned' : 'assignment.objected',
          on: [joint.id],
          ...(opinion ? { reason: opinion } : {}),
          changes: { textNo, signature: signature.how },
        },
      ],
      view: () => unitSide(context, draft.matter_id),
    }
  },
})
