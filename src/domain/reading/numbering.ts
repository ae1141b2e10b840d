import type { Flow } from './flow.ts'
import { isSurelyUnit } from './names.ts'

/** An enumerator as it stands in the stream. `level`: 1 一、 2 （一） 3 1. 4 （1） 5 ① */
export type Enumerator = {
  readonly from: number
  readonly to: number
  readonly level: number
  readonly value: number
}

const digits = '一二三四五六七八九'

/** 十二 → 12, 二十 → 20, 一百零三 → 103; NaN when it is no numeral. */
export const numeral = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text)
  if (/^[〇零一二三四五六七八九]{4}$/.test(text))
    return Number(text.replaceAll(/./g, (each) => String(Math.max(digits.indexOf(each) + 1, 0))))
  const found = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九两])?$/.exec(text)
  if (!found || text === '') return Number.NaN
  const one = (each: string | undefined) => (each === '两' ? 2 : each ? digits.indexOf(each) + 1 : 0)
  return one(found[1]) * 100 + (found[3] ? (one(found[2]) || 1) * 10 : 0) + one(found[4])
}

type Form = { readonly level: number; readonly pattern: RegExp; readonly onlyAtStart?: true }

/** 一、  第一章  （一）  1.  3．  （1）  1)  ① */
const forms: readonly Form[] = [
  { level: 1, pattern: /([一二三四五六七八九十百]{1,4})[、.．](?![、.])/y },
  { level: 1, pattern: /第([一二三四五六七八九十百]{1,4})(?:章|部分|篇)/y, onlyAtStart: true },
  /** 第17号：关于…的建议, 序号：3, 项目一：校园午休 */
  { level: 1, pattern: /第(\d{1,4})号:/y, onlyAtStart: true },
  {
    level: 1,
    pattern:
      /(?:序号|编号|项目|事项|问题|任务|建议|提案|议题|工程|案例):?第?([一二三四五六七八九十]{1,3}|\d{1,3})(?:[:、.]|(?=批示件|事项|来文|问题|任务))/y,
    onlyAtStart: true,
  },
  { level: 2, pattern: /第([一二三四五六七八九十百]{1,4})节/y, onlyAtStart: true },
  { level: 2, pattern: /\(([一二三四五六七八九十百]{1,4})\)[、.]?/y },
  /** 1.2026年6月底前…: a year may follow, a decimal may not */
  { level: 3, pattern: /(\d{1,3})[.、](?![.、]|\d(?!\d{0,3}[年月]))/y },
  { level: 4, pattern: /\((\d{1,3})\)[、.]?/y },
  { level: 4, pattern: /(\d{1,2})\)/y, onlyAtStart: true },
  { level: 5, pattern: /([①-⑳])/y },
]

const circled = (text: string) => (/^[①-⑳]$/.test(text) ? text.charCodeAt(0) - 0x245f : numeral(text))
const opener = /[一二三四五六七八九十第(\d①-⑳序编项事问任建提议工案]/

/** 统一、 第二、 进一步: a numeral that a line break tore off its word. */
const tornWord = /[统唯第同单专万归之合其周期划如多逐初不每某任进近约逾超近达至零点]$/

const formAt = (text: string, at: number, isStart: boolean): Enumerator | null => {
  for (const { level, pattern, onlyAtStart } of forms) {
    if (onlyAtStart && !isStart) continue
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) continue
    const value = circled(found[1] ?? '')
    if (value > 0) return { from: at, to: at + found[0].length, level, value }
  }
  return null
}

type Candidate = Enumerator & {
  readonly start: number
  readonly before: string
  /** 第一章, 第17号: a word by itself, which no line break tears off another. */
  readonly isWord: boolean
}

const stops = '。;:!?)]>”"\n'

/**
 * Where clauses begin: at the head of a line, behind a stop where paragraphs were glued, behind a glued heading. Numbers
 * inside a sentence (1.…；2.…；3.…) and numbers that a page break tore off their words are not enumerators.
 */
