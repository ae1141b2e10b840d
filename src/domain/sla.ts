import { defaultBudget, type Budget } from './clock.ts'

/** What a government gives a matter that its source gives no limit: a period, by the rule that says so (B46). */
export type SlaBudget = Exclude<Budget, { kind: 'fixed' }>
export type SlaRule = {
  /** Null stands for every kind of source, or every urgency. */
  readonly sourceKind: string | null
  readonly urgency: string | null
  readonly budget: SlaBudget
  readonly rule: string
}

/**
 * The rule for a matter: the one that names both, else the one that names its urgency, else the one that names its
 * source, else the general one. Urgency comes before source: it is what somebody said of this very matter.
 */
export const slaFor = (
  rules: readonly SlaRule[],
  matter: { readonly sourceKind: string; readonly urgency: string },
): SlaRule | null => {
  const at = (sourceKind: string | null, urgency: string | null) =>
    rules.find((each) => each.sourceKind === sourceKind && each.urgency === urgency)
  return (
    at(matter.sourceKind, matter.urgency) ??
    at(null, matter.urgency) ??
    at(matter.sourceKind, null) ??
    at(null, null) ??
    null
  )
}

const rule = (
  cited: string,
  urgency: string | null,
  kind: SlaBudget['kind'],
  amount: number,
  sourceKind: string | null = null,
): SlaRule => ({ sourceKind, urgency, budget: { kind, amount }, rule: cited })

const state = '国办发〔2008〕120号'
const shanxi = '山西省“13710”工作制度'
const local = '本级督查工作规则：紧急3个、一般15个、疑难30个工作日'

/** Tables to begin with; every line may be changed afterwards, with the local rule that says so. */
export const slaPresets = {
  thirty_workdays: [{ sourceKind: null, urgency: null, budget: defaultBudget as SlaBudget, rule: state }],
  /** 3日内反馈、7日内办结一般问题、1个月内办结重大复杂问题. */
  shanxi_13710: [
    rule(shanxi, 'most_urgent', 'calendar_days', 3),
    rule(shanxi, 'urgent', 'calendar_days', 7),
    rule(shanxi, 'plain', 'calendar_days', 7),
    rule(shanxi, 'normal', 'months', 1),
  ],
  three_fifteen_thirty: [
    rule(local, 'most_urgent', 'working_days', 3),
    rule(local, 'urgent', 'working_days', 3),
    rule(local, 'plain', 'working_days', 15),
    rule(local, 'normal', 'working_days', 15),
    // 疑难事项: decisions that take several units a long time.
    rule(local, 'normal', 'working_days', 30, 'major_decision'),
    rule(local, 'plain', 'working_days', 30, 'major_decision'),
  ],
} as const satisfies Record<string, readonly SlaRule[]>
export type SlaPreset = keyof typeof slaPresets
export const slaPresetNames = Object.keys(slaPresets) as readonly SlaPreset[]
