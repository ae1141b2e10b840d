import type { Proposal } from './types.ts'

/** What the assistant suggested counts for nothing until a person has accepted it. */
export const isCounted = ({ origin, state }: Proposal): boolean =>
  origin === 'reader' || state === 'accepted' || state === 'attached'

/** Open lines that may be done with many at once; a suggestion is looked at by itself. */
export const mayBeMarked = ({ origin, state }: Proposal): boolean => origin === 'reader' && state === 'open'
