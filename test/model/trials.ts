import * as changes from '#contract/changes.ts'
import { appealDispute, decideDispute, getChanges, raiseDispute } from '#contract/disputes.ts'
import { askExtension, grantExtension } from '#contract/extensions.ts'
import { approveMatter, archiveMatter, submitMatter } from '#contract/matters.ts'
import { acknowledgeAssignment, issueOrder } from '#contract/orders.ts'
import { acceptReport, handIn, takeForReview } from '#contract/reports.ts'
import { reviewCriteria, type GuardName } from '#domain/matter-guards.ts'
import type { MatterState } from '#domain/matter.ts'
import { at, has, hasNot, isOpen, leadPart } from './moves.ts'
import { liaisons, principals, type Known, type Stage } from './stage.ts'

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

export const trialsOn = (
  stage: Stage,
  reach: (matter: Known, state: MatterState) => Promise<Known>,
): readonly Trial[] => {
  const { world, call, desk, later, today, draft } = stage
  const submit = (m: Known) => call(m, m.isChild ? 'liufang' : 'limin', submitMatter, at(m))
  const issue = (registered: boolean) => (m: Known) =>
    call(m, m.isChild ? 'liufang' : 'limin', issueOrder, {
      title: '督办通知',
      matters: [{ id: m.id, version: m.view.face.version }],
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
    const parent = await reach(await draft(), 'in_progress')
    const child = await stage.child(parent, 30)
    await submit(child)
    await call(child, 'huangweimin', approveMatter, at(child))
    await issue(false)(child)
    await stage.refresh(parent)
    parent.flags.add('has child')
    return parent
  }
  const childOf = async (days: number) => stage.child(await reach(await draft(), 'in_progress'), days)
  return [
    {
      guard: 'hasFive',
      code: 'no-principal',
      in: ['draft'],
      needs: has('no principal'),
      make: () => flagged(['no principal', 'cannot submit'], draft({ leadOrganizationId: stage.unitWithoutPrincipal })),
      go: submit,
    },
    {
      guard: 'leadIsNotSupervisor',
      code: 'lead-is-supervisor',
      in: ['draft'],
      needs: has('own lead'),
      make: () => flagged(['own lead', 'cannot submit'], draft({ leadOrganizationId: world.org('inspectionBody') })),
      go: submit,
    },
    {
      guard: 'fitsParent',
      code: 'child-after-parent',
      in: ['draft'],
      needs: has('late child'),
      make: () => flagged(['late child', 'cannot submit'], childOf(1_000)),
      go: submit,
    },
    {
      guard: 'parentAtWork',
      code: 'parent-not-at-work',
      in: ['established'],
      needs: has('orphan'),
      make: async () => {
        const parent = await reach(await draft(), 'in_progress')
        const child = await stage.child(parent, 30)
        await submit(child)
        await call(child, 'huangweimin', approveMatter, at(child))
        await reach(parent, 'reported')
        child.state = 'established'
        return flagged(['orphan', 'past'], Promise.resolve(child))
      },
      go: issue(false),
    },
    {
      guard: 'namedBySource',
      code: 'not-by-source',
      in: ['draft'],
      needs: has('plain'),
      make: () => flagged(['plain'], draft({}, { isPlain: true })),
      go: issue(true),
    },
    {
      guard: 'notDueYet',
      code: 'due-in-past',
      in: ['draft'],
      needs: has('past'),
      make: () => flagged(['past', 'cannot submit'], draft({ budget: { kind: 'fixed', on: later(-1) } })),
      go: issue(true),
    },
    {
      guard: 'notTheDrafter',
      code: 'same-person',
      in: ['proposed'],
      needs: has('by director'),
      make: async () => reach(await flagged(['by director'], draft({}, { by: 'zhouguoping' })), 'proposed'),
      go: (m) => call(m, 'zhouguoping', approveMatter, at(m)),
    },
    {
      guard: 'nobodyAcknowledged',
      code: 'unit-has-acknowledged',
      in: ['dispatched'],
      needs: has('supporting acknowledged'),
      make: async () => {
        const made = await reach(
          await draft({ others: [{ organizationId: world.org('fgw'), part: 'supporting' }] }),
          'dispatched',
        )
        const part = made.view.assignments.find((each) => each.part === 'supporting')
        await call(made, 'zhaolei', acknowledgeAssignment, {
          assignmentId: part?.id ?? '',
          version: made.view.face.version,
        })
        return flagged(['supporting acknowledged', 'supported'], Promise.resolve(made))
      },
      go: (m) => call(m, 'limin', changes.recallMatter, { ...at(m), reason: '单位有误' }),
    },
    {
      guard: 'withinDisputeWindow',
      code: 'dispute-too-late',
      in: ['dispatched', 'in_progress'],
      needs: (m) => hasNot('disputed', 'reassigned')(m) && m.deliveredOn !== null && m.deliveredOn < later(-12),
      make: async () => {
        const made = await reach(await draft(), 'in_progress')
        stage.pass(14)
        return made
      },
      go: (m) =>
        call(m, liaisons[m.lead], raiseDispute, {
          assignmentId: leadPart(m),
          version: m.view.face.version,
          reason: '职责不在我单位',
        }),
    },
    {
      guard: 'onceAUnit',
      code: 'disputed-already',
      in: ['dispatched', 'in_progress'],
      needs: (m) => has('disputed')(m) && m.deliveredOn === today(),
      go: (m) =>
        call(m, liaisons[m.lead], raiseDispute, {
          assignmentId: leadPart(m),
          version: m.view.face.version,
          reason: '职责不在我单位',
        }),
    },
    {
      guard: 'disputeOpen',
      code: 'no-dispute',
      in: 'open',
      needs: (m) => has('dispute decided')(m) && hasNot('appealed')(m),
      go: async (m) =>
        call(m, 'zhouguoping', decideDispute, {
          disputeId: await disputeOf(m),
          version: m.view.face.version,
          result: { kind: 'kept' },
          decision: '维持',
        }),
    },
    {
      guard: 'appealableOnce',
      code: 'not-appealable',
      in: 'open',
      needs: (m) => has('dispute open')(m) || has('dispute final')(m),
      go: async (m) =>
        call(m, liaisons[m.lead], appealDispute, {
          disputeId: await disputeOf(m),
          version: m.view.face.version,
          appeal: '职责确不在我单位',
        }),
    },
    {
      guard: 'newUnitIsNew',
      code: 'unit-twice',
      in: ['dispatched', 'in_progress', 'long_term'],
      go: (m) =>
        call(m, 'limin', changes.addUnit, {
          ...at(m),
          organizationId: world.org(m.lead),
          part: 'supporting',
          basis: '增加',
        }),
    },
    {
      guard: 'newLeadIsAnother',
      code: 'unit-twice',
      in: ['dispatched', 'in_progress', 'long_term'],
      go: (m) =>
        call(m, 'limin', changes.reassignMatter, {
          ...at(m),
          organizationId: world.org(m.lead),
          due: { kind: 'keep' },
          basis: '调整',
        }),
    },
    {
      guard: 'leadHasNoChildren',
      code: 'child-open',
      in: ['in_progress'],
      needs: has('has child'),
      make: withChild,
      go: (m) =>
        call(m, 'limin', changes.reassignMatter, {
          ...at(m),
          organizationId: world.org('czt'),
          due: { kind: 'keep' },
          basis: '调整',
        }),
    },
    {
      guard: 'newDueAhead',
      code: 'due-in-past',
      in: ['dispatched', 'in_progress'],
      go: (m) => call(m, 'limin', changes.changeDue, { ...at(m), newDue: later(-1), basis: '调整' }),
    },
    {
      guard: 'childrenFit',
      code: 'child-due-later',
      in: ['in_progress'],
      needs: has('has child'),
      make: withChild,
      go: (m) => call(m, 'limin', changes.changeDue, { ...at(m), newDue: today(), basis: '调整' }),
    },
    {
      guard: 'notAfterDue',
      code: 'extension-too-late',
      in: ['in_progress'],
      needs: (m) => hasNot('extension asked')(m) && (m.view.face.due ?? '9') < today(),
      make: async () => {
        const made = await reach(await draft({ budget: { kind: 'fixed', on: today() } }), 'in_progress')
        stage.pass(1)
        return made
      },
      go: (m) => call(m, liaisons[m.lead], askExtension, { ...at(m), ...ask, requestedDue: later(30) }),
    },
    {
      guard: 'noExtensionPending',
      code: 'extension-waits',
      in: ['in_progress'],
      needs: (m) => has('extension asked')(m) && (m.view.face.due ?? '') >= today(),
      go: (m) => call(m, liaisons[m.lead], askExtension, { ...at(m), ...ask, requestedDue: later(500) }),
    },
    {
      guard: 'requestedLater',
      code: 'extension-not-later',
      in: ['in_progress'],
      needs: (m) => hasNot('extension asked')(m) && (m.view.face.due ?? '') >= today(),
      go: (m) =>
        call(m, liaisons[m.lead], askExtension, { ...at(m), ...ask, requestedDue: m.view.face.due ?? today() }),
    },
    {
      guard: 'extensionPending',
      code: 'no-extension',
      in: 'open',
      needs: hasNot('extension asked'),
      go: (m) => call(m, 'wanghaifeng', grantExtension, { ...at(m), newDue: later(500) }),
    },
    {
      guard: 'withinExtensionCap',
      code: 'extension-cap',
      in: 'open',
      needs: has('extension asked'),
      go: (m) => call(m, 'zhouguoping', grantExtension, { ...at(m), newDue: later(400) }),
    },
    {
      guard: 'resumesWithDue',
      code: 'due-needed',
      in: ['suspended'],
      go: (m) => call(m, 'zhouguoping', changes.resumeMatter, { ...at(m), document: '岭府办函〔2026〕12号' }),
    },
    {
      guard: 'outcomeAgainstTarget',
      code: 'outcome-not-measured',
      in: ['in_progress'],
      needs: hasNot('has child'),
      go: (m) => call(m, principals[m.lead], handIn, { ...at(m), ...report, actual: '已召开会议部署' }),
    },
    {
      guard: 'signedForUnit',
      code: 'signer-not-principal',
      in: ['in_progress'],
      needs: hasNot('has child'),
      go: (m) => call(m, liaisons[m.lead], handIn, { ...at(m), ...report }),
    },
    {
      guard: 'jointLeadsCountersigned',
      code: 'joint-not-countersigned',
      in: ['in_progress'],
      needs: has('unsigned joint'),
      make: async () =>
        flagged(
          ['unsigned joint', 'supported'],
          reach(await draft({ others: [{ organizationId: world.org('zjt'), part: 'joint_lead' }] }), 'in_progress'),
        ),
      go: (m) => call(m, principals[m.lead], handIn, { ...at(m), ...report }),
    },
    {
      guard: 'childrenEnded',
      code: 'child-open',
      in: ['in_progress'],
      needs: has('has child'),
      make: withChild,
      go: (m) => call(m, principals[m.lead], handIn, { ...at(m), ...report }),
    },
    {
      guard: 'reviewerOutsideUnit',
      code: 'unit-reviews-itself',
      in: ['reported'],
      go: (m) => call(m, 'both.sides', takeForReview, at(m)),
    },
    {
      guard: 'sixCriteria',
      code: 'criteria-missing',
      in: ['under_review'],
      go: (m) => call(m, 'chenzhiyuan', acceptReport, { ...at(m), ...review, criteria: reviewCriteria.slice(1) }),
    },
    {
      guard: 'verifiedByAnother',
      code: 'reporter-verifies',
      in: ['under_review'],
      go: (m) =>
        call(m, 'chenzhiyuan', acceptReport, { ...at(m), ...review, verifiedBy: stage.accountOf(principals[m.lead]) }),
    },
    {
      guard: 'nobodyWaitsToRead',
      code: 'instruction-open',
      in: ['long_term'],
      needs: (m) => m.waitsForReading && hasNot('read')(m),
      make: async () => reach(await draft({}, { isAwaited: true }), 'long_term'),
      go: (m) => call(m, 'zhouguoping', changes.makeRoutine, { ...at(m), outcome: '已形成机制' }),
    },
    {
      guard: 'notListedYet',
      code: 'listed-already',
      in: 'open',
      needs: has('listed'),
      go: (m) => call(m, 'zhouguoping', changes.listMatter, { ...at(m), listName: '清单', reason: '重点' }),
    },
    {
      guard: 'isListed',
      code: 'not-listed',
      in: ['completed'],
      needs: hasNot('listed'),
      go: (m) => call(m, 'zhouguoping', changes.clearMatter, { ...at(m), opinion: '同意' }),
    },
    {
      guard: 'clearedByAnother',
      code: 'clears-own-work',
      in: ['completed'],
      needs: has('listed'),
      go: (m) => call(m, 'limin', changes.clearMatter, { ...at(m), opinion: '同意' }),
    },
    {
      guard: 'clearedIfListed',
      code: 'clear-first',
      in: ['completed'],
      needs: has('listed'),
      go: (m) => call(m, 'limin', archiveMatter, { ...at(m), retention: '30_years' }),
    },
    {
      guard: 'packageComplete',
      code: 'package-incomplete',
      in: ['completed', 'cleared'],
      needs: (m) => has('registered')(m) && (hasNot('listed')(m) || m.state === 'cleared'),
      go: (m) => call(m, 'limin', archiveMatter, { ...at(m), retention: '30_years' }),
    },
    {
      guard: 'trueDuplicate',
      code: 'merge-into-itself',
      in: 'open',
      needs: hasNot('has child'),
      go: (m) => call(m, 'zhouguoping', changes.mergeMatter, { ...at(m), intoMatterId: m.id, reason: '重复' }),
    },
  ]
}

export const inPosition = (trial: Trial, matter: Known): boolean =>
  (trial.in === 'open' ? isOpen(matter) : trial.in.includes(matter.state)) && (trial.needs?.(matter) ?? true)
