import { civilDate, isCivilDate, type CivilDate } from '../date.ts'
import { fold, withoutBlanks } from './fold.ts'
import { isNote, isPageLine, linesOf } from './furniture.ts'
import { numeral } from './numbering.ts'
import { isOffice, officeOfSignature, titleIn, type HeadLine } from './title.ts'

export type Header = {
  readonly title: string | null
  readonly docNumber: string | null
  readonly issuer: string | null
  readonly issuedOn: CivilDate | null
  readonly attachments: readonly string[]
  /** 主送: whom the paper addresses; 你单位 means them. */
  readonly addressees: string | null
}

const docNumber = /[一-龥]{1,14}[[(](\d{4})[\])](?:第)?(\d{1,5})号/
const numberLine = new RegExp(`^(?:[^:]{0,6}:)?(${docNumber.source})(?:签发人.*)?$`)
const dayWords =
  '(\\d{4}|[〇零一二三四五六七八九]{4})年(\\d{1,2}|[一二三四五六七八九十]{1,2})月(\\d{1,2}|[一二三四五六七八九十]{1,3})日'
const signLine = new RegExp(`^(?:\\()?${dayWords}(?:\\))?(?:印发|发布|印)?$`)
const signInside = new RegExp(
  `(?:印发日期|发布日期|成文日期|发文日期|会议时间|时间|日期):?(?:${dayWords}|(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2}))`,
)
/** …国务院办公厅2020年11月1日（此件公开发布）: a signature glued to the text. */
const signGlued = new RegExp(
  `(?:政府|办公厅|办公室|委员会|[局厅部委办院])${dayWords}(?:\\(|印发|发布|$|附件|[一-龥]{4,30}(?:方案|意见|通知|办法))`,
)
/** 2026年5月20日上午，县长主持召开…: minutes begin with the day of the meeting. */
const metOn = new RegExp(`^${dayWords}(?:\\([^)]*\\))?(?:上午|下午|晚上?|全天)?,[^。]{0,80}(?:召开|主持)`)
/** 紫云县人民政府督查室2026年9月15日 on one line; （2026年3月6日…审议通过） */
const signBeside = new RegExp(`^\\(?[一-龥()]{2,30}?,?\\(?${dayWords}\\)?(?:印发|发布)?\\)?$`)
const passed = new RegExp(`\\(${dayWords}[^)]{0,40}(?:通过|审议|印发|发布|公布)`)
const printed = new RegExp(`${dayWords}(?:印发|发布)`)

const dateFrom = (groups: readonly (string | undefined)[]): CivilDate | null => {
  const [y, m, d] = groups.filter((each) => each !== undefined).map((each) => numeral(each))
  const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return isCivilDate(text) ? civilDate(text) : null
}

/** 国办发[2008]120号 in any brackets becomes 国办发〔2008〕120号 (A08). */
export const normalizeDocNumber = (text: string): string | null => {
  const folded = fold(text).replaceAll(/\s/g, '')
  const found = /^([一-龥]{1,30})[[(](\d{4})[\])]0*(\d{1,5})号$/.exec(folded)
  return found ? `${found[1]}〔${found[2]}〕${found[3]}号` : null
}

/** The year that a title names, or the month below it: 2026年工作要点, （2026年3月）. */
export const yearOfHead = (text: string, title: string | null): number | null => {
  const below = linesOf(text)
    .slice(0, 12)
    .map(({ start, end }) => withoutBlanks(fold(text.slice(start, end))))
    .flatMap((line) => /^[^。,;:《》]{0,30}?(20\d{2})年\d{1,2}月\)?(?:印发|编制)?$/.exec(line)?.[1] ?? [])
  const named = [...fold(withoutBlanks(title ?? '')).matchAll(/(?<!\d)(20\d{2})年(?!代|版|以来|前)/g)].map(
    (found) => found[1] ?? '',
  )
  const years = new Set(below.length > 0 ? below : named)
  return years.size === 1 ? Number([...years][0]) : null
}

/** The year of 粤发改〔2026〕78号, where no day of issue is found. */
export const yearOfNumber = (number: string | null): number | null => {
  const year = /〔(\d{4})〕/.exec(number ?? '')?.[1]
  return year ? Number(year) : null
}

const issuedFrom = (lines: readonly string[]): { at: number; on: CivilDate | null } => {
  const at = lines.findIndex((line) => signLine.test(line))
  if (at >= 0) return { at, on: dateFrom((signLine.exec(lines[at] ?? '') ?? []).slice(1)) }
  for (const pattern of [metOn, signBeside, passed, signInside, signGlued, printed])
    for (const line of lines) {
      const found = pattern.exec(line)
      const on = found ? dateFrom(found.slice(1)) : null
      if (on) return { at: -1, on }
    }
  return { at: -1, on: null }
}

