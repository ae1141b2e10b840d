import { isCivilDate, type CivilDate } from './date.ts'

/** What a sealed report of a unit says, cut by its own headings into the fields of a form. */
export type SealedFields = {
  readonly outcome: string | null
  readonly progress: string | null
  readonly difficulty: string | null
  readonly nextStep: string | null
  readonly signedBy: string | null
  readonly signedOn: CivilDate | null
}
type Part = 'outcome' | 'progress' | 'difficulty' | 'nextStep'

/** Headings as offices write them; the first that fits decides. */
const headings: readonly (readonly [Part, RegExp])[] = [
  ['difficulty', /(存在|主要|面临)的?(问题|困难)|问题(和|与|及)困难|困难(和|与|及)问题/],
  ['nextStep', /下一?步|下阶段|今后|后续(工作|措施|安排|打算)/],
  ['outcome', /(办理|落实|完成|工作)(结果|成效)|办结情况|取得的?成效|完成情况/],
  ['progress', /进展|推进情况|工作开展|主要(做法|措施|工作)|办理情况|落实情况|工作情况/],
]
const numbered =
  /^(?:第?[一二三四五六七八九十]{1,3}[、．.章节]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、．.])\s*/
const longestHeading = 24

/** The part that a line opens, and what stands on the same line behind the heading. */
const opened = (line: string): { part: Part; rest: string } | null => {
  const bare = line.replace(numbered, '')
  const isNumbered = bare.length !== line.length
  const [head = '', ...behind] = bare.split(/[：:。]/)
  if (head.length > longestHeading || (!isNumbered && behind.length === 0 && head.length > 12)) return null
  const found = headings.find(([, pattern]) => pattern.test(head))
  if (!found) return null
  return { part: found[0], rest: bare.slice(head.length + 1).trim() }
}

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
/** 二十一 → 21, 十二 → 12, 三十 → 30; Arabic figures as they are. */
const small = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.split('十')
  if (ones === undefined) return digits[text] ?? 0
  return (tens === '' ? 1 : (digits[tens ?? ''] ?? 0)) * 10 + (ones === '' ? 0 : (digits[ones] ?? 0))
}
const yearOf = (text: string) =>
  /^\d+$/.test(text) ? text : text.replaceAll(/./gu, (character) => String(digits[character] ?? ''))

/** 2026年9月15日 or 二〇二六年九月十五日, and nothing else on the line. */
export const signingDay = (line: string): CivilDate | null => {
  const found =
    /^([\d〇零○一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日$/.exec(
      line.replaceAll(/\s/g, ''),
    )
  if (!found) return null
  const [, year = '', month = '', day = ''] = found
  const pad = (n: number) => String(n).padStart(2, '0')
  const date = `${yearOf(year)}-${pad(small(month))}-${pad(small(day))}`
  return isCivilDate(date) ? date : null
}

/** 落款: the last line that is a day, and the short line above it. */
const signatureAt = (lines: readonly string[]): { at: number; signedBy: string | null; signedOn: CivilDate } | null => {
  const at = lines.findLastIndex((line) => signingDay(line) !== null)
  const signedOn = at < 0 ? null : signingDay(lines[at] ?? '')
  if (!signedOn) return null
  const above = lines[at - 1] ?? ''
  const isName = above.length > 0 && above.length <= 30 && !/[。；，：]/.test(above)
  return {
    at: isName ? at - 1 : at,
    signedBy: isName ? above.replaceAll(/[（(](盖章|公章)[）)]/g, '') : null,
    signedOn,
  }
}

/** What no heading claims is left to the reader: a report without headings is one text of progress. */
export const cutSealedReport = (text: string): SealedFields => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const signature = signatureAt(lines)
  const body = signature ? lines.slice(0, signature.at) : lines
  const parts: Record<Part, string[]> = { outcome: [], progress: [], difficulty: [], nextStep: [] }
  const seen = new Set<Part>()
  let current: Part | null = null
  for (const line of body) {
    const heading = opened(line)
    if (heading) {
      current = heading.part
      seen.add(current)
      if (heading.rest) parts[current].push(heading.rest)
    } else if (current) parts[current].push(line)
  }
  // Title and salutation stand before the first line that ends a sentence.
  if (seen.size === 0)
    parts.progress = body.slice(
      Math.max(
        0,
        body.findIndex((line) => /[。；]$/.test(line)),
      ),
    )
  const said = (part: Part) => (parts[part].length > 0 ? parts[part].join('\n') : null)
  return {
    outcome: said('outcome'),
    progress: said('progress'),
    difficulty: said('difficulty'),
    nextStep: said('nextStep'),
    signedBy: signature?.signedBy ?? null,
    signedOn: signature?.signedOn ?? null,
  }
}
