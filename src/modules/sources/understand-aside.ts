import { parentPort, workerData } from 'node:worker_threads'
import type { CivilDate } from '#domain/date.ts'
import { readWhole } from './read-whole.ts'

const { text, issuedOn } = workerData as { text: string; issuedOn?: CivilDate }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage({ answer: readWhole(text, issuedOn === undefined ? {} : { issuedOn }) })