const attachmentsIn = (lines: readonly string[]): string[] => {
  const at = lines.findIndex((line) => /^附件:./.test(line))
  if (at < 0) return []
  const listed = [(lines[at] ?? '').replace(/^附件:/, '')]
  for (const line of lines.slice(at + 1, at + 30)) {
    if (!/^\d{1,2}[.、]/.test(line)) break
    listed.push(line)
  }
  return listed
    .flatMap((each) => each.split(/(?<=.)(?=\d{1,2}[.、](?!\d))/))
    .map((each) => each.replace(/^\d{1,2}[.、]/, ''))
    .filter((each) => each.length > 1)
}

const issuerIn = (lines: readonly string[], signedAt: number, title: string): string | null => {
  const signed = signedAt > 0 ? (lines[signedAt - 1] ?? '') : ''
  if (isOffice(signed)) return signed
  const head = lines.slice(0, 6).find((line) => /^[一-龥]{2,30}(?:文件|会议纪要)$/.test(line))
  const beside = lines
    .slice(0, 8)
    .map(officeOfSignature)
    .find((each) => each !== null)
  if (beside) return beside
  const body = head?.replace(/(?:文件|(?:专题|常务|全体|现场办公|(?:[省市县区州旗镇乡]长)?办公|党组)?会议纪要)$/, '')
  if (body) return body
  const named =
    /^([一-龥]{2,24}?(?:人民政府办公厅|人民政府办公室|政府办公厅|政府办公室|人民政府|政府|委员会|办公厅|办公室|[部委局厅办院]))(?:关于|印发|转发)/.exec(
      title,
    )
  return named?.[1] ?? null
}

/** 2026年⏎— 3 —⏎5月6日: a page that breaks inside the day of the signature. */
const wholeDates = (lines: readonly string[]): string[] => {
  const whole: string[] = []
  const pages: string[] = []
  for (const line of lines) {
    const words = withoutBlanks(fold(line))
    const before = withoutBlanks(fold(whole.at(-1) ?? ''))
    if (isPageLine(words)) pages.push(line)
    else if (new RegExp(`^${dayWords}$`).test(before + words) && before !== '' && !before.endsWith('日')) {
      whole[whole.length - 1] += line
      pages.length = 0
    } else whole.push(...pages.splice(0), line)
  }
  return [...whole, ...pages]
}

/** …分工方案的通知国办发〔2020〕43号: a number glued to the title by whoever copied the page. */
const gluedNumber = new RegExp(
  `^(.*(?:通知|意见|决定|通报|批复|公告|通告|办法|方案|函|报告|纪要))(${docNumber.source})$`,
)
const unglued = (line: string): string[] => {
  const title = gluedNumber.exec(fold(line))?.[1]
  return title === undefined ? [line] : [line.slice(0, title.length), line.slice(title.length)]
}

const bareNumber = /^[[(]\d{4}[\])]第?\d{1,5}号$/
/** On a line of its own, beside other words, below the kind of paper that it numbers, or broken over lines. */
const numberIn = (kept: readonly string[], lines: readonly string[]): string | null => {
  const own = lines.slice(0, 20).find((line) => numberLine.test(line))
  if (own !== undefined) return numberLine.exec(own)?.[1] ?? null
  const head = kept.slice(0, 4).map((line) => fold(line).replaceAll(/《[^》]*》[[(][^\])]*[\])]?/g, ''))
  const beside = head.flatMap((line) => docNumber.exec(line)?.[0] ?? [])[0]
  if (beside !== undefined) return beside
  const at = lines.slice(0, 6).findIndex((line) => bareNumber.test(line))
  const kind = lines[at - 1] ?? ''
  if (at > 0 && /^[一-龥]{2,30}$/.test(kind)) return kind + (lines[at] ?? '')
  return docNumber.exec(withoutBlanks(head.join('')))?.[0] ?? null
}

/** What a web page puts around and behind the words of a head, and a sheet behind them. */
const plainLine = (line: string): HeadLine => {
  const written = line.replaceAll(/<[^>]*>/g, '').replace(/(?:发布日期|发布时间|来源|浏览次数)[:：].*$|,{2,}$/, '')
  return { written: written || line, words: withoutBlanks(fold(written || line)) }
}

/** Title, number, issuer, date, attachments and addressees where a published document writes them. */
export const headerOf = (text: string): Header => {
  const original = linesOf(text).map(({ start, end }) => {
    const line = text.slice(start, end).trim()
    return isNote(line) ? line : line.replace(/^#{1,6}\s+/, '')
  })
  const kept = wholeDates(original.filter((line) => line !== '' && !isNote(line))).flatMap(unglued)
  const lines = kept.map((line) => withoutBlanks(fold(line)))
  const head = kept.slice(0, 16).map(plainLine)
  const title = titleIn(head) ?? kept[0] ?? ''
  const { at, on } = issuedFrom(lines)
  const addressed = lines
    .slice(0, 16)
    .find((line, i) => i > 0 && /^[^。;]{2,80}:$/.test(line) && !/如下:$|^附件/.test(line))
  return {
    title: title || null,
    docNumber: normalizeDocNumber((numberIn(kept, lines) ?? '').replace('第', '')),
    issuer: issuerIn(lines, at, fold(title)),
    issuedOn: on,
    attachments: attachmentsIn(lines),
    addressees: addressed ? addressed.slice(0, -1) : null,
  }
}
