import type { CivilDate } from './date.ts'

/** What a unit may owe on one matter, the most urgent kind first where two fall on one day. */
export const owedKinds = [
  'acknowledge',
  'sign',
  'answer',
  'redo',
  'countersign',
  'contribute',
  'divided',
  'hand-in',
] as const
export type OwedKind = (typeof owedKinds)[number]

export type Owed = { readonly kind: OwedKind; readonly on: CivilDate | null }

export type OwedFacts = {
  /** The last day to acknowledge; null when that is done. */
  readonly acknowledgeBy: CivilDate | null
  /** The day of the oldest question that waits for an answer. */
  readonly askedOn: CivilDate | null
  /** The day on which a text was laid before the reader to be signed. */
  readonly laidBeforeOn: CivilDate | null
  /** The day on which a completion report was laid before this joint lead. */
  readonly countersignFrom: CivilDate | null
  readonly isReturned: boolean
  readonly isLead: boolean
  /** The day agreed with the lead for this unit's part; the matter's day due where none is. */
  readonly contributeBy: CivilDate | null
  readonly owesContribution: boolean
  /** Given by the unit to the reader or the reader's division. */
  readonly divided: { readonly by: CivilDate | null } | null
  readonly due: CivilDate | null
}

const byDay = (a: Owed, b: Owed): number => {
  const [x, y] = [a.on ?? '9999-12-31', b.on ?? '9999-12-31']
  if (x !== y) return x < y ? -1 : 1
  return owedKinds.indexOf(a.kind) - owedKinds.indexOf(b.kind)
}

/** Everything owed on a matter, what is owed next first. Before it is acknowledged nothing else is. */
export const owedOn = (facts: OwedFacts): readonly Owed[] => {
  if (facts.acknowledgeBy) return [{ kind: 'acknowledge', on: facts.acknowledgeBy }]
  const owed: (Owed | null)[] = [
    facts.laidBeforeOn && { kind: 'sign', on: facts.laidBeforeOn },
    facts.askedOn && { kind: 'answer', on: facts.askedOn },
    facts.countersignFrom && { kind: 'countersign', on: facts.countersignFrom },
    facts.owesContribution ? { kind: 'contribute', on: facts.contributeBy ?? facts.due } : null,
    facts.divided ? { kind: 'divided', on: facts.divided.by ?? facts.due } : null,
    facts.isLead ? { kind: facts.isReturned ? 'redo' : 'hand-in', on: facts.due } : null,
  ]
  return owed.filter((each) => each !== null).toSorted(byDay)
}
