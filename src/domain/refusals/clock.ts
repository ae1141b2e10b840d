import { noticeFaults } from '../notice.ts'

/** Periods, notice, and the calendar as data. */
export const clockRefusals = [
  'notice-too-short',
  'sla-unknown',
  ...noticeFaults,
  'calendar-not-waiting',
  'calendar-own-paste',
  'calendar-not-approved',
  'calendar-national',
  'calendar-changes-nothing',
  'calendar-unpublished',
] as const
