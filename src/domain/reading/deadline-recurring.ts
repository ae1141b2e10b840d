import {
  anchor,
  before,
  countedOf,
  cycles,
  doing,
  every,
  hour,
  n,
  reports,
  since,
  unit,
  weekdayOf,
  type Wording,
} from './deadline-tokens.ts'
import { numeral } from './numbering.ts'

/** 每月25日前, 每季度结束后10个工作日内, 月调度 */
export const recurringWordings: readonly Wording[] = [
  {
    example: '每季度结束后10个工作日内',
    pattern: new RegExp(
      `${since}每个?(?<c>年度?|半年|季度?|月)(?:度)?(?:结束|终了)后(?:的)?(?<n>${n})${unit}(?:以内|之内|内)`,
      'g',
    ),
    read: ({ c, n: amount, u, sy }) =>
      every(
        cycles[(c ?? '').replace(/年度/, '年')] ?? 'year',
        { after: numeral(amount ?? ''), unit: countedOf(u) },
        sy,
      ),
  },
  {
    example: '从2019年起，于每年2月底前',
    pattern: new RegExp(`${since}每年(?:度)?的?(?<m>${n})月份?(?<d>${n}日|底|末)?(?<b>${before})?`, 'g'),
    read: ({ m, d, b, sy }) =>
      d === undefined && b !== undefined
        ? 'unclear'
        : every(
            'year',
            { month: numeral(m ?? ''), day: (d ?? '').endsWith('日') ? numeral((d ?? '').slice(0, -1)) : 'end' },
            sy,
          ),
  },
  {
    example: '每季度最后一个月25日前',
    pattern: new RegExp(
      `${since}每个?(?<c>季度?|半年)(?:的)?(?:最后(?:一个|1个)月|末月?|第(?:三|3)个月|度末月)(?:的)?(?<d>${n})[日号]${before}?`,
      'g',
    ),
    read: ({ c, d, sy }) => every(cycles[c ?? ''] ?? 'quarter', { month: null, day: numeral(d ?? '') }, sy),
  },
  {
    example: '每季度末月底前',
    pattern: new RegExp(`${since}每个?(?<c>季度?|半年)(?:的)?(?:最后一个月|末月)(?:月)?(?:底|末)${before}?`, 'g'),
    read: ({ c, sy }) => every(cycles[c ?? ''] ?? 'quarter', { month: null, day: 'end' }, sy),
  },
  {
    example: '每年年底前',
    pattern: new RegExp(`${since}每(?<c>年|半年|季度?)(?:年)?(?:底|末)${before}?`, 'g'),
    read: ({ c, sy }) => every(cycles[c ?? ''] ?? 'year', { month: c === '年' ? 12 : null, day: 'end' }, sy),
  },
  {
    example: '每月25日前',
    pattern: new RegExp(`${since}每个?月的?(?<d>${n})[日号]${before}?`, 'g'),
    read: ({ d, sy }) => every('month', { month: null, day: numeral(d ?? '') }, sy),
  },
  {
    example: '每月底前',
    pattern: new RegExp(`${since}每个?月(?:月)?(?:底|末)${before}?`, 'g'),
    read: ({ sy }) => every('month', { month: null, day: 'end' }, sy),
  },
  {
    example: '每周二中午12时前',
    pattern: new RegExp(`每个?(?:周|星期)(?<w>[一二三四五六日天])${hour}${before}?`, 'g'),
    read: ({ w }) => every('week', { weekday: weekdayOf(w) }, undefined),
  },
  {
    example: '每月最后一个工作日前',
    pattern: /每个?(?<c>年|半年|季度?|月|周)的?最后一个?工作日前?/g,
    read: ({ c }) => every(cycles[c ?? ''] ?? 'month', null, undefined),
  },
  {
    example: '每日7时、17时',
    pattern:
      /每[日天](?:早|晚|上午|下午)?\d{1,2}(?:时|点|:\d{2})(?:[、和](?:早|晚|上午|下午)?\d{1,2}(?:时|点|:\d{2}))*前?/g,
    read: () => every('day', null, undefined),
  },
  {
    example: '按季度报送',
    pattern: new RegExp(
      `${since}(?:每个?|按|逐)(?<c>年|半年|季度?|半个?月|月|旬|周|星期|日|天)度?(?!一次)(?=${reports})`,
      'g',
    ),
    read: ({ c, sy }) => every(cycles[c ?? ''] ?? 'year', null, sy),
  },
  {
    example: '月调度',
    pattern:
      /(?<=^|[、,;“。]|实行|实施|建立|坚持|落实|严格|按照|推行|每|一)(?<c>半年|[年季月旬周日])一?(?:调度|通报|会商|汇总|推进|考评|评估|研判|督查|报告)(?!机制|制度|会议)/g,
    read: ({ c }) => every(cycles[c ?? ''] ?? 'month', null, undefined),
  },
  {
    example: '每半年',
    pattern: /每(?<c>年|半年|季度?|半个?月|月|旬|周|日)(?:一次)?/g,
    read: ({ c }) => every(cycles[c ?? ''] ?? 'year', null, undefined),
    inCell: true,
  },
]

/** 自收到之日起10个工作日内, 一个月内 */
export const countedWordings: readonly Wording[] = [
  {
    example: '自收到本通知之日起10个工作日内',
    pattern: new RegExp(
      `(?:自|从|在|于)?(?:本)?${anchor}(?:之日|当日|当天|之后|次日|后)(?:起|开始)?(?:的)?,?(?<n>${n}|半)${unit}(?:以内|之内|内)`,
      'g',
    ),
    read: ({ since: from, n: amount, u }) =>
      amount === '半'
        ? 'unclear'
        : {
            kind: 'within',
            amount: numeral(amount ?? ''),
            unit: countedOf(u),
            since: from === '会' ? '会议' : from || null,
          },
  },
  {
    example: '30个工作日内办结',
    pattern: new RegExp(
      `(?<!压缩.{0,8}|缩短.{0,8}|压减.{0,8}|控制.{0,6}|时限.{0,8}|时间.{0,8}|不超过|限时.{0,4}|承诺.{0,8}|平均.{0,6}|近|过去|最近|连续|为期|满|离校|之日起|受理.{0,6}|申请.{0,8}|\\d)(?<n>${n})${unit}(?:以内|之内|内)(?=(?:按|依|将|予以|全部|必须|要|向)?[^,。;]{0,4}?${doing})`,
      'g',
    ),
    read: ({ n: amount, u }) => ({ kind: 'within', amount: numeral(amount ?? ''), unit: countedOf(u), since: null }),
  },
  {
    example: '一个月内',
    pattern: new RegExp(`(?<!\\d)(?<n>${n})${unit}(?:以内|之内|内)`, 'g'),
    read: ({ n: amount, u }) => ({ kind: 'within', amount: numeral(amount ?? ''), unit: countedOf(u), since: null }),
    inCell: true,
  },
]
