import { parentPort, workerData } from 'node:worker_threads'
import type { Sheet } from '#domain/sheet.ts'
import { parseWorkbook } from './parse.ts'

const answer = (): { sheets: Sheet[] } | { error: string } => {
  try {
    return { sheets: parseWorkbook(workerData as Uint8Array) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage({ answer: answer() })
