import { isPageLine } from './furniture.ts'

/** A line of the head: as it is written, and folded without blanks. */
export type HeadLine = { readonly written: string; readonly words: string }

const papers =
  '通知|意见|决定|通报|批复|公告|通告|公报|办法|方案|函|报告|专报|纪要|要点|清单|台账|分工|分解|计划|措施|规定|细则|规划|纲要|指引|目录|一览表|[任分推责进]\\S{0,6}表|卡片?|交办单|解读|行动|安排'
const isPaper = new RegExp(`(?:${papers})(?:\\(.{1,20}\\))?$`)
const ends = '(?:政府|党委|委员会|[市县区省州旗]委|办公[厅室]|督查室|[部委局厅办院会组所]|中心|集团|公司)'
const day = '\\(?\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?\\)?(?:印发|发布)?'
/** An office alone on its line: a letterhead or a signature, no title. */
export const isOffice = (words: string): boolean => new RegExp(`^[一-龥()、]{2,40}${ends}(?:文件|明电)?$`).test(words)
const signature = new RegExp(`^\\(?([一-龥()、]{2,40}${ends})${day}\\)?$`)
/** Who signs a line like 紫云县人民政府督查室 2026年9月15日. */
export const officeOfSignature = (words: string): string | null => signature.exec(words)?.[1] ?? null
const isAside =
  /^(?:\d+|附件\d*:?|(?:特急|急件|平急|机密|秘密|等级).*|\(.*\)|第\d+[次期号]|(?:[一-龥]{1,6})?[[(]\d{4}[\])][一-龥]{0,3}第?\d+[号期]|\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:印发)?|.{1,8}>.{1,30}|(?:来源|发布(?:时间|日期|机构)|发往|印发日期|发文(?:日期|机关)|成文日期|主题分类|有效性|文号|编号|索引号|名称):.*|(?:会议)?(?:时间|地点|主持|出席).*)$/
/** What comes after the head: a sentence, whom it addresses, a first item, a table or a card. */
const endsHead = /[。;]|:$|^(?:[一二三四五六七八九十]{1,3}、|\(一\)|\d{1,2}[.、]|序号|[^:]{2,8}:.)/
const isTableLine = (written: string) =>
  /\t|\|/.test(written) || (written.match(/\S[ \u3000]{2,}(?=\S)/g) ?? []).length > 1

/** Neighbours of the head that may be parts of one title. */
const runsOf = (lines: readonly HeadLine[]): readonly (readonly HeadLine[])[] => {
  const runs: HeadLine[][] = [[]]
  for (const line of lines) {
    if (isAside.test(line.words) || isPageLine(line.words) || signature.test(line.words)) {
      if (runs.at(-1)?.length) runs.push([])
    } else if (endsHead.test(line.words) || isTableLine(line.written)) break
    else runs.at(-1)?.push(line)
  }
  return runs.filter((run) => run.length > 0)
}

const about = /^(?:关于|印发|转发)|关于/

/** The lines of a run that are its title: from the office that speaks 关于… to the line that ends in a kind of paper. */
const partsOf = (run: readonly HeadLine[]): readonly HeadLine[] => {
  const at = run.findIndex(({ words }) => about.test(words))
  let from = at < 0 ? run.findIndex(({ words }) => !isOffice(words)) : at
  if (from < 0) return run.slice(0, 1)
  if (/^(?:关于|印发|转发)/.test(run[from]?.words ?? ''))
    while (from > 0 && isOffice(run[from - 1]?.words ?? '')) from -= 1
  const end = run.findIndex(
    ({ words }, i) => i >= Math.max(at, from) && isPaper.test(words) && !/^(?:的|\()/.test(run[i + 1]?.words ?? ''),
  )
  const parts = run.slice(from, end < 0 ? undefined : end + 1)
  const office = end < 0 ? parts.findIndex(({ words }, i) => i > 0 && i > at - from && isOffice(words)) : -1
  return office < 0 ? parts : parts.slice(0, office)
}

/**
 * The title of a paper from the lines of its head; a line that says what it is about comes before letterheads and kinds
 * (督办函, 会议纪要). Null where the head has nothing of the sort.
 */
export const titleIn = (lines: readonly HeadLine[]): string | null => {
  const runs = runsOf(lines)
  const run =
    runs.find((each) => each.some(({ words }) => about.test(words))) ??
    runs.find((each) => each.some(({ words }) => !isOffice(words))) ??
    runs[0]
  const title = run
    ? partsOf(run)
        .map(({ written }) => written)
        .join('')
        .slice(0, 300)
    : ''
  return title || null
}
