/** One rule switched off: a piece of the text that holds it, and what stands there instead. */
export type Mutation = {
  readonly id: string
  readonly rule: string
  readonly file: string
  readonly from: string
  readonly to: string
}

/**
 * Ten ids drawn by `randomFrom(20261122).some(ids, 10)` from the eighty that test titles carried on 2026-11-22, in
 * their order; the mutation of each was written after the draw.
 */
export const mutations: readonly Mutation[] = [
  {
    id: 'C07',
    rule: 'a superior sees the face of a child matter only once it has been handed down',
    file: 'db/migrations/0017-oversight.sql',
    from: '      where m.id = of_matter and m.dispatched_at is not null\n      union',
    to: '      where m.id = of_matter\n      union',
  },
  {
    id: 'A09',
    rule: 'every item of the minutes becomes a matter, also one without unit or limit',
    file: 'src/domain/reading/minutes.ts',
    from: 'if (inside.length > 0) return inside',
    to: 'return inside',
  },
  {
    id: 'A01',
    rule: 'a decision with neither matter nor reason stands in the list of what is not covered',
    file: 'src/modules/sources/coverage.ts',
    from: '.filter((row) => !row.hasMatter && !row.hasReason)',
    to: '.filter(() => false)',
  },
  {
    id: 'C12',
    rule: 'a child is due no later than its parent',
    file: 'src/domain/matter-guards.ts',
    from: 'return parentDue && due && due > parentDue ?',
    to: 'return parentDue && due && false ?',
  },
  {
    id: 'B12',
    rule: 'a question is counted on whoever asks it',
    file: 'src/domain/burden.ts',
    from: "  'matter.asked': 'questions',\n",
    to: '',
  },
  {
    id: 'B17',
    rule: 'a unit is warned working days before the day due',
    file: 'src/domain/reminder.ts',
    from: 'if (rung < 0) return workdaysBefore(calendar, due, -rung)',
    to: 'if (rung < 0) return due',
  },
  {
    id: 'B03',
    rule: 'a decision left aside for a reason on record counts as covered',
    file: 'src/modules/sources/coverage.ts',
    from: '(row) => !row.hasMatter && row.hasReason)',
    to: '() => false)',
  },
  {
    id: 'C15',
    rule: 'progress is made of the milestones that have been met',
    file: 'src/domain/progress.ts',
    from: 'sum(milestones.filter((each) => each.metOn !== null).map((each) => each.weight))',
    to: 'sum(milestones.map((each) => each.weight))',
  },
  {
    id: 'A19',
    rule: 'a State Council or listed matter is signed by the principal alone',
    file: 'src/domain/matter-guards.ts',
    from: '(!principalOnly && leadersInCharge.includes(actor.accountId))',
    to: 'leadersInCharge.includes(actor.accountId)',
  },
  {
    id: 'C27',
    rule: 'what is the government’s own to decide is not open to the inspection body',
    file: 'src/domain/permissions.ts',
    from: "'plan.approve': [as('owner', 'leader')]",
    to: "'plan.approve': [as('owner', 'leader', 'inspector')]",
  },
]
