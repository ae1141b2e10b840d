import type { Point } from './deadline-phrase.ts'
import {
  before,
  by,
  byDay,
  byMonth,
  hour,
  manner,
  mannerOf,
  month,
  monthOf,
  n,
  weekdayOf,
  year,
  yearOf,
  type Wording,
} from './deadline-tokens.ts'
import { numeral } from './numbering.ts'

/** 年内持续推进: before the dates, whose words it begins with */
export const continuousWordings: readonly Wording[] = [
  {
    example: '年内持续推进',
    pattern:
      /(?:(?<y>\d{4}年)|今年|本年|年)(?:底前|[内底]|前)?,?(?:持续|常态化?|长期)(?:推进|跟踪|实施|落实|开展|深化|跟进)/g,
    read: ({ y }) => ({ kind: 'continuous', until: { on: 'year', year: y === undefined ? 'this' : yearOf(y) } }),
  },
  {
    example: '2026年6月持续跟踪',
    pattern: new RegExp(`(?<y>\\d{4}年)?(?<m>${n})月(?:底|末)?前?,?持续(?:推进|跟踪|实施|落实|开展|深化|跟进)`, 'g'),
    read: ({ y, m }) => ({
      kind: 'continuous',
      until: { on: 'month', year: yearOf(y), month: numeral(m ?? ''), part: 'end' },
    }),
  },
]

/** Verbs behind a quarter, a half or a year that make it a limit: 一季度集中开工, 上半年出台. */
const begins =
  '(?:完成|累计|实现|达到|新?开工|集中|启动|出台|谋划|建成|投用|投产|投入|新增|新建|新认定|组织|开展|推出|形成|举办|召开|印发|公布|上线|取得|力争|确保|全部|全面|基本|:)'

