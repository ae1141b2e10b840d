/** A plan of many pages as offices write them: most tasks plain, some with several leads, a collective, an unknown name. */

/** Characters on a page of an official document, its blanks left out. */
export const perPage = 650

const numerals = '一二三四五六七八九十'
const works = ['学位建设', '老旧小区改造', '营商环境', '重大项目', '供水保障', '数字政府', '粮食安全', '污水治理']
const leads = ['省教育厅', '省住房城乡建设厅', '省发展改革委', '省财政厅']
const filling = [
  '健全工作机制，压实各方责任，加强统筹协调和跟踪调度。',
  '坚持问题导向，聚焦重点领域和薄弱环节，细化举措、倒排工期、挂图作战。',
  '完善配套政策，强化资金、土地、人才等要素保障，推动各项部署落到实处。',
  '总结推广典型经验，做好政策解读和宣传引导，营造良好氛围。',
]

const chinese = (n: number): string =>
  n <= 10
    ? (numerals[n - 1] ?? '')
    : n < 20
      ? `十${numerals[n - 11] ?? ''}`
      : `${numerals[Math.floor(n / 10) - 1]}十${n % 10 === 0 ? '' : numerals[(n % 10) - 1]}`

const partiesOf = (i: number): string => {
  if (i % 25 === 7) return '（省教育厅、省住房城乡建设厅按职责分工负责）'
  if (i % 20 === 3) return `（${leads[i % 4]}牵头，各地级以上市人民政府配合）`
  if (i % 20 === 11) return '（省营商环境局牵头，省财政厅配合）'
  return `（${leads[i % 4]}牵头，${leads[(i + 1) % 4]}配合）`
}

const clause = (i: number): string =>
  `（${chinese((i % 20) + 1)}）推进第${i + 1}项${works[i % works.length]}工作。${filling[i % 4]}${filling[(i + 1) % 4]}建立第${i + 1}号台账，${2026 + (i % 2)}年${10 + (i % 3)}月底前完成。${partiesOf(i)}\n${filling.join('')}${filling.toReversed().join('')}`

export const longDocument = (pages: number): string => {
  const lines = ['岭南省“十五五”重点任务分工方案', '各地级以上市人民政府，省有关部门：']
  for (let i = 0, characters = 0; characters < pages * perPage; i += 1) {
    if (i % 20 === 0) lines.push(`${chinese(i / 20 + 1)}、${works[(i / 20) % works.length]}`)
    lines.push(clause(i))
    characters += lines.at(-1)?.length ?? 0
  }
  return lines.join('\n')
}