export const enumeratorsOf = (flow: Flow): Enumerator[] => {
  const { text, starts } = flow
  const candidates: Candidate[] = []
  for (let i = 0; i < text.length; i += 1) {
    if (!opener.test(text[i] ?? '')) continue
    const start = starts[i] ?? 0
    const found = formAt(text, i, start > 0 || i === 0 || text[i - 1] === '\n')
    if (found)
      candidates.push({
        ...found,
        before: text.slice(Math.max(0, i - 2), i),
        start,
        isWord: /[第序编项事问任建提议工案]/.test(text[i] ?? ''),
      })
  }
  const accepted: Enumerator[] = []
  const last = new Map<number, number>()
  candidates.forEach((each, i) => {
    const follows = each.value === (last.get(each.level) ?? 0) + 1
    const isStop = each.before === '' || stops.includes(each.before.at(-1) ?? '')
    const isClause =
      each.start > 0
        ? isAtLine(each, isStop, follows) && !isRunningList(text, candidates, i)
        : isStop
          ? isBehindStop(text, candidates, i, follows)
          : isGlued(text, each, accepted.at(-1), follows)
    if (!isClause) return
    accepted.push(each)
    last.set(each.level, each.value)
  })
  return accepted
}

const isAtLine = (each: Candidate, isStop: boolean, follows: boolean): boolean => {
  if (isStop) return true
  if (/[、,“《(]$/.test(each.before) || (each.level === 1 && !each.isWord && tornWord.test(each.before))) return false
  return each.start === 1 || follows || each.value === 1
}

/** 1.市住建局：（1）…；（2）…: the parts are the unit's tasks. */
const isUnitBefore = (text: string, at: number): boolean => {
  const name = /([一-龥、]{3,30}):$/.exec(text.slice(Math.max(0, at - 32), at))?.[1]
  return name !== undefined && name.split('、').every(isSurelyUnit)
}
const isBelowUnit = (text: string, candidates: readonly Candidate[], at: number): boolean => {
  const level = candidates[at]?.level ?? 0
  const first = candidates.slice(0, at).findLast((each) => each.level === level && each.value === 1)
  return first !== undefined && isUnitBefore(text, first.from)
}

/** …工作：1.制定；2.建立；3.公开: the numbers count parts of one sentence. */
const isRunningList = (text: string, candidates: readonly Candidate[], at: number): boolean => {
  const each = candidates[at]
  if (!each || each.value !== 1 || each.before.at(-1) !== ':' || isUnitBefore(text, each.from)) return false
  const next = candidates.slice(at + 1, at + 40).find((other) => other.level <= each.level)
  return next?.level === each.level && next.value === 2 && next.start === 0 && /[^)\]];$/.test(next.before)
}

const isBehindStop = (text: string, candidates: readonly Candidate[], at: number, follows: boolean): boolean => {
  const each = candidates[at]
  if (!each) return false
  const before = each.before.at(-1)
  if (before === ';') return /[)\]];$/.test(each.before) || (follows && isBelowUnit(text, candidates, at))
  if (isRunningList(text, candidates, at)) return false
  // 见第二（三）: a reference stands behind a bracket, too, but does not follow in number.
  return !((before === ')' || before === ']') && each.level === 2 && !follows && each.value !== 1)
}

/** 二、放出活力（五）系统梳理…: a heading without a stop, or a line 责任单位：… without one, glued to what follows. */
const isGlued = (text: string, each: Candidate, last: Enumerator | undefined, follows: boolean): boolean => {
  if (/[第见按照述本条款项分表图、,\d]$/.test(each.before) || each.level > 3 || tornWord.test(each.before)) return false
  const since = text.slice(Math.max(last?.to ?? 0, each.from - 160), each.from)
  if (follows && /(?:单位|部门|时限|时间|期限):[^。\n]*$/.test(since)) return true
  if (each.level === 2 && follows) return true
  return (
    each.value === 1 &&
    last !== undefined &&
    last.level < each.level &&
    since.length <= 40 &&
    !/[。;]/.test(since) &&
    each.level === 2
  )
}
