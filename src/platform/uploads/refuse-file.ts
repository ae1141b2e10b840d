import { refuse, type RefusalCode } from '#domain/refusal.ts'
import { Refused } from '../errors.ts'
import type { DocumentFault } from './read-document.ts'

const refusals = {
  kind: 'file-kind-unknown',
  'not-what-it-says': 'file-not-what-it-says',
  encrypted: 'file-encrypted',
  'too-big': 'file-too-big',
  broken: 'file-broken',
  'too-slow': 'file-too-slow',
  'no-words': 'file-empty',
  'no-recognizer': 'file-not-recognized',
} as const satisfies Record<DocumentFault | 'no-words' | 'no-recognizer', RefusalCode>

/** The sentence for whoever uploaded it, at the field that holds the file. */
export const fileRefused = (why: keyof typeof refusals): Refused =>
  new Refused(refuse(refusals[why], { field: 'content' }))