/** A day, a month, a quarter, a year, said or meant */
export const dateWordings: readonly Wording[] = [
  {
    example: '2026-2028年',
    pattern: /\d{4}年?(?:至|到|-|—|–|~)(?<y>\d{4})年(?:底|末)?前?/g,
    read: ({ y }) => by({ on: 'year', year: Number(y) }),
    inCell: true,
  },
  {
    example: '2026年3月至6月底',
    pattern: new RegExp(
      `${year}(?:${n}月份?(?:${n}日|[上中下]旬|底|初)?|(?<=年)${n})(?:至|到|-|—|–|~)(?<y2>\\d{4}年)?(?<m>${n})月份?(?:(?<d>${n})日|(?<p>[上中下]旬)|底|末)?${before}?`,
      'g',
    ),
    read: ({ y, y2, m, d, p }) =>
      d === undefined
        ? byMonth(yearOf(y2 ?? y), numeral(m ?? ''), p)
        : byDay(yearOf(y2 ?? y), numeral(m ?? ''), numeral(d), undefined),
  },
  {
    example: '3月10日至25日',
    pattern: new RegExp(`${year}${month}${n}日(?:至|到|-|—|–|~)(?<d>${n})日${before}?`, 'g'),
    read: ({ y, m, d }) => byDay(yearOf(y), monthOf(m), numeral(d ?? ''), undefined),
  },
  {
    example: '2026、2027年分别完成',
    pattern: /20\d{2}、(?<y>20\d{2})年(?=分别|每年|各)/g,
    read: ({ y }) => by({ on: 'year', year: Number(y) }),
  },
  {
    example: '原则上于2019年6月30日12时前',
    pattern: new RegExp(
      `${manner}(?:于|在)?${year}${month}(?<d>${n})[日号](?:\\([^)]{1,4}\\))?${hour}(?:${before}(?!后)|止|截止)`,
      'g',
    ),
    read: ({ how, y, m, d, h }) => byDay(yearOf(y), monthOf(m), numeral(d ?? ''), h, how),
  },
  {
    example: '最迟不晚于2026年6月30日',
    pattern: new RegExp(
      `(?:最迟|最晚|不晚于|不迟于|不得晚于|截止(?:到|至|时间|日期)|时间截至)(?:于|在|为|不晚于|不迟于|是)?:?${year}${month}(?<d>${n})[日号]${hour}`,
      'g',
    ),
    read: ({ y, m, d, h }) => byDay(yearOf(y), monthOf(m), numeral(d ?? ''), h),
  },
  {
    example: '于2026年6月30日完成',
    pattern: new RegExp(
      `(?:于|在|确保|力争)${year}${month}(?<d>${n})[日号](?=(?:全面|全部|正式|如期)?(?:完成|报送|上报|建成|投用|完工|竣工|上线))`,
      'g',
    ),
    read: ({ y, m, d }) => byDay(yearOf(y), monthOf(m), numeral(d ?? ''), undefined),
  },
  {
    example: '原则上于2019年6月底前',
    pattern: new RegExp(`${manner}(?:(?:从|自)?即日起)?(?:到|至|于|在)?${year}${month}月?(?:底|末)(?:${before})?`, 'g'),
    read: ({ how, y, m }) => byMonth(yearOf(y), monthOf(m), undefined, how),
  },
  {
    example: '2026年3月上旬前',
    pattern: new RegExp(`${manner}(?:到|至|于|在)?${year}${month}(?<p>[上中下]旬)(?:${before}|底|末)?`, 'g'),
    read: ({ how, y, m, p }) => byMonth(yearOf(y), monthOf(m), p, how),
  },
  {
    example: '月底前',
    pattern: new RegExp(`(?<![\\d一二三四五六七八九十本下每当个A-Za-z×某])月底${before}`, 'g'),
    read: () => byMonth(null, 'this', undefined),
  },
  {
    example: '2026年三季度末前',
    pattern: new RegExp(
      `${manner}(?:到|至|于|在)?${year}第?(?<q>[一二三四1-4])季度(?<e>末|底|内)?(?<b>${before})?(?=(?<f>${begins}|[,。;])?)`,
      'g',
    ),
    read: ({ how, y, q, e, b, f }) => {
      if (e === undefined && b !== undefined) return 'unclear'
      if (e === undefined && b === undefined && y === undefined && f === undefined) return null
      return by({ on: 'quarter', year: yearOf(y), quarter: numeral(q ?? '') }, how)
    },
  },
  {
    example: '2026年上半年',
    pattern: new RegExp(
      `${manner}(?:到|至|于|在)?${year}(?<x>[上下])半年(?<e>末|底|内)?(?<b>${before})?(?=(?<f>${begins}|[,。;])?)`,
      'g',
    ),
    read: ({ how, y, x, e, b, f }) => {
      if (e === undefined && b !== undefined) return 'unclear'
      if (e === undefined && y === undefined && f === undefined) return null
      return by({ on: 'half', year: yearOf(y), half: x === '上' ? 1 : 2 }, how)
    },
  },
  {
    example: '到2028年底',
    pattern: new RegExp(
      `${manner}(?<to>到)?(?:于|在|至)?(?<y>\\d{4}年|[〇零一二三四五六七八九]{4}年)(?:年)?(?:底|末|内|度内)${before}?`,
      'g',
    ),
    read: ({ how, to, y }) => {
      const point: Point = { on: 'year', year: yearOf(y) }
      return to ? { kind: 'target', point, manner: mannerOf(how) } : by(point, how)
    },
  },
  {
    example: '今年年底前',
    pattern: new RegExp(
      `${manner}(?:到|于|在)?(?<![\\d一二三四五六七八九十两半去每前近年多几数A-Za-z]|(?<!原则)上)(?:(?<y>今年|本年|当年|明年|次年|翌年)度?年?|年)(?:(?:底|末|内|终)${before}|内(?!以来|已)|(?:底|末)(?=完成|实现|建成|达到|力争|确保|要|基本|全面|[,。;]|$))`,
      'g',
    ),
    read: ({ how, y }) => by({ on: 'year', year: yearOf(y) }, how),
  },
  {
    example: '“十五五”末',
    pattern: /[“"]?十(?<p>[三四五六])五[”"]?(?:时期|规划期?|期)?末(?:之前|以前|前)?/g,
    read: ({ p }) => by({ on: 'plan', plan: 10 + numeral(p ?? '') }),
  },
  {
    example: '到2027年',
    pattern:
      /(?<how>原则上|力争|争取)?(?:到|至)(?<y>\d{4}年)(?!\d|版|度|底|末|初|起|以来|以后|内|年|前|前?期|[一二三四五六七八九十上下])/g,
    read: ({ how, y }) => ({ kind: 'target', point: { on: 'year', year: yearOf(y) }, manner: mannerOf(how) }),
  },
  {
    example: '2021年全面推广',
    pattern:
      /(?<how>力争|争取)?(?<y>\d{4}年)(?=,?(?:要|全面|基本|力争|实现|完成|建成|全部|率先|推广|达到|建立|将[^,。;\d]{2,24}(?:压减|压缩|缩短|提高|降低|控制|扩大|提升)[至到]|每个?[^,。;\d]{1,10}(?:至少)?(?:建成|建有|达到|实现)|新增|新建|新认定|新培育|计划(?!生育)|组织实施|举办)(?!的|任务))/g,
    read: ({ how, y }) => ({ kind: 'target', point: { on: 'year', year: yearOf(y) }, manner: mannerOf(how) }),
  },
  {
    example: '2026年12月完成',
    pattern: new RegExp(
      `${manner}(?:于|在|到|至)?(?<y>\\d{4}年)(?<m>${n})月份?内?(?=(?:全面|全部|正式|基本|如期)?(?:完成|建成|竣工|完工|投用|投产|通车|交付|上线|实现|出台|报送))`,
      'g',
    ),
    read: ({ how, y, m }) => byMonth(yearOf(y), numeral(m ?? ''), undefined, how),
  },
  {
    example: '本周五前',
    pattern: new RegExp(`(?<k>本|这|下)(?:周|星期)(?<w>[一二三四五六日天])${hour}(?:${before})`, 'g'),
    read: ({ k, w, h }) =>
      by({ on: 'weekday', week: k === '下' ? 'next' : 'this', weekday: weekdayOf(w), hour: h || null }),
  },
  {
    example: '今天下班前',
    pattern: new RegExp(`(?<k>今天|今日|明天|明日)${hour}(?:${before})`, 'g'),
    read: ({ k, h }) => by({ on: 'today', days: k?.startsWith('今') ? 0 : 1, hour: h || null }),
  },
]
