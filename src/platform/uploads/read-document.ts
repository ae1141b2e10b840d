import type { Extraction } from './extract-aside.ts'
import { formatOf, mediaTypes, type FormatFault } from './formats.ts'
import { debianRecognizer, recognize, type Recognizer } from './recognize.ts'
import { workerWithLimits } from './worker-with-limits.ts'

export type DocumentFault = FormatFault | 'too-slow'
/** A scan on a machine that cannot recognize it, or a document in which no words were found, is kept without words. */
export type DocumentRead =
  | { readonly text: string; readonly mediaType: string; readonly isRecognized: boolean }
  | { readonly text: null; readonly mediaType: string; readonly why: 'no-recognizer' | 'no-words' }
  | { readonly fault: DocumentFault }

type Options = {
  readonly recognizer?: Recognizer | undefined
  readonly onProgress?: ((share: number) => void) | undefined
  /** Text files to the character, line ends included: places found in them are places in the file. */
  readonly isVerbatim?: boolean
}

const limits = { seconds: 30, heapMegabytes: 512 }
/** Two at a time, the others wait: many large files at once would take all cores and all memory of the server. */
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const script = new URL('./extract-aside.ts', import.meta.url)

const wordsOf = async (name: string, bytes: Buffer, options: Options): Promise<DocumentRead> => {
  const format = await formatOf(name, bytes)
  if (typeof format !== 'string') return format
  const mediaType = mediaTypes[format]
  if (format !== 'png' && format !== 'jpeg') {
    const { onProgress } = options
    const read = await workerWithLimits<Extraction>(
      script,
      { format, bytes: new Uint8Array(bytes), isVerbatim: options.isVerbatim === true },
      { ...limits, onProgress },
    )
    if ('fault' in read) return read
    const { answer } = read
    if ('fault' in answer) return answer
    if (/\p{L}/u.test(answer.text)) return { text: answer.text, mediaType, isRecognized: false }
    if (format !== 'pdf') return { text: null, mediaType, why: 'no-words' }
  }
  const recognized = await recognize(format, bytes, options.recognizer ?? debianRecognizer, options.onProgress)
  if ('text' in recognized) {
    const { text } = recognized
    return text === '' ? { text: null, mediaType, why: 'no-words' } : { text, mediaType, isRecognized: true }
  }
  if (recognized.fault === 'no-recognizer') return { text: null, mediaType, why: 'no-recognizer' }
  return { fault: recognized.fault }
}

/**
 * The words of a file from outside, of any format that offices send: type by name and content, zips inspected, parsed in
 * a bounded thread. What was made to hurt ends as a fault, within seconds.
 */
export const readDocumentFile = (name: string, bytes: Buffer, options: Options = {}): Promise<DocumentRead> =>
  inTurn(() => wordsOf(name, bytes, options))
