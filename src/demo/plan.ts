import type { InputOf } from '#contract/operation.ts'
import type { draftMatter } from '#contract/matters.ts'
import { addMonths, dateOf, daysInMonth, monthOf, yearOf, type CivilDate } from '#domain/date.ts'
import { budgets, fateOf } from './chances.ts'
import { daysBack, type Days } from './days.ts'
import type { Organization } from './people.ts'
import type { Province } from './province.ts'
import { randomFrom, type Random } from './random.ts'
import { turns, type Turn } from './turn-steps.ts'
import { wordingOf, type Topic, type Topics, type Wording, type Words } from './texts.ts'

/** What becomes of a matter; most are simply done in time. */
export type Fate = Turn | 'plain' | 'late' | 'stuck' | 'returned' | 'refused' | 'draft' | 'proposed' | 'established'

export type Told = {
  readonly no: string
  readonly wording: Wording
  readonly lead: string
  readonly joint: readonly string[]
  readonly support: readonly string[]
  readonly budget: InputOf<typeof draftMatter>['budget']
  /** The budget in working days, about. */
  readonly length: number
  readonly fate: Fate
  /** When the unit hands in, as a share of the budget. */
  readonly pace: number
  readonly children: readonly Told[]
  /** What chance decides about the small things: who asks, who is slow. */
  readonly random: Random
}

export type Paper = {
  readonly no: string
  readonly kind:
    | 'document'
    | 'meeting_decision'
    | 'leader_instruction'
    | 'superior_order'
    | 'deputies_suggestion'
    | 'party_committee'
    | 'media_report'
    | 'clue'
    | 'major_decision'
  readonly title: string
  readonly docNumber?: string
  readonly issuer?: string
  readonly originLevel: number
  readonly urgency: 'normal' | 'plain' | 'urgent' | 'most_urgent'
  /** Working days ago on which its order was issued. */
  readonly ago: number
  /** 登记即交办. */
  readonly registered: boolean
  readonly instruction?: { readonly leader: string; readonly text: string }
  readonly inspector: string
  readonly orderTitle: string
  readonly matters: readonly Told[]
}

type Making = {
  readonly random: Random
  readonly province: Province
  readonly topics: Topics
  readonly words: Words
  readonly days: Days
}

/** The end of a month some months after a day, as the work report of a year sets its limits. */
const monthEnd = (day: CivilDate, months: number): CivilDate => {
  const later = addMonths(day, months)
  return dateOf(yearOf(later), monthOf(later), daysInMonth(yearOf(later), monthOf(later)))
}

const childrenOf = (making: Making, no: string, city: Organization, length: number): Told[] => {
  const { province, topics, words } = making
  const random = randomFrom(making.random.below(1_000_000))
  const counties = province.counties.filter((each) => each.parent === city.key)
  const topic = random.pick(topics.counties)
  return random.some(counties, random.from(2, 3)).map((county, i): Told => {
    const amount = Math.max(5, Math.floor(length * 0.55))
    return {
      no: `${no}.${i + 1}`,
      wording: wordingOf(random, topic, words, county.short),
      lead: county.key,
      joint: [],
      support: [],
      budget: { kind: 'working_days', amount },
      length: amount,
      fate: random.chance(0.12) ? 'late' : 'plain',
      pace: random.chance(0.12) ? 1.2 : 0.5 + random.below(40) / 100,
      children: [],
      random,
    }
  })
}

