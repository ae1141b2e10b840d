/** How asking the assistant can fail: each has a sentence in `contract/words/assistant.ts`. */
export const assistantFaults = [
  'not-configured',
  'unreachable',
  'too-slow',
  'key-refused',
  'not-found',
  'busy',
  'request-refused',
  'server-error',
  'redirected',
  'too-big',
  'not-understood',
  'switched-off',
  'address-changed',
  'text-changed',
  'gave-up',
] as const
export type AssistantFault = (typeof assistantFaults)[number]
