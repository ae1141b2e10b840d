import * as changes from '#contract/changes.ts'
import { askExtension, grantExtension } from '#contract/extensions.ts'
import { gradeMatter } from '#contract/marks.ts'
import { archiveMatter } from '#contract/matters.ts'
import { acceptReport, handIn, takeForReview } from '#contract/reports.ts'
import { reviewCriteria } from '#domain/matter-guards.ts'
import { at, has, hasNot } from './flags.ts'
import { liaisons, principals, type Stage } from './stage.ts'
import type { Reach, Trial, TrialKit } from './trial-kit.ts'

/** What refuses while it is handled, reviewed and ended. */
export const trialsOfHandling = (stage: Stage, kit: TrialKit, reach: Reach): readonly Trial[] => {
  const { world, call, later, today } = stage
  const { flagged, report, review, ask, withChild, draft, sent } = kit
  return [
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
      needs: (m) => hasNot('extension asked')(m) && (m.now.due ?? '9') < today(),
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
      needs: (m) => has('extension asked')(m) && (m.now.due ?? '') >= today(),
      go: (m) => call(m, liaisons[m.lead], askExtension, { ...at(m), ...ask, requestedDue: later(500) }),
    },
    {
      guard: 'requestedLater',
      code: 'extension-not-later',
      in: ['in_progress'],
      needs: (m) => hasNot('extension asked')(m) && (m.now.due ?? '') >= today(),
      go: (m) => call(m, liaisons[m.lead], askExtension, { ...at(m), ...ask, requestedDue: m.now.due ?? today() }),
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
      guard: 'completedByToday',
      code: 'completed-in-future',
      in: ['in_progress'],
      needs: hasNot('has child'),
      go: (m) => call(m, principals[m.lead], handIn, { ...at(m), ...report, completedOn: later(1) }),
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
      guard: 'notedByGrade',
      code: 'notes-missing',
      in: ['under_review'],
      needs: has('graded'),
      make: async () => {
        const made = await reach(await sent(), 'under_review')
        await call(made, 'limin', gradeMatter, { ...at(made), importance: 'key', urgency: 'normal' })
        return flagged(['graded'], Promise.resolve(made))
      },
      go: (m) => call(m, 'chenzhiyuan', acceptReport, { ...at(m), ...review }),
    },
    {
      guard: 'verifiedByAnother',
      code: 'reporter-verifies',
      in: ['under_review'],
      needs: hasNot('graded'),
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
      in: ['cleared', 'completed'],
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