const matterOf = (
  making: Making,
  no: string,
  ago: number,
  more: { topic?: Topic; due?: CivilDate; fate?: Fate } = {},
): Told => {
  const { province, topics, words, days } = making
  const random = randomFrom(making.random.below(1_000_000))
  const city = more.topic === undefined && random.chance(0.45) ? random.pick(province.cities) : null
  const topic = city ? random.pick(topics.cities) : (more.topic ?? random.pick(topics.departments))
  const lead = city?.key ?? topic.at ?? 'fgw'
  const { budget, length } = more.due
    ? { budget: { kind: 'fixed' as const, on: more.due }, length: ago - days.ago(more.due) }
    : budgets(random)
  const { fate, pace } = more.fate ? { fate: more.fate, pace: 0.8 } : fateOf(random, ago, length)
  const others = random
    .some(
      (random.chance(0.5) ? province.departments.slice(0, 35) : province.cities).filter((each) => each.key !== lead),
      random.pick([0, 0, 1, 1, 2, 3]),
    )
    .map((each) => each.key)
  const hasJoint = others.length > 0 && random.chance(0.18)
  const divides = city !== null && length >= 20 && random.chance(0.35)
  return {
    no,
    wording: wordingOf(random, topic, words, city?.short),
    lead,
    joint: hasJoint ? others.slice(0, 1) : [],
    support: others.slice(hasJoint ? 1 : 0),
    budget,
    length,
    fate,
    pace,
    children: divides ? childrenOf(making, no, city, length) : [],
    random,
  }
}

const inspectors = ['limin', 'limin', 'chenzhiyuan', 'wupeiran', 'dengyuchen', 'luoxiaotong']
const leaders = [
  'lishengwen',
  'caoruiming',
  'wanghaifeng',
  'wanghaifeng',
  'pengxueqin',
  'dongchangfa',
  'yuanlihong',
  'lvweidong',
]

const paperOf = (
  making: Making,
  given: Partial<Paper> & Pick<Paper, 'no' | 'kind' | 'title' | 'ago'>,
  matters: readonly Told[],
): Paper => ({
  originLevel: 2,
  urgency: 'normal',
  registered: false,
  inspector: making.random.pick(inspectors),
  orderTitle:
    matters.length === 1 ? `关于${matters[0]?.wording.title}的督办通知` : `关于做好${given.title}任务落实的督办通知`,
  ...given,
  matters,
})

/** The work report of the year, divided among all departments: one order of eighty-one rows. */
const workReport = (making: Making): Paper => {
  const { days, topics, random } = making
  const today = days.on(0)
  const start = days.ago(dateOf(yearOf(addMonths(today, -2)), 2, 10))
  const ago = start > 40 && start < 250 ? start : 195
  const issued = days.on(ago)
  const year = yearOf(issued)
  const matters = topics.departments
    .slice(0, 81)
    .map((topic, i) =>
      matterOf(making, `r${i + 1}`, ago, { topic, due: monthEnd(issued, random.pick([4, 7, 10, 10])) }),
    )
  const title = `${year}年省《政府工作报告》重点任务分工`
  const docNumber = `岭府〔${year}〕1号`
  return paperOf(
    making,
    { no: 'r', kind: 'major_decision', title, docNumber, issuer: '岭南省人民政府', ago, inspector: 'limin' },
    matters,
  )
}

const many = (making: Making, no: string, ago: number, count: number) =>
  Array.from({ length: count }, (_, i) => matterOf(making, `${no}-${i + 1}`, ago))

/** Each kind of turn some three times a year; what waits for a decision only among the latest. */
const turnOf = (meeting: number, row: number): Turn | undefined => {
  if (![2, 5, 8].includes(row)) return undefined
  const turn = turns[(meeting + row * 5) % turns.length]
  if (meeting < 2 || (turn !== 'pending' && turn !== 'disputed' && turn !== 'reopened')) return turn
  return turn === 'pending' ? 'extended' : 'resumed'
}

/** 常务会议 once a month: twelve rows each. */
const meetings = (making: Making): Paper[] =>
  Array.from({ length: 12 }, (_, i) => {
    const ago = 12 + i * 21
    const title = `省政府常务会议（第${70 - i}次）议定事项`
    const first = { ...matterOf(making, `m${i}-1`, ago, { fate: 'plain' }), length: 60, pace: 0.9 }
    const matters = Array.from({ length: 11 }, (__, row): Told => {
      const fate = turnOf(i, row)
      const told = matterOf(making, `m${i}-${row + 2}`, ago, fate ? { fate } : {})
      if (!fate) return told
      const plain = { ...told, budget: { kind: 'working_days' as const, amount: 45 }, length: 45, children: [] }
      // 并入 is for true duplicates: the same unit owes both.
      return fate === 'merged' ? { ...plain, lead: first.lead, joint: [], support: [] } : plain
    })
    const paper = { no: `m${i}`, kind: 'meeting_decision', title, issuer: '岭南省人民政府', ago } as const
    return paperOf(making, paper, [
      { ...first, budget: { kind: 'working_days', amount: 60 }, children: [] },
      ...matters,
    ])
  })

