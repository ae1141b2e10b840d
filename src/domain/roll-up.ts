/** How what was handed further down adds up to the matter above, as its unit declares it (A17). */
export const rollUpRules = ['all', 'weighted'] as const
export type RollUpRule = (typeof rollUpRules)[number]

export type RolledChild = {
  readonly id: string
  readonly mandatory: boolean
  readonly hasEnded: boolean
}
export type RolledUp = {
  readonly rule: RollUpRule
  /** What has ended over what there is: counted, or by weight. */
  readonly done: number
  readonly of: number
  readonly percent: number
  /** The terms of the sum, in the order of the children. */
  readonly terms: readonly { readonly id: string; readonly weight: number; readonly done: boolean }[]
}

/** All: every mandatory child weighs the same. Weighted: as declared, and one without a declared weight weighs 1. */
export const rollUp = (
  rule: RollUpRule,
  children: readonly RolledChild[],
  weights: Readonly<Record<string, number>> = {},
): RolledUp => {
  const counted = rule === 'all' ? children.filter((child) => child.mandatory) : children
  const terms = counted.map((child) => ({
    id: child.id,
    weight: rule === 'all' ? 1 : (weights[child.id] ?? 1),
    done: child.hasEnded,
  }))
  const sum = (some: readonly { weight: number }[]) => some.reduce((total, each) => total + each.weight, 0)
  const done = sum(terms.filter((each) => each.done))
  const all = sum(terms)
  return { rule, done, of: all, percent: all === 0 ? 0 : Math.round((done / all) * 1000) / 10, terms }
}
