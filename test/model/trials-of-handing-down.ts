import * as changes from '#contract/changes.ts'
import { appealDispute, decideDispute, raiseDispute } from '#contract/disputes.ts'
import { approveMatter } from '#contract/matters.ts'
import { acknowledgeAssignment } from '#contract/orders.ts'
import { at, has, hasNot, leadPart } from './flags.ts'
import { liaisons, type Stage } from './stage.ts'
import type { Reach, Trial, TrialKit } from './trial-kit.ts'

/** What refuses before and while a matter is handed to its unit. */
export const trialsOfHandingDown = (stage: Stage, kit: TrialKit, reach: Reach): readonly Trial[] => {
  const { world, call, later, today } = stage
  const { submit, issue, flagged, disputeOf, withChild, childOf, pinned, draft, sent } = kit
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
      guard: 'townshipApproved',
      code: 'township-approver',
      in: ['draft'],
      needs: has('to a township'),
      make: async () => flagged(['to a township', 'cannot submit'], childOf(30, stage.township)),
      go: submit,
    },
    {
      guard: 'parentAtWork',
      code: 'parent-not-at-work',
      in: ['established'],
      needs: has('orphan'),
      make: async () => {
        const parent = await reach(await sent(), 'in_progress')
        const child = await stage.child(parent, 30)
        await submit(child)
        await call(child, 'huangweimin', approveMatter, at(child))
        pinned(await reach(parent, 'reported'))
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
        await call(made, 'zhaolei', acknowledgeAssignment, {
          assignmentId: made.now.supporting_part ?? '',
          version: made.now.version,
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
        const made = await reach(await sent(), 'in_progress')
        stage.pass(14)
        return made
      },
      go: (m) =>
        call(m, liaisons[m.lead], raiseDispute, {
          assignmentId: leadPart(m),
          version: m.now.version,
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
          version: m.now.version,
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
          version: m.now.version,
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
          version: m.now.version,
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
  ]
}