const smaller: readonly Pick<Paper, 'kind' | 'title' | 'issuer' | 'originLevel'>[] = [
  { kind: 'superior_order', title: '国务院督查通报反馈问题整改', issuer: '国务院办公厅', originLevel: 1 },
  { kind: 'deputies_suggestion', title: '省人大代表重点建议办理', issuer: '省人大常委会办公厅', originLevel: 2 },
  { kind: 'party_committee', title: '省委专题会议部署事项', issuer: '中共岭南省委办公厅', originLevel: 2 },
  { kind: 'media_report', title: '《民生热线》反映问题整改', issuer: '岭南日报', originLevel: 3 },
  { kind: 'document', title: '优化营商环境年度工作要点', issuer: '岭南省人民政府办公厅', originLevel: 2 },
]

const threes = (making: Making): Paper[] =>
  Array.from({ length: 25 }, (_, i) => {
    const ago = 4 + i * 10
    const { title, ...rest } = smaller[i % smaller.length]!
    const year = yearOf(making.days.on(ago))
    return paperOf(
      making,
      { no: `t${i}`, ...rest, title: `${title}（${year}年第${25 - i}批）`, ago },
      many(making, `t${i}`, ago, 3),
    )
  })

/** Subjects of the units whose people the terminal names: whoever signs in as one of them finds something to do. */
const namedTopics = ({ topics, province }: Making) => {
  const named = new Set(province.listed.map(({ at }) => at))
  return topics.departments.filter(({ at = '' }) => named.has(at))
}

/** Carriers with an instruction, handed down at once. */
const instructions = (making: Making): Paper[] => {
  const named = namedTopics(making)
  return Array.from({ length: 100 }, (_, i) => {
    const [{ random, words }, ago] = [making, Math.floor(250 * (i / 100) ** 1.6)]
    const topic = i % 4 === 1 ? named[((i - 1) * 5) % named.length] : undefined
    const matter = matterOf(making, `i${i}`, ago, topic ? { topic } : {})
    const instruction = { leader: random.pick(leaders), text: random.pick(words.instructions) }
    const urgency = random.pick(['normal', 'normal', 'plain', 'urgent', 'most_urgent'] as const)
    const title = `关于${matter.wording.title}的批示件`
    return paperOf(
      making,
      { no: `i${i}`, kind: 'leader_instruction', title, ago, urgency, registered: true, instruction },
      [matter],
    )
  })
}

/** What lies on the desks today, before any order: drafts, proposals, approved ones, and what was refused. */
const onTheDesk = (making: Making): Paper[] =>
  (['draft', 'proposed', 'established', 'refused'] as const).map((fate, i) => {
    const ago = fate === 'refused' ? 30 : -1
    const matters = Array.from({ length: 7 }, (_, n) => matterOf(making, `d${i}-${n + 1}`, ago, { fate }))
    const title = `省政府专题会议纪要（第${40 + i}期）`
    return paperOf(
      making,
      {
        no: `d${i}`,
        kind: 'meeting_decision',
        title,
        issuer: '岭南省人民政府',
        ago,
        inspector: i % 2 ? 'limin' : 'chenzhiyuan',
      },
      matters,
    )
  })

export const countOf = (papers: readonly Paper[]): number =>
  papers.flatMap((paper) => paper.matters).reduce((sum, each) => sum + 1 + each.children.length, 0)

/** The whole story of the province up to a day. The same day and seed make the same story. */
export const planProvince = (
  province: Province,
  topics: Topics,
  words: Words,
  today: CivilDate,
  seed = 2026,
): Paper[] => {
  const making: Making = { random: randomFrom(seed), province, topics, words, days: daysBack(today) }
  const monthly = meetings(making)
  return [
    ...monthly.slice(0, 2),
    ...instructions(making),
    ...threes(making),
    ...onTheDesk(making),
    ...monthly.slice(2),
    workReport(making),
  ]
}
