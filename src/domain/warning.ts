/** Categories that have a warning time of their own: the weightier comes first. */
export type WarningDays = {
  readonly mostUrgent: number
  readonly urgent: number
  readonly annual: number
  readonly others: number
  /** Of a stage: no earlier than so many days before it, however long the whole is warned of. */
  readonly milestone: number
}
type Warned = { readonly urgency: string; readonly kind: string }

/**
 * Working days before the due day from which a matter is yellow. What is urgent is given days and warned by days; work
 * of a whole year is warned long before.
 */
export const warningFor = (days: WarningDays, matter: Warned): number => {
  if (matter.urgency === 'most_urgent') return days.mostUrgent
  if (matter.urgency === 'urgent') return days.urgent
  return matter.kind === 'annual' || matter.kind === 'long_term' ? days.annual : days.others
}

/**
 * Working days before a milestone, and before a report that is asked by stage. Its matter's category holds for it, too:
 * what is most urgent is not warned of for a week. Work of a year is warned of long before its end; with a stage a month
 * that would leave it yellow half of the time and say nothing, so a stage has a ceiling of its own.
 */
export const milestoneWarningFor = (days: WarningDays, matter: Warned): number =>
  Math.min(days.milestone, warningFor(days, matter))
