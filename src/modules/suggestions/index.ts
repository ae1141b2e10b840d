import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { decideSuggestion, listSuggestions, submitSuggestion, type SuggestionView } from '#contract/suggestions.ts'
import type { Actor } from '#domain/permissions.ts'
import { decisionOnSuggestion, restsOnCause } from '#domain/problem.ts'
import { offered, requireUnit, standingsOn } from '#modules/registers/index.ts'
import type { Tx } from '#platform/db.ts'
import { command, query } from '#platform/endpoint.ts'
import { found, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'

type View = z.input<typeof SuggestionView>
type Row = Omit<View, 'actions'> & { keeper: string; addresseeOrg: string | null }

const views = async (tx: Tx, actor: Actor, where: RawBuilder<unknown>, limit = 1): Promise<View[]> => {
  const { rows } = await sql<Row>`
    select s.id, s.version, s.problem_id as "problemId", p.title as "problemTitle", s.policy, s.clause, s.text, s.addressee,
      s.submitted_on as "submittedOn", a.name as "submittedBy", s.state, s.reason, s.decided_on as "decidedOn",
      s.organization_id as keeper, s.addressee_org as "addresseeOrg"
    from policy_suggestion s join account a on a.id = s.submitted_by left join problem p on p.id = s.problem_id
    where ${where} order by (s.state <> 'submitted'), s.submitted_on desc, s.id limit ${limit}`.execute(tx)
  return rows.map(({ keeper, addresseeOrg, ...row }) => ({
    ...row,
    actions: offered(actor, standingsOn(keeper, [addresseeOrg]), [
      { operation: 'suggestions.decide', action: 'suggestion.decide', when: row.state === 'submitted' },
    ]),
  }))
}
const view = async (tx: Tx, actor: Actor, id: string) => found((await views(tx, actor, sql`s.id = ${id}`))[0])

/** 问题 → 原因 → 建议: a suggestion hangs on a problem whose cause is known (B20). */
export const submitSuggestionCommand = command(submitSuggestion, {
  subjects: ({ problemId }) => [{ kind: 'problem', id: problemId }],
  run: async ({ tx, actor, moment }, input) => {
    const problem = found(
      await tx.selectFrom('problem').selectAll().where('id', '=', input.problemId).executeTakeFirst(),
    )
    const refusal = restsOnCause(problem)
    if (refusal) throw new Refused(refusal)
    if (input.addresseeId) await requireUnit(tx, input.addresseeId, 'addresseeId')
    const id = newId()
    await tx
      .insertInto('policy_suggestion')
      .values({
        id,
        government_id: problem.government_id,
        organization_id: problem.organization_id,
        problem_id: problem.id,
        policy: input.policy,
        clause: input.clause ?? null,
        text: input.text,
        addressee: input.addressee,
        addressee_org: input.addresseeId ?? null,
        submitted_by: actor.accountId,
        submitted_on: moment.today,
        changed_at: moment.at,
      })
      .execute()
    return {
      events: [{ type: 'suggestion.submitted', on: [id], changes: { policy: input.policy } }],
      view: () => view(tx, actor, id),
    }
  },
})

export const decideSuggestionCommand = command(decideSuggestion, {
  subjects: ({ suggestionId, version }) => [{ kind: 'policy_suggestion', id: suggestionId, version }],
  present: ({ tx, actor }, { suggestionId }) => view(tx, actor, suggestionId),
  run: async ({ tx, actor, moment }, { suggestionId, decision, reason }) => {
    const row = found(
      await tx.selectFrom('policy_suggestion').select('state').where('id', '=', suggestionId).executeTakeFirst(),
    )
    const refusal = decisionOnSuggestion(row.state, decision, reason)
    if (refusal) throw new Refused(refusal)
    await tx
      .updateTable('policy_suggestion')
      .set({ state: decision, reason: reason ?? null, decided_on: moment.today })
      .where('id', '=', suggestionId)
      .execute()
    return {
      events: [{ type: `suggestion.${decision}`, reason }],
      view: () => view(tx, actor, suggestionId),
    }
  },
})

export const listSuggestionsQuery = query(listSuggestions, {
  run: async ({ tx, actor }, { state, limit }) => {
    const where = state ? sql`s.state = ${state}` : sql`true`
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from policy_suggestion s where ${where}`.execute(tx)
    return { items: await views(tx, actor, where, limit), total: rows[0]?.n ?? 0 }
  },
})
