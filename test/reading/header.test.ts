import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headerOf } from '#domain/reading/header.ts'

type Expected = readonly [title: string, number: string | null, issuer: string | null, issuedOn: string | null]

const papers: readonly (readonly [what: string, head: string, expected: Expected])[] = [
  [
    'a notice under its letterhead',
    '特急\n清河县人民政府办公室文件\n清政办发〔2026〕12号\n清河县人民政府办公室\n关于印发《清河县民生实事分工方案》的通知\n各乡镇人民政府：\n现印发给你们。\n清河县人民政府办公室\n2026年3月4日',
    [
      '清河县人民政府办公室关于印发《清河县民生实事分工方案》的通知',
      '清政办发〔2026〕12号',
      '清河县人民政府办公室',
      '2026-03-04',
    ],
  ],
  [
    'a number glued to the title',
    '清河市人民政府办公厅关于印发重点任务分工方案的通知清政办发〔2026〕43号\n各区县：现印发给你们。清河市人民政府办公厅2026年11月1日（此件公开发布）',
    [
      '清河市人民政府办公厅关于印发重点任务分工方案的通知',
      '清政办发〔2026〕43号',
      '清河市人民政府办公厅',
      '2026-11-01',
    ],
  ],
  [
    'a letter between letterhead and addressee',
    '清河市发展和改革委员会\n清发改函〔2026〕118号\n关于商请报送有关材料的函\n市教育局：\n请予支持。\n清河市发展和改革委员会\n2026年10月30日',
    ['关于商请报送有关材料的函', '清发改函〔2026〕118号', '清河市发展和改革委员会', '2026-10-30'],
  ],
  [
    'minutes that say below their kind what they are about',
    '清河市人民政府\n专 题 会 议 纪 要\n〔2026〕37号\n清河市人民政府办公室　　　　　2026年4月17日\n关于研究滨江大道改造工作的会议纪要\n　　2026年4月15日下午，副市长主持召开专题会议。',
    ['关于研究滨江大道改造工作的会议纪要', '专题会议纪要〔2026〕37号', '清河市人民政府办公室', '2026-04-15'],
  ],
  [
    'minutes by their kind alone',
    '清河县县长办公会议纪要\n〔2026〕6号\n2026年5月16日，县长主持召开会议。',
    ['清河县县长办公会议纪要', '清河县县长办公会议纪要〔2026〕6号', '清河县', '2026-05-16'],
  ],
  [
    'a circular in its series',
    '督查通报\n（第17期）\n清河县人民政府督查室　　　　2026年9月15日\n关于重点工作落实情况的通报\n各乡镇人民政府：\n现通报如下。',
    ['关于重点工作落实情况的通报', null, '清河县人民政府督查室', '2026-09-15'],
  ],
  [
    'a table, with its head in the next line',
    '附件2\n清河州2026年重点任务清单\n（清河州人民政府办公室　2026年3月5日）\n序号\t任务\t责任单位\n1\t新建学校\t州教育局',
    ['清河州2026年重点任务清单', null, '清河州人民政府办公室', '2026-03-05'],
  ],
  [
    'a page of a web site',
    '首页 > 政务公开 > 重点工作\n<h2>清河市营商环境任务清单</h2>\n发布时间：2026-04-02 09:30\n序号\n任务',
    ['清河市营商环境任务清单', null, null, '2026-04-02'],
  ],
  [
    'an urgent telegram',
    '清河市人民政府办公室明电\n发往：见报头　　签批盖章：（略）\n等级：特急·明电　　清府办明电〔2026〕31号\n清河市人民政府办公室关于做好防汛工作的紧急通知\n各县人民政府：\n雨情严峻。\n2026年6月17日',
    ['清河市人民政府办公室关于做好防汛工作的紧急通知', '清府办明电〔2026〕31号', '清河市人民政府办公室', '2026-06-17'],
  ],
]

for (const [what, head, [title, docNumber, issuer, issuedOn]] of papers)
  test(`title, number, issuer and day of ${what}`, () => {
    const header = headerOf(head)
    assert.deepEqual(
      [header.title, header.docNumber, header.issuer, header.issuedOn],
      [title, docNumber, issuer, issuedOn],
    )
  })
