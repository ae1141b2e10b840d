// oxlint-disable unicorn/require-post-message-target-origin -- these ports are a worker’s; only windows have origins
/** One stream for all tabs of a browser: over HTTP/1.1 six streams would leave no connection for anything else. */
type Scope = { readonly addEventListener: (name: 'connect', hear: (event: MessageEvent) => void) => void }
const scope = self as unknown as Scope
const ports = new Set<MessagePort>()
let stream: EventSource | null = null

const close = () => {
  stream?.close()
  stream = null
}
const open = () => {
  if (stream && stream.readyState !== EventSource.CLOSED) return
  close()
  stream = new EventSource('/api/v1/live')
  stream.addEventListener('changed', (event) => {
    for (const port of ports) port.postMessage((event as MessageEvent<string>).data)
  })
}

scope.addEventListener('connect', (event) => {
  const [port] = event.ports
  if (!port) return
  ports.add(port)
  port.addEventListener('message', ({ data }: MessageEvent<'open' | 'close' | 'gone'>) => {
    if (data === 'open') open()
    if (data === 'close') close()
    if (data === 'gone') ports.delete(port)
    if (ports.size === 0) close()
  })
  port.start()
})
