import { continuousWordings, dateWordings } from './deadline-dates.ts'
import { countedWordings, recurringWordings } from './deadline-recurring.ts'
import { by, byDay, byMonth, cycles, hour, month, monthOf, n, year, yearOf, type Wording } from './deadline-tokens.ts'
import { numeral } from './numbering.ts'

/** 汛期前, 立行立改, 及时: no day of the calendar */
export const softWordings: readonly Wording[] = [
  {
    example: '汛期前',
    pattern:
      /(?:\d{4}年)?[“"]?(?<e>国庆节?|元旦|五一|劳动节|七一|八一|春节|清明节?|端午节?|中秋节?|主?汛期|入汛|供暖[季期]?|采暖[季期]?|[春秋]季(?:学期)?(?:开学)?|新?学期|开学|换届|(?:全国|[省市县])?两会|(?:党的)?二十[一二]?大|竣工验收|验收|高考|中考|入冬|上冻|封冻|秋收|春耕|雨季|放假|整改到位|项目竣工|开工)[”"]?(?:来临|到来|开始|召开|结束)?(?:之前|以前|前)(?:\d{1,2}(?:个工作)?[日天])?(?!提下?|后|,不得)/g,
    read: ({ e }) => ({ kind: 'event', event: e ?? '' }),
  },
  {
    example: '立行立改',
    pattern: /立行立改|即知即改|即行即改|立查立改|立即整改|立整立改|马上就办/g,
    read: () => ({ kind: 'at-once' }),
  },
  {
    example: '及时报送',
    pattern:
      /(?:及时|尽快|立即|限期|适时|抓紧|尽早|从速)(?=报送|上报|报告|向|办结|反馈|整改|完成|移交|提出|拿出|督促检查)/g,
    read: () => ({ kind: 'soon' }),
  },
  {
    example: '长期坚持',
    pattern: /(?<=^|[,。;])(?:并)?(?:长期坚持|持续推进|常态化推进|长期推进)(?=$|[。;])/g,
    read: () => ({ kind: 'continuous', until: null }),
  },
]

/** Particular before general; what one took is not read again. Matched against folded text without blanks. */
export const wordings: readonly Wording[] = [
  ...recurringWordings,
  ...countedWordings,
  ...continuousWordings,
  ...dateWordings,
  ...softWordings,
]

