import { Worker } from 'node:worker_threads'

export type WorkerLimits = {
  readonly seconds: number
  readonly heapMegabytes: number
  /** Told as often as the thread says how far it is. */
  readonly onProgress?: ((share: number) => void) | undefined
}
/** Too slow, out of memory, or gone without an answer. */
export type WorkerFault = 'too-slow' | 'too-big' | 'broken'

/**
 * Runs a file of ours in a thread of its own with a bounded heap and a bounded time: what was made to hurt hurts only the
 * thread. The thread posts `{ progress }` while it works and `{ answer }` once.
 */
export const workerWithLimits = <Answer>(
  script: URL,
  data: unknown,
  { seconds, heapMegabytes, onProgress }: WorkerLimits,
): Promise<{ readonly answer: Answer } | { readonly fault: WorkerFault }> =>
  new Promise((resolve) => {
    const worker = new Worker(script, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 48 },
      env: {},
      execArgv: [],
    })
    const late = setTimeout(() => {
      resolve({ fault: 'too-slow' })
      void worker.terminate()
    }, seconds * 1_000)
    worker.on('message', (said: { answer: Answer } | { progress: number }) => {
      if ('progress' in said) onProgress?.(said.progress)
      else resolve({ answer: said.answer })
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ fault: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-big' : 'broken' }),
    )
    worker.once('exit', () => {
      clearTimeout(late)
      resolve({ fault: 'broken' })
    })
  })
