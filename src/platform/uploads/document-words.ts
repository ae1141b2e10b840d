import { parentPort, workerData } from 'node:worker_threads'
import mammoth from 'mammoth'

/** Runs in a thread of its own: the words of a .docx, one paragraph a line. */
const words = async (): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(workerData as Uint8Array) })).value

// oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin
words().then(
  (text) => parentPort?.postMessage({ answer: { text } }),
  () => parentPort?.postMessage({ answer: { fault: 'broken' } }),
)
