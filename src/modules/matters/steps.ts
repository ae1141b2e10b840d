import { sql } from 'kysely'
import { type MatterView } from '#contract/matter-views.ts'
import {
  approveMatter,
  archiveMatter,
  checkMatter,
  refuseMatter,
  sendBackMatter,
  submitMatter,
} from '#contract/matters.ts'
import type { Operation } from '#contract/operation.ts'
import type { CivilDate } from '#domain/date.ts'
import type { StepFacts } from '#domain/matter-guards.ts'
import { stepMatter, type MatterEvent, type MatterState } from '#domain/matter.ts'
import { refuse } from '#domain/refusal.ts'
import type { EventDraft } from '#platform/audit.ts'
import { command, type Context, type Endpoint } from '#platform/endpoint.ts'
import { decided, found, Refused } from '#platform/errors.ts'
import type { z } from 'zod'
import { factsOf, loadMatter, type MatterRow } from './facts.ts'
import { matterView } from './view.ts'

type Step = Pick<EventDraft, 'on' | 'reason' | 'changes' | 'onBehalfOf'>
type Versioned = z.ZodType<{ matterId: string; version: number }>

type Stepping = Pick<Context, 'tx' | 'actor' | 'moment'> & Partial<Pick<Context, 'by'>>
export type StepOf = { readonly id: string; readonly event: MatterEvent; readonly more?: Partial<StepFacts> }

export type Decided = { readonly row: MatterRow; readonly state: MatterState; readonly parentDue: CivilDate | null }

/**
 * Lets the table of transitions decide on each of many matters, in the order given; the first refusal ends it for all.
 * A matter named twice is asked about in the state that it has by then. Whoever calls writes the states.
 */
export const decideSteps = async (
  { tx, actor, moment, by }: Stepping,
  steps: readonly StepOf[],
): Promise<ReadonlyMap<string, Decided>> => {
  const facts = await factsOf(tx, actor, moment, [...new Set(steps.map((each) => each.id))], by)
  const taken = new Map<string, Decided>()
  for (const { id, event, more } of steps) {
    const { matter, row, ...others } = found(facts.get(id))
    const state = taken.get(id)?.state ?? matter.state
    const next = decided(stepMatter(event, { ...others, matter: { ...matter, state }, ...more }))
    taken.set(id, { row, state: next, parentDue: others.parentDue ?? null })
  }
  return taken
}

/** Decides, and writes the states that the table names, at once. */
export const takeSteps = async (
  context: Stepping,
  steps: readonly StepOf[],
): Promise<ReadonlyMap<string, MatterRow>> => {
  const taken = [...(await decideSteps(context, steps))]
  const changed = taken.filter(([, { row, state }]) => row.state !== state)
  const [first] = changed
  if (first && changed.length === 1)
    await context.tx.updateTable('matter').set({ state: first[1].state }).where('id', '=', first[0]).execute()
  else if (first)
    await sql`update matter set state = s.state from unnest(${changed.map(([id]) => id)}::uuid[],
      ${changed.map(([, { state }]) => state)}::text[]) s(id, state) where matter.id = s.id`.execute(context.tx)
  return new Map(taken.map(([id, { row }]) => [id, row]))
}

/** The same of one matter. */
export const takeStep = async (
  context: Stepping,
  matterId: string,
  event: MatterEvent,
  more: Partial<StepFacts> = {},
): Promise<MatterRow> => found((await takeSteps(context, [{ id: matterId, event, more }])).get(matterId))

