import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutSealedReport, signingDay } from '#domain/sealed-report.ts'

const report = `省教育厅关于学位建设办理情况的报告
省政府督查室：
根据岭督字〔2026〕12号要求，现将有关情况报告如下。
一、工作进展情况
12所学校已全部开工，其中8所主体封顶。
云山市5所、海州市7所。
二、存在的主要问题
部分学校用地手续尚未办结。
三、下一步工作措施
（一）加快用地审批。
（二）按月调度。
四、办理结果：已新增公办学位3120个。
附件：各市明细表
省教育厅（盖章）
二〇二六年十二月二十日
`

test('a sealed report is cut by its own headings, and its signature is not part of any field', () => {
  assert.deepEqual(cutSealedReport(report), {
    progress: '12所学校已全部开工，其中8所主体封顶。\n云山市5所、海州市7所。',
    difficulty: '部分学校用地手续尚未办结。',
    nextStep: '（一）加快用地审批。\n（二）按月调度。',
    outcome: '已新增公办学位3120个。\n附件：各市明细表',
    signedBy: '省教育厅',
    signedOn: '2026-12-20',
  })
})

test('a report without headings is one text of progress, without its title and salutation', () => {
  const cut = cutSealedReport(
    '关于水价改革的函\n省政府督查室：\n我市已印发方案。\n下周召开听证会。\n云山市人民政府\n2026年9月14日',
  )
  assert.deepEqual(
    [cut.progress, cut.outcome, cut.signedBy, cut.signedOn],
    ['我市已印发方案。\n下周召开听证会。', null, '云山市人民政府', '2026-09-14'],
  )
})

test('days are read in both kinds of figures, and nothing is a day that is none', () => {
  assert.deepEqual(
    [
      '2026年9月1日',
      '二〇二六年十月三十一日',
      '2026 年 9 月 14 日',
      '2026年13月1日',
      '2026年9月',
      '截至2026年9月1日',
    ].map(signingDay),
    ['2026-09-01', '2026-10-31', '2026-09-14', null, null, null],
  )
})
