import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { whenDone } from './world.ts'

export type Heard = { readonly url: string; readonly key: string | undefined; readonly body: string }
/** How the service behaves; `null` sends nothing and keeps the line open. */
export type Behaviour = (heard: Heard, response: ServerResponse) => void

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** An answer in the form of the interface, with these words. */
export const saying =
  (words: string): Behaviour =>
  (_, response) =>
    void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: words } }] }))

/** A service on this machine that speaks as OpenAI's does, and behaves as the test says. */
export const startAssistant = async (): Promise<{
  readonly address: string
  readonly heard: Heard[]
  behave: Behaviour
}> => {
  const service = { address: '', heard: [] as Heard[], behave: saying('{"tasks":[],"hints":[]}') }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const heard = { url: request.url ?? '', key: request.headers.authorization, body }
      service.heard.push(heard)
      service.behave(heard, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  whenDone(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  service.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return service
}
