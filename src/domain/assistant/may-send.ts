import { refuse, type Refusal } from '../refusal.ts'
import { fold } from '../reading/fold.ts'
import type { SourceKind } from '../source.ts'
import { mostPortions, portionsOf } from './portions.ts'

/**
 * Leaders' own words are for named handlers, what was told orally is one person's note, and a clue names who told it:
 * none of them goes to a machine, whatever it says.
 */
const keptInside: ReadonlySet<SourceKind> = new Set(['leader_instruction', 'oral_assignment', 'clue'])

/** 机密★10年, 密级：秘密, 内部资料 注意保存: marks at the head of a paper (GB/T 9704; 保守国家秘密法). */
const secrecy =
  /(?:绝密|机密|秘密)(?:★|☆|\*|(?=\n|$))|密级:?(?:绝密|机密|秘密|内部)|(?:绝密|机密|秘密)级|工作秘密|(?:内部(?:资料|文件|情况|参考|使用|事项|传阅)|注意保存|严禁外传|不得外传)/
/** Marks stand on the first page; further down the same words are what a document is about. */
const head = 600

type Given = { readonly kind: SourceKind; readonly isDraft: boolean; readonly text: string }

/** Why the words of a source may not go to the assistant; null when they may. */
export const sendingLacks = ({ kind, isDraft, text }: Given): Refusal | null => {
  if (text.trim() === '') return refuse('assistant-no-text')
  if (isDraft) return refuse('source-is-draft')
  if (keptInside.has(kind)) return refuse('assistant-kept-inside')
  const lines = fold(text.slice(0, head))
    .split('\n')
    .map((line) => line.replaceAll(/\s/g, ''))
    .join('\n')
  if (secrecy.test(lines)) return refuse('assistant-secret')
  if (portionsOf(text).length > mostPortions) return refuse('assistant-too-long')
  return null
}
