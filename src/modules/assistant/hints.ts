import { decideHint } from '#contract/assistant.ts'
import { refuse } from '#domain/refusal.ts'
import { meaningsOf, openProposal, sourceView } from '#modules/sources/index.ts'
import type { Tx } from '#platform/db.ts'
import { command } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'

type Hint = { readonly field: string; readonly value: string; readonly due: string | null }
type Proposal = Awaited<ReturnType<typeof openProposal>>

/** The line as a person would have corrected it by hand; a name that means nobody, or several, is theirs to choose. */
const corrected = async (tx: Tx, proposal: Proposal, { field, value, due }: Hint) => {
  const edited = (proposal.edited ?? {}) as object
  if (field === 'deadline') return { edited: JSON.stringify({ ...edited, dueOn: due }) }
  if (field === 'support')
    return { support: JSON.stringify([...new Set([...(proposal.support as readonly string[]), value])]) }
  const { government_id: governmentId } = await tx
    .selectFrom('source')
    .select('government_id')
    .where('id', '=', proposal.source_id)
    .executeTakeFirstOrThrow()
  const [meaning] = await meaningsOf(tx, [value], governmentId)
  const [only, ...more] = meaning?.unitIds ?? []
  if (!only || more.length > 0) throw new Refused(refuse('assistant-unit-unknown', { params: { name: value } }))
  return { edited: JSON.stringify({ ...edited, leadOrganizationId: only }) }
}

/** Taken by a person or not; the line itself stays open for them to decide. */
export const decideHintCommand = command(decideHint, {
  subjects: ({ hintId }) => [{ kind: 'assistant_hint', id: hintId }],
  run: async (context, { hintId, take }) => {
    const { tx, actor, moment } = context
    const hint = found(await tx.selectFrom('assistant_hint').selectAll().where('id', '=', hintId).executeTakeFirst())
    if (hint.state !== 'open') throw new Refused(refuse('already-decided'))
    const proposal = await openProposal(tx, hint.proposal_id)
    if (take)
      await tx
        .updateTable('proposal')
        .set(await corrected(tx, proposal, hint))
        .where('id', '=', proposal.id)
        .execute()
    await tx
      .updateTable('assistant_hint')
      .set({ state: take ? 'taken' : 'dismissed', decided_by: actor.accountId, decided_on: moment.today })
      .where('id', '=', hintId)
      .execute()
    return {
      events: [
        {
          type: take ? 'assistant.hint_taken' : 'assistant.hint_dismissed',
          on: [proposal.source_id],
          changes: { proposal: proposal.no, field: hint.field, value: hint.value },
        },
      ],
      view: () => sourceView(context, proposal.source_id),
    }
  },
})
