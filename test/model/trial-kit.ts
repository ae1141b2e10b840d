import type { MatterState } from '#domain/matter.ts'
import { getChanges } from '#contract/disputes.ts'
import { approveMatter, submitMatter } from '#contract/matters.ts'
import { issueOrder } from '#contract/orders.ts'
import { reviewCriteria, type GuardName } from '#domain/matter-guards.ts'
import { at, isOpen } from './flags.ts'
import { type Stage } from './stage.ts'
import type { Known } from './known.ts'

/** A step that the model says will be refused by one guard, with one code. */
export type Trial = {
  readonly guard: GuardName
  readonly code: string
  readonly in: readonly MatterState[] | 'open'
  readonly needs?: (matter: Known) => boolean
  /** Where no matter at hand is in that position. */
  readonly make?: () => Promise<Known>
  readonly go: (matter: Known) => Promise<string>
}

/** Guards that no front door can run into: what would violate them is refused before. */
export const heldBefore: Readonly<Partial<Record<GuardName, string>>> = {
  hasSource: 'every command that drafts a matter demands its source',
}

export type Reach = (matter: Known, state: MatterState) => Promise<Known>

/** What the trials are made with. */
export const trialKit = (stage: Stage, reach: Reach, sent: () => Promise<Known>) => {
  const { call, desk, draft } = stage
  const submit = (m: Known) => call(m, m.isChild ? 'liufang' : 'limin', submitMatter, at(m))
  const issue = (registered: boolean) => (m: Known) =>
    call(m, m.isChild ? 'liufang' : 'limin', issueOrder, {
      title: '督办通知',
      matters: [{ id: m.id, version: m.now.version }],
      registered,
    })
  const flagged = async (flags: readonly string[], made: Promise<Known>) => {
    const matter = await made
    for (const flag of flags) matter.flags.add(flag)
    return matter
  }
  const disputeOf = async (m: Known) => (await desk('limin')(getChanges, { matterId: m.id })).disputes[0]?.id ?? ''
  const report = { outcome: '全部建成', actual: '3120个', progress: '全部完工', signature: { how: 'system' as const } }
  const review = {
    criteria: [...reviewCriteria],
    timely: true,
    complete: true,
    adequate: true,
    verification: '抽查',
    verifiedBy: stage.accountOf('limin'),
  }
  const ask = { reason: '征地未完成', progress: '已完成六成' }
  /** A matter at work with an open child below it, issued to its unit. */
  const withChild = async () => {
    const parent = await reach(await sent(), 'in_progress')
    const child = await stage.child(parent, 30)
    await submit(child)
    await call(child, 'huangweimin', approveMatter, at(child))
    await issue(false)(child)
    await stage.refresh(parent)
    parent.flags.add('has child')
    return parent
  }
  /** The matter above stays as it is: what is tried on the child depends on it. */
  const pinned = (parent: Known) => (parent.flags.add('pinned'), parent)
  const childOf = async (days: number, under?: string) =>
    stage.child(pinned(await reach(await sent(), 'in_progress')), days, under)
  return { submit, issue, flagged, disputeOf, report, review, ask, withChild, childOf, pinned, draft, sent }
}
export type TrialKit = ReturnType<typeof trialKit>

export const inPosition = (trial: Trial, matter: Known): boolean =>
  (trial.in === 'open' ? isOpen(matter) : trial.in.includes(matter.state)) && (trial.needs?.(matter) ?? true)
