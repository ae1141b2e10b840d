import { refuse, type RefusalCode } from '#domain/refusal.ts'
import { Refused } from '../errors.ts'
import type { DocumentFault } from './read-document.ts'

/** Why a file is not read, as a code with a sentence in both languages. */
export const fileRefusals = {
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
export const fileRefused = (why: keyof typeof fileRefusals): Refused =>
  new Refused(refuse(fileRefusals[why], { field: 'content' }))
