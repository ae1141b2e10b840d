import { startFacts } from './clock.ts'
import { readOfficeHours } from './office-hours.ts'
import { ladderFrom } from './reminder.ts'

/**
 * What each government decides for itself (workflow §4): windows, cadences, wording, who may be the second pair of eyes.
 * A default that no clause fixes is a design default; whoever changes one cites the local rule (B46).
 */
type Words = { readonly zh: string; readonly en: string }
type NumberSetting = {
  readonly kind: 'number'
  readonly standard: number
  readonly least: number
  readonly most: number
}
type FlagSetting = { readonly kind: 'flag'; readonly standard: boolean }
type TextSetting = {
  readonly kind: 'text'
  readonly standard: string
  readonly longest: number
  readonly form?: (value: string) => boolean
}
type ChoiceSetting = {
  readonly kind: 'choice'
  readonly standard: string
  readonly choices: readonly { readonly value: string; readonly name: Words }[]
}
export type Setting = { readonly name: Words } & (NumberSetting | FlagSetting | TextSetting | ChoiceSetting)

const number = (zh: string, en: string, standard: number, least: number, most: number) =>
  ({ name: { zh, en }, kind: 'number', standard, least, most }) as const
const flag = (zh: string, en: string, standard: boolean) => ({ name: { zh, en }, kind: 'flag', standard }) as const
const text = (
  zh: string,
  en: string,
  standard: string,
  longest: number,
  form: (value: string) => boolean = () => true,
) => ({ name: { zh, en }, kind: 'text', standard, longest, form }) as const
const choice = (zh: string, en: string, standard: string, choices: ChoiceSetting['choices']) =>
  ({ name: { zh, en }, kind: 'choice', standard, choices }) as const

const startNames: Readonly<Record<(typeof startFacts)[number], Words>> = {
  delivery: { zh: '交办件送达之日', en: 'Delivery of the order' },
  receipt: { zh: '收到来件之日', en: 'Receipt of the source' },
  issue: { zh: '来件印发之日', en: 'Issue of the source' },
}

const ladder = (zh: string, en: string, standard: string) =>
  ({
    name: { zh, en },
    kind: 'text',
    standard,
    longest: 80,
    form: (value: string) => ladderFrom(value) !== null,
  }) as const