/** Wordings that count only where the whole cell or label is a deadline. */
export const cellWordings: readonly Wording[] = [
  {
    example: '2026.05-2026.12',
    pattern:
      /\d{4}[./]\d{1,2}(?:[./]\d{1,2})?(?:至|到|-|—|–|~)(?<y>\d{4})[./](?<m>\d{1,2})(?:[./](?<d>\d{1,2}))?(?!\d)/g,
    read: ({ y, m, d }) =>
      d === undefined ? byMonth(Number(y), Number(m), undefined) : byDay(Number(y), Number(m), Number(d), undefined),
  },
  {
    example: '“十五五”期间',
    pattern: /[“"]?十(?<p>[三四五六])五[”"]?(?:时期|期间|规划期)/g,
    read: ({ p }) => by({ on: 'plan', plan: 10 + numeral(p ?? '') }),
  },
  {
    example: '9月中下旬',
    pattern: new RegExp(`${year}${month}(?:上中|中下)旬(?:之?前)?`, 'g'),
    read: ({ y, m }) => byMonth(yearOf(y), monthOf(m), undefined),
  },
  {
    example: '6.30前',
    pattern: /(?<![\d.])(?<m>\d{1,2})\.(?<d>\d{1,2})(?:日)?(?:之前|以前|前)/g,
    read: ({ m, d }) => byDay(null, Number(m), Number(d), undefined),
  },
  {
    example: '月内',
    pattern: /(?<![\d一二三四五六七八九十本下每当个A-Za-z×某])本?月(?:底|内|末)/g,
    read: () => byMonth(null, 'this', undefined),
  },
  {
    example: '按季推进',
    pattern: /(?:按|逐)(?<c>年|半年|季度?|月|周)度?(?:推进|实施|开展|落实|完成|兑现|拨付)?/g,
    read: ({ c }) => ({ kind: 'every', every: cycles[c ?? ''] ?? 'month', day: null, since: null }),
  },
  {
    example: '序时推进',
    pattern: /按?(?:照)?(?:时序|序时)(?:进度)?(?:推进|完成)?/g,
    read: () => ({ kind: 'continuous', until: null }),
  },
  {
    example: '2026.6.30',
    pattern: /(?<y>\d{4})[./-](?<m>\d{1,2})[./-](?<d>\d{1,2})日?(?:之前|以前|前)?/g,
    read: ({ y, m, d }) => byDay(Number(y), Number(m), Number(d), undefined),
  },
  {
    example: '2026-06',
    pattern: /(?<y>\d{4})[./-](?<m>\d{1,2})(?:月?底)?前?(?!\d)/g,
    read: ({ y, m }) => (Number(m) <= 12 ? byMonth(Number(y), Number(m), undefined) : null),
  },
  {
    example: '6月30日',
    pattern: new RegExp(`(?:于|在)?${year}${month}(?<d>${n})[日号]${hour}`, 'g'),
    read: ({ y, m, d, h }) => byDay(yearOf(y), monthOf(m), numeral(d ?? ''), h),
  },
  {
    example: '2026年12月',
    pattern: new RegExp(`(?:于|在)?${year}${month}内?(?!前|初|底|末|[上中下]旬|\\d)`, 'g'),
    read: ({ y, m }) => byMonth(yearOf(y), monthOf(m), undefined),
  },
  {
    example: '2026年',
    pattern: /(?<y>\d{4}年|今年|本年|明年)度?(?:全年)?(?!前|初|\d)/g,
    read: ({ y }) => by({ on: 'year', year: yearOf(y) }),
  },
  {
    example: '二季度',
    pattern: /第?(?<q>[一二三四1-4])季度(?!前|初)/g,
    read: ({ q }) => by({ on: 'quarter', year: null, quarter: numeral(q ?? '') }),
  },
  {
    example: '上半年',
    pattern: /(?<x>[上下])半年(?!前|初)/g,
    read: ({ x }) => by({ on: 'half', year: null, half: x === '上' ? 1 : 2 }),
  },
  {
    example: '全年',
    pattern: /全年(?:推进|坚持|持续|任务)?|贯穿全年|年度工作/g,
    read: () => ({ kind: 'continuous', until: { on: 'year', year: 'this' } }),
  },
  {
    example: '持续推进',
    pattern:
      /(?:长期|持续|常态化?|动态|经常性?|永久)(?:性)?(?:坚持|推进|实施|任务|落实|开展|深化|跟踪|跟进|整改|工作|长效|抓好|执行|更新)?/g,
    read: () => ({ kind: 'continuous', until: null }),
  },
  { example: '立即', pattern: /立即(?:办理|落实|执行|完成)?|即时/g, read: () => ({ kind: 'at-once' }) },
  { example: '尽快', pattern: /及时|尽快|适时|限期|抓紧|尽早|近期/g, read: () => ({ kind: 'soon' }) },
]

/** Times whose last day cannot be told: 6月前, 2027年前, 6月初. They become a question. */
export const unclearTime =
  /每(?:\d{1,2}|[两三四五六七八九十])个?(?:日|天|周|月|季度)|每[双单]月(?:\d{1,2}日)?前?|[本下]周内|近日内?|(?:\d{4}年)?(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|[一二三四]季度|上半年)(?:份)?(?:初前?|前(?!后|期|景|后))|\d{4}年(?:初前?|前(?!后|期|景|夕))|近期内?|年前(?=完成|[,。;]|$)|半个?[年月]内(?=完成|[,。;]|$)/g
