import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { listMatters } from '#contract/ledger.ts'
import { endStates } from '#domain/matter.ts'
import type { Face } from '#modules/matters/index.ts'
import type { CursorPart } from '#platform/cursor.ts'

export type SortName = z.output<typeof listMatters.input>['sort']

/**
 * An order of the ledger is a row of expressions, and each has an index of just these (0023): a page deep in the list
 * begins where the last one ended, and does not count its way there.
 */
type Sort = {
  readonly by: readonly RawBuilder<unknown>[]
  readonly parts: readonly CursorPart[]
  readonly isDescending: boolean
  /** What a row has in place of each expression; null where the order has no key but the place. */
  readonly keyOf: ((face: Face) => (string | number)[]) | null
}

const hasEnded = sql`(m.state in (${sql.join(endStates.map((state) => sql.lit(state)))}))::int`
/** As the index of due days has it. */
export const dueOrNever = sql`coalesce(m.due, 'infinity'::date)`

export const sorts: Readonly<Record<SortName, Sort>> = {
  // Originating level is the first key of the default order (A11): a State Council item cannot sink. What is done sinks
  // below what is owed, within its level: nobody looks for work among the archived.
  level: {
    by: [sql`m.origin_level`, hasEnded, dueOrNever, sql`m.id`],
    parts: ['int', 'int', 'date', 'uuid'],
    isDescending: false,
    keyOf: (face) => [face.originLevel, Number(endStates.includes(face.state)), face.due ?? 'infinity', face.id],
  },
  due: {
    by: [dueOrNever, sql`m.id`],
    parts: ['date', 'uuid'],
    isDescending: false,
    keyOf: (face) => [face.due ?? 'infinity', face.id],
  },
  '-due': {
    by: [sql`coalesce(m.due, '-infinity'::date)`, sql`m.id`],
    parts: ['date', 'uuid'],
    isDescending: true,
    keyOf: (face) => [face.due ?? '-infinity', face.id],
  },
  // What changes while one pages moves to the top anyway: a place in the list is as good as a key.
  '-changed': { by: [sql`m.changed_at`, sql`m.id`], parts: ['int'], isDescending: true, keyOf: null },
  number: {
    by: [sql`coalesce(m.number, '￿')`, sql`m.id`],
    parts: ['text', 'uuid'],
    isDescending: false,
    keyOf: (face) => [face.number ?? '￿', face.id],
  },
}

export const orderSql = ({ by, isDescending }: Sort): RawBuilder<unknown> =>
  sql.join(by.map((each) => (isDescending ? sql`${each} desc` : each)))

/** Rows behind the last of the page before. */
export const beyondSql = ({ by, parts, isDescending }: Sort, from: readonly (string | number | null)[]) => {
  const values = from.map((value, i) => sql`${value}::${sql.raw(parts[i] ?? 'text')}`)
  return sql` and (${sql.join(by)}) ${isDescending ? sql`<` : sql`>`} (${sql.join(values)})`
}