export const settings = {
  'acknowledge.workdays': number('签收时限（工作日）', 'Working days to acknowledge', 1, 1, 10),
  'dispute.workdays': number('申请改办期限（送达后工作日）', 'Working days after delivery to dispute', 5, 1, 30),
  'extension.most': number('同一事项最多延期次数', 'Extensions of one matter at most', 2, 0, 10),
  'warning.workdays': number('临期提醒提前（工作日）：一般事项', 'Working days of warning: ordinary matters', 5, 1, 60),
  'warning.workdays-urgent': number('临期提醒提前（工作日）：加急', 'Working days of warning: urgent', 3, 1, 60),
  'warning.workdays-most-urgent': number(
    '临期提醒提前（工作日）：特急',
    'Working days of warning: most urgent',
    1,
    1,
    60,
  ),
  'warning.workdays-annual': number(
    '临期提醒提前（工作日）：年度重点、长期推进',
    'Working days of warning: work of a year or longer',
    10,
    1,
    60,
  ),
  'warning.workdays-milestone': number(
    '阶段目标和按阶段报送至多提前几个工作日预警',
    'Working days of warning: milestones and reports by stage, at most',
    5,
    1,
    60,
  ),
  'office.hours': text(
    '办公时间（如 09:00-12:00 14:00-18:00）',
    'Office hours (like 09:00-12:00 14:00-18:00)',
    '09:00-12:00 14:00-18:00',
    60,
    (hours) => readOfficeHours(hours) !== null,
  ),
  'clock.closes': flag(
    '时限最后一日以下班时间为止（否则至24时）',
    'The last day ends with the close of business',
    false,
  ),
  'clock.rolls': flag('按自然日、按月计的时限遇休息日顺延', 'Periods of days and months roll over rest days', true),
  'clock.start': choice(
    '时限自何时起算（最迟自送达起算）',
    'What starts a clock (delivery at the latest)',
    'delivery',
    startFacts.map((value) => ({ value, name: startNames[value] })),
  ),
  'notice.least-hours': number(
    '交办至到期不足多少办公小时须有批准人（0 为不启用）',
    'Office hours below which a notice needs an approver (0: never)',
    5,
    0,
    80,
  ),
  'reminder.standard': ladder(
    '常规提醒（到期前工作日，0 为到期日，+ 为超期）',
    'Reminders, standard (working days before, 0 the day due, + overdue)',
    '10,5,3,1,0,+1,+3,+5,+10',
  ),
  'reminder.close': ladder('较密提醒（加急、平急及重点事项）', 'Reminders, close', '10,5,3,2,1,0,+1,+2,+3,+5,+10'),
  'reminder.short': ladder('短周期提醒（特急事项）', 'Reminders, short', '3,2,1,0,+1,+2,+3,+5'),
  'reminder.milestone': ladder('阶段目标提醒', 'Reminders of milestones', '3,1,0,+1,+5'),
  'reminder.deputy-before': number('到期前几个工作日起同时提醒副联络员', 'Deputies are told from', 3, 0, 60),
  'reminder.principal-before': number('到期前几个工作日起同时提醒主要负责人', 'Principals are told from', 0, 0, 60),
  'reminder.director-after': number('超期几个工作日起同时提醒办公室主任', 'Office directors are told from', 3, 1, 60),
  'reminder.hour': number('每个工作日几时开始提醒', 'Hour at which reminders begin', 8, 0, 20),
  'quiet.from': number('免打扰开始（时）', 'Quiet hours from', 20, 0, 23),
  'quiet.to': number('免打扰结束（时）', 'Quiet hours until', 8, 0, 23),
  'urging.most-a-week': number('同一单位每周最多催办次数', 'Urgings of one unit a week at most', 5, 1, 50),
  'explanation.workdays': number('说明原因及改进意见的期限（工作日）', 'Working days to explain', 3, 1, 30),
  'period.day': number('每月报送截止日', 'Day of the month on which a reporting period closes', 25, 1, 28),
  'period.least-days': number(
    '交办后不足多少天即截止的报送期不要求报送',
    'Days at work before a period asks',
    10,
    0,
    31,
  ),
  'cadence.monthly': flag('未设定汇报频次的事项按月报送', 'Matters without a cadence are asked monthly', true),
  'cadence.least-days': number(
    '一般事项两次报送至少间隔（天）',
    'Days between periods of ordinary matters',
    28,
    7,
    366,
  ),
  'cadence.least-days-urgent': number(
    '特急、加急事项两次报送至少间隔（天）',
    'Days between periods of urgent matters',
    7,
    7,
    366,
  ),
  'approval.by-paper': flag(
    '起草人可登记他人的纸质签批作为审批',
    'The drafter may record another’s paper approval',
    true,
  ),
  'reading.silence-workdays': number(
    '呈报后多少工作日未批示视为阅结（0 为不启用）',
    'Working days of silence that count as read (0: never)',
    0,
    0,
    90,
  ),
  'oral.confirm-workdays': number('口头交办确认期限（工作日）', 'Working days to confirm an oral assignment', 3, 1, 30),
  'problem.feedback-workdays': number('问题反馈期限（工作日）', 'Working days to feed a problem back', 10, 1, 90),
  'plan.workdays': number('拟定督查方案期限（工作日）', 'Working days to draw up an inspection plan', 5, 1, 60),
  'delegation.days': number('委托办理最长天数', 'Days that a delegation may last', 180, 1, 366),
  'assistant.enabled': flag(
    '可请助手就来件补充建议（地址由系统管理员配置）',
    'The assistant may be asked about sources (its address is the system administrator’s)',
    false,
  ),
  'government.level': number(
    '本级政府层级（1国家 2省 3市 4县）',
    'Level of this government (1 State … 4 county)',
    3,
    1,
    4,
  ),
  'child.township-approver': flag('下达乡镇须有批准人', 'Handing down to townships needs an approver', true),
  'order.title': text('交办件标题用语', 'Title of an order', '督办通知', 20),
  'letter.series': text(
    '提醒函、督办函等的代字',
    'Series of letters that follow urging',
    '督函',
    10,
    (series) => !/[\s〔〕]/.test(series),
  ),
  'order.verb': text('对同级部门的用语（交办、转办、请办）', 'Verb towards same-level departments', '交办', 4),
} as const satisfies Record<string, Setting>

export type SettingKey = keyof typeof settings
export type SettingValue<K extends SettingKey> = (typeof settings)[K]['standard'] extends number
  ? number
  : (typeof settings)[K]['standard'] extends boolean
    ? boolean
    : string

export const settingKeys = Object.keys(settings) as readonly SettingKey[]

/** Whether a value may stand under a key. */
export const fitsSetting = (key: SettingKey, value: unknown): boolean => {
  const said: Setting = settings[key]
  switch (said.kind) {
    case 'number':
      return Number.isInteger(value) && (value as number) >= said.least && (value as number) <= said.most
    case 'flag':
      return typeof value === 'boolean'
    case 'text':
      return (
        typeof value === 'string' &&
        value.trim().length > 0 &&
        value.length <= said.longest &&
        (said.form?.(value) ?? true)
      )
    case 'choice':
      return said.choices.some((each) => each.value === value)
  }
}

/** A form's words as the value of a key; what does not fit stays words and fails `fitsSetting`. */
export const settingFrom = (key: SettingKey, words: string): unknown => {
  switch (settings[key].kind) {
    case 'number':
      return /^\d+$/.test(words) ? Number(words) : words
    case 'flag':
      return words === 'true' ? true : words === 'false' ? false : words
    case 'text':
    case 'choice':
      return words
  }
}

/** Settings by which due days and warning days are counted: a change of one counts the open clocks anew. */
export const countsClocks = (key: SettingKey): boolean =>
  key === 'office.hours' || key === 'clock.closes' || key === 'clock.rolls' || key.startsWith('warning.')

/** The task that counts them anew. */
export const recountTask = 'clocks'