/** A command that is one step of one matter: facts, the table's verdict, what else changes, one event. */
export const transition = <I extends Versioned>(
  operation: Operation<I, typeof MatterView>,
  event: MatterEvent,
  spec: {
    readonly facts?: (context: Context, input: z.output<I>) => Promise<Partial<StepFacts>>
    readonly effect?: (context: Context, input: z.output<I>, before: MatterRow) => Promise<Step>
  } = {},
): Endpoint =>
  command(operation, {
    subjects: (input) => [{ kind: 'matter', id: input.matterId, version: input.version }],
    present: (context, input) => matterView(context, input.matterId),
    run: async (context, input) => {
      const before = await takeStep(context, input.matterId, event, await spec.facts?.(context, input))
      const step = await spec.effect?.(context, input, before)
      return {
        events: [{ ...step, type: event, changes: { ...step?.changes, from: before.state } }],
        view: () => matterView(context, input.matterId),
      }
    },
  })

export const submitMatterCommand = transition(submitMatter, 'matter.submitted')

export const approveMatterCommand = transition(approveMatter, 'matter.approved', {
  effect: async ({ tx, actor }, { matterId, opinion }) => {
    await tx.updateTable('matter').set({ approved_by: actor.accountId }).where('id', '=', matterId).execute()
    return { reason: opinion }
  },
})
export const sendBackMatterCommand = transition(sendBackMatter, 'matter.sent_back', {
  effect: async (_, { reason }) => ({ reason }),
})
/** The reason is the answer to whoever proposed it: nothing ends without one (C03). */
export const refuseMatterCommand = transition(refuseMatter, 'matter.refused', {
  effect: async ({ tx }, { matterId, reason }) => {
    await tx.updateTable('matter_content').set({ closing_answer: reason }).where('matter_id', '=', matterId).execute()
    return { reason }
  },
})

/** 登记复核: a matter that was registered and handed down at once is checked by a second person the same day. */
export const checkMatterCommand = command(checkMatter, {
  subjects: ({ matterId, version }) => [{ kind: 'matter', id: matterId, version }],
  present: (context, { matterId }) => matterView(context, matterId),
  run: async (context, { matterId }) => {
    const matter = await loadMatter(context.tx, matterId)
    if (!matter.needs_check) throw new Refused(refuse('wrong-state', { params: { state: matter.state } }))
    if ([context.actor.accountId, context.by.onBehalfOf].includes(matter.drafted_by))
      throw new Refused(refuse('same-person'))
    await context.tx
      .updateTable('matter')
      .set({ needs_check: false, checked_by: context.actor.accountId })
      .where('id', '=', matterId)
      .execute()
    return { events: [{ type: 'matter.checked' }], view: () => matterView(context, matterId) }
  },
})

/** What an archived matter must hold: order, accepted completion report, review, and readings where asked for. */
const packageLacks = async ({ tx }: Context, matterId: string): Promise<string[]> => {
  const matter = await loadMatter(tx, matterId)
  const report = await tx
    .selectFrom('report')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('kind', '=', 'completion')
    .where('state', '=', 'accepted')
    .where('cycle', '=', matter.cycle)
    .executeTakeFirst()
  const review = await tx
    .selectFrom('review')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('result', '=', 'accepted')
    .where('cycle', '=', matter.cycle)
    .executeTakeFirst()
  // Of what was taken over from an older ledger the papers are the office's: no order was made here, and of what was
  // done before no report either.
  const stock = await tx
    .selectFrom('stock_note')
    .select('matter_id')
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
  const wasDoneBefore = stock !== undefined && matter.handed_in_on === null
  const lacks: (string | false)[] = [
    !matter.order_id && !stock && '交办件',
    !report && !wasDoneBefore && '办结报告',
    !review && !wasDoneBefore && '审核意见',
    matter.needs_check && '登记复核',
  ]
  return lacks.filter((each) => each !== false)
}

export const archiveMatterCommand = transition(archiveMatter, 'matter.archived', {
  facts: async (context, { matterId }) => ({ packageLacks: await packageLacks(context, matterId) }),
  effect: async ({ tx, moment }, { matterId, retention }) => {
    await tx.updateTable('matter').set({ archived_on: moment.today }).where('id', '=', matterId).execute()
    return { changes: { retention } }
  },
})
