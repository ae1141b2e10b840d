export const assistantRefusals = [
  'assistant-off',
  'assistant-not-configured',
  'assistant-waiting',
  'assistant-over',
  'assistant-no-text',
  'assistant-kept-inside',
  'assistant-secret',
  'assistant-too-long',
  'assistant-one-by-one',
  'assistant-unit-unknown',
] as const
