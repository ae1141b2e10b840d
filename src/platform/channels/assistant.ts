import { z } from 'zod'
import type { AssistantFault } from '#domain/assistant/faults.ts'

/** An OpenAI-compatible service on the customer's own network, as the environment names it. */
export type AssistantService = {
  /** Up to and without /chat/completions. */
  readonly address: string
  readonly model: string
  readonly key: string | null
  readonly seconds: number
  /** Milliseconds before a service that is down or busy is asked once more. */
  readonly pause?: number
}
export type Question = { readonly system: string; readonly user: string }
export type Said = { readonly said: string } | { readonly fault: AssistantFault }
export type Assistant = {
  readonly address: string
  readonly model: string
  readonly hasKey: boolean
  readonly seconds: number
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Said>
}

/** What a stretch of a document can be answered with is a fraction of this. */
const mostBytes = 512 * 1024
const mostTokens = 8_000

const Completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) })

const statusFaults: Readonly<Record<number, AssistantFault>> = {
  401: 'key-refused',
  403: 'key-refused',
  404: 'not-found',
  405: 'not-found',
  429: 'busy',
  503: 'busy',
}
const faultOf = ({ status, ok }: Response): AssistantFault | null => {
  if (ok) return null
  if (status >= 300 && status < 400) return 'redirected'
  return statusFaults[status] ?? (status >= 500 ? 'server-error' : 'request-refused')
}

/** The body as far as it is bounded: a stream that never ends is broken off, whatever length it claimed. */
const bodyOf = async (response: Response): Promise<string | null> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const contentOf = (body: string): string | null => {
  try {
    return Completion.parse(JSON.parse(body)).choices[0]?.message.content ?? null
  } catch {
    return null
  }
}

const askOnce = async (service: AssistantService, { system, user }: Question, signal: AbortSignal): Promise<Said> => {
  const late = AbortSignal.timeout(service.seconds * 1_000)
  try {
    const response = await fetch(`${service.address}/chat/completions`, {
      method: 'POST',
      // A service that points elsewhere would carry the document there.
      redirect: 'manual',
      signal: AbortSignal.any([signal, late]),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(service.key === null ? {} : { authorization: `Bearer ${service.key}` }),
      },
      body: JSON.stringify({
        model: service.model,
        temperature: 0,
        max_tokens: mostTokens,
        stream: false,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      }),
    })
    const fault = faultOf(response)
    if (fault) {
      await response.body?.cancel()
      return { fault }
    }
    const body = await bodyOf(response)
    if (body === null) return { fault: 'too-big' }
    const said = contentOf(body)
    return said === null ? { fault: 'not-understood' } : { said }
  } catch {
    // What the network said may hold addresses or headers, and is repeated nowhere.
    if (signal.aborted) return { fault: 'switched-off' }
    return { fault: late.aborted ? 'too-slow' : 'unreachable' }
  }
}

const passing: ReadonlySet<AssistantFault> = new Set(['unreachable', 'busy', 'server-error'])

/** Asked once more where a moment may help, and never a third time. */
export const assistantOf = (service: AssistantService): Assistant => ({
  address: service.address,
  model: service.model,
  hasKey: service.key !== null,
  seconds: service.seconds,
  ask: async (question, signal) => {
    const first = await askOnce(service, question, signal)
    if (!('fault' in first) || !passing.has(first.fault)) return first
    await new Promise((resolve) => setTimeout(resolve, service.pause ?? 2_000))
    return askOnce(service, question, signal)
  },
})
