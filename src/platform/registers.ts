import { sql } from 'kysely'
import type { Standing } from '#domain/permissions.ts'
import type { Tx } from './db.ts'

/** Rows that belong to the organization that keeps them and lock by themselves; some are addressed to others. */
export const registers = [
  'problem',
  'policy_suggestion',
  'coordination',
  'help_request',
  'plan',
  'instruction_draft',
  'guidance_note',
  'document_name',
] as const
export type Register = (typeof registers)[number]

const addressed: ReadonlySet<Register> = new Set(['problem', 'policy_suggestion', 'guidance_note'])

export const isRegister = (kind: string): kind is Register => (registers as readonly string[]).includes(kind)

/** The keeper is its owner; whoever is asked to answer or to take part is its addressee. */
export const standingsInRegister = async (tx: Tx, kind: Register, id: string): Promise<Standing[]> => {
  const asked =
    kind === 'coordination'
      ? sql`union select organization_id, 'addressee' from coordination_party where coordination_id = ${id}`
      : addressed.has(kind)
        ? sql`union select addressee_org, 'addressee' from ${sql.table(kind)} where id = ${id} and addressee_org is not null`
        : sql``
  const { rows } = await sql<Standing>`select organization_id as "organizationId", relation from (
    select organization_id, 'owner' as relation from ${sql.table(kind)} where id = ${id} ${asked}) standing`.execute(tx)
  return rows
}
