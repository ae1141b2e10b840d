// oxlint-disable unicorn/require-post-message-target-origin -- these ports are a worker’s; only windows have origins
import { client } from './client.ts'

/** Piles and counts gain and lose rows that they did not hold before, so they are asked again whatever changed. */
const always = new Set([
  'tray.get',
  'matters.count-by-light',
  'home.cards',
  'home.workload',
  'demonstration.progress',
  'notices.list',
  'urgings.inbox',
])

const refresh = (data: string): void => {
  const ids = JSON.parse(data) as string[]
  void client.invalidateQueries({
    predicate: ({ queryKey, state }) => {
      if (always.has(String(queryKey[0]))) return true
      const held = JSON.stringify([queryKey, state.data])
      return ids.some((id) => held.includes(id))
    },
  })
}

type Line = { readonly open: () => void; readonly close: () => void }

const shared = (): Line => {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'luoshi-live' })
  worker.port.addEventListener('message', ({ data }: MessageEvent<string>) => refresh(data))
  worker.port.start()
  window.addEventListener('pagehide', () => worker.port.postMessage('gone'))
  return { open: () => worker.port.postMessage('open'), close: () => worker.port.postMessage('close') }
}
const direct = (): Line => {
  let stream: EventSource | null = null
  const close = () => {
    stream?.close()
    stream = null
  }
  return {
    close,
    open: () => {
      if (stream) return
      stream = new EventSource('/api/v1/live')
      stream.addEventListener('changed', (event) => refresh((event as MessageEvent<string>).data))
    },
  }
}

let line: Line | null = null
/** Begins to hear what changed; while hearing, a pile refreshes itself and a page shows the present state. */
export const hearChanges = (): void => {
  line ??= 'SharedWorker' in window ? shared() : direct()
  line.open()
}
export const stopHearing = (): void => line?.close()
