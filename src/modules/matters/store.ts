import { sql } from 'kysely'
import { defaultBudget, type Budget } from '#domain/clock.ts'
import { refuse } from '#domain/refusal.ts'
import { searchTokens } from '#domain/search.ts'
import { projectDue, setBudget } from '#modules/clock/index.ts'
import type { Context } from '#platform/endpoint.ts'
import { badField, Refused } from '#platform/errors.ts'
import { newId } from '#platform/id.ts'
import type { Tx } from '#platform/db.ts'
import type { CivilDate } from '#domain/date.ts'

export type BudgetGiven =
  | { kind: 'working_days' | 'calendar_days' | 'months'; amount: number }
  | { kind: 'fixed'; on: CivilDate }
  | { kind: 'default' }

export type Fields = {
  title: string
  target: string
  workContent: string
  requirement: string
  budget: BudgetGiven
  leadOrganizationId: string
  others: readonly { organizationId: string; part: 'joint_lead' | 'supporting'; duty?: string | undefined }[]
  kind: 'one_off' | 'long_term' | 'annual'
}

export type Origin = {
  supervisorOrg: string
  governmentId: string
  originLevel: number
  sourceKind: string
  urgency: string
  parentAssignmentId?: string
  depth?: number
  mandatory?: boolean
}

const budgetFrom = (given: BudgetGiven): { budget: Budget; basis: 'explicit' | 'default_30wd' } =>
  given.kind === 'default' ? { budget: defaultBudget, basis: 'default_30wd' } : { budget: given, basis: 'explicit' }

/** Units are named once each, and exist. */
const checkUnits = async (tx: Tx, fields: Fields): Promise<void> => {
  const ids = [fields.leadOrganizationId, ...fields.others.map((each) => each.organizationId)]
  const twice = fields.others.findIndex((each, i) => ids.indexOf(each.organizationId) !== i + 1)
  if (twice >= 0) throw new Refused(refuse('unit-twice', { field: `others.${twice}.organizationId` }))
  const known = await tx
    .selectFrom('organization')
    .select('id')
    .where('id', 'in', ids)
    .where('valid_to', 'is', null)
    .execute()
  const missing = ids.findIndex((id) => !known.some((row) => row.id === id))
  if (missing >= 0)
    throw badField(missing === 0 ? 'leadOrganizationId' : `others.${missing - 1}.organizationId`, 'missing')
}

export const projectSearch = (tx: Tx, matterId: string, text: string) =>
  sql`select project_search(${matterId}, ${searchTokens(text)}::text[])`.execute(tx)

export const projectSearches = (tx: Tx, matters: readonly { readonly id: string; readonly text: string }[]) => {
  const tokens = JSON.stringify(matters.map(({ id, text }) => ({ id, tokens: searchTokens(text) })))
  return sql`select project_search((x.value ->> 'id')::uuid, array(select jsonb_array_elements_text(x.value -> 'tokens')))
    from jsonb_array_elements(${tokens}::jsonb) x`.execute(tx)
}

const planUnits = async (tx: Tx, matterId: string, fields: Fields, at: string): Promise<void> => {
  const parts = [
    { organizationId: fields.leadOrganizationId, part: 'coordinating_lead' as const, duty: undefined },
    ...fields.others,
  ]
  for (const each of parts)
    await tx
      .insertInto('assignment')
      .values({
        id: newId(),
        matter_id: matterId,
        organization_id: each.organizationId,
        part: each.part,
        state: 'planned',
        duty: each.duty ?? null,
        valid_from: at,
      })
      .execute()
}

export const insertDraft = async ({ tx, actor, moment }: Context, fields: Fields, origin: Origin): Promise<string> => {
  await checkUnits(tx, fields)
  const id = newId()
  await tx
    .insertInto('matter')
    .values({
      id,
      government_id: origin.governmentId,
      supervisor_org: origin.supervisorOrg,
      title: fields.title,
      kind: fields.kind,
      state: 'draft',
      parent_assignment_id: origin.parentAssignmentId ?? null,
      depth: origin.depth ?? 0,
      mandatory: origin.mandatory ?? true,
      origin_level: origin.originLevel,
      source_kind: origin.sourceKind,
      urgency: origin.urgency,
      lead_org: fields.leadOrganizationId,
      drafted_by: actor.accountId,
      drafted_on: moment.today,
      changed_at: moment.at,
    })
    .execute()
  await tx
    .insertInto('matter_content')
    .values({ matter_id: id, target: fields.target, work_content: fields.workContent, requirement: fields.requirement })
    .execute()
  await planUnits(tx, id, fields, moment.at)
  const { budget, basis } = budgetFrom(fields.budget)
  await setBudget(tx, id, budget, basis)
  await projectDue(tx, id, origin.governmentId)
  await projectSearch(tx, id, fields.title)
  return id
}

/** A draft's fields replaced by others; its planned units are released and planned anew. */
export const replaceDraft = async (
  { tx, moment }: Context,
  matterId: string,
  governmentId: string,
  fields: Fields,
): Promise<void> => {
  await checkUnits(tx, fields)
  await tx
    .updateTable('matter')
    .set({ title: fields.title, kind: fields.kind, lead_org: fields.leadOrganizationId })
    .where('id', '=', matterId)
    .execute()
  await tx
    .updateTable('matter_content')
    .set({ target: fields.target, work_content: fields.workContent, requirement: fields.requirement })
    .where('matter_id', '=', matterId)
    .execute()
  await tx
    .updateTable('assignment')
    .set({ valid_to: moment.at, state: 'released' })
    .where('matter_id', '=', matterId)
    .where('valid_to', 'is', null)
    .execute()
  await planUnits(tx, matterId, fields, moment.at)
  const { budget, basis } = budgetFrom(fields.budget)
  await setBudget(tx, matterId, budget, basis)
  await projectDue(tx, matterId, governmentId)
  await projectSearch(tx, matterId, fields.title)
}

type Cited = { readonly clause: string | null; readonly quote: string | null; readonly span: unknown }

/** Ties a matter to what obliges it; the citation is what its unit may read of the source. */
export const linkSource = async (
  tx: Tx,
  matterId: string,
  source: { id: string; title: string; doc_number: string | null },
  cited: Cited,
): Promise<void> => {
  await tx
    .insertInto('matter_source')
    .values({
      matter_id: matterId,
      source_id: source.id,
      clause: cited.clause,
      quote: cited.quote,
      span: cited.span ? JSON.stringify(cited.span) : null,
      source_title: source.title,
      doc_number: source.doc_number,
    })
    .execute()
}
