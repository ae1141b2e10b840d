import { sweepJob } from '#modules/accounts/index.ts'
import { explanationsJob } from '#modules/chases/index.ts'
import { silenceJob } from '#modules/sources/index.ts'
import { changesJob } from '#modules/organizations/index.ts'
import { periodsJob } from '#modules/periods/index.ts'
import { sendJob } from '#modules/outgoing/index.ts'
import { remindJob } from '#modules/reminders/index.ts'
import { sealJob } from '#modules/trail/index.ts'
import type { Job } from '#platform/job.ts'

/** Everything that a worker can do. */
export const jobs: readonly Job<never>[] = [
  sealJob,
  sweepJob,
  changesJob,
  periodsJob,
  silenceJob,
  remindJob,
  sendJob,
  explanationsJob,
]
