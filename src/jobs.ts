import { assistantJob } from '#modules/assistant/index.ts'
import { applyCalendarJob } from '#modules/calendar-changes/index.ts'
import { recountJob } from '#modules/clock/index.ts'
import { sweepJob } from '#modules/accounts/index.ts'
import { explanationsJob } from '#modules/chases/index.ts'
import { silenceJob } from '#modules/sources/index.ts'
import { changesJob } from '#modules/organizations/index.ts'
import { periodsJob } from '#modules/periods/index.ts'
import { sendJob } from '#modules/outgoing/index.ts'
import { remindJob } from '#modules/reminders/index.ts'
import { sealJob } from '#modules/trail/index.ts'
import type { Job } from '#platform/job.ts'

/** What looks at today's date: while the demonstration tells of last spring, it would ask and remind of what is over. */
export const calendarJobs: ReadonlySet<Job<never>> = new Set([periodsJob, silenceJob, remindJob, explanationsJob])

/** Everything that a worker can do. */
export const jobs: readonly Job<never>[] = [
  sealJob,
  sweepJob,
  changesJob,
  periodsJob,
  silenceJob,
  recountJob,
  applyCalendarJob,
  remindJob,
  sendJob,
  explanationsJob,
  assistantJob,
]
