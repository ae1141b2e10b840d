/** Categories that have a warning time of their own: the weightier comes first. */
export type WarningDays = {
  readonly mostUrgent: number
  readonly urgent: number
  readonly annual: number
  readonly others: number
}

/**
 * Working days before the due day from which a matter is yellow. What is urgent is given days and warned by days; work
 * of a whole year is warned long before.
 */
export const warningFor = (days: WarningDays, matter: { readonly urgency: string; readonly kind: string }): number => {
  if (matter.urgency === 'most_urgent') return days.mostUrgent
  if (matter.urgency === 'urgent') return days.urgent
  return matter.kind === 'annual' || matter.kind === 'long_term' ? days.annual : days.others
}
