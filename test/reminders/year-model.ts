import { addDays, weekdayOf, type CivilDate } from '#domain/date.ts'

const neighbours = new Map<CivilDate, readonly [CivilDate, CivilDate]>()
/** The day before or after, looked up once: a year of nights asks for the same ones again and again. */
const beside = (day: CivilDate, count: 1 | -1): CivilDate => {
  const two = neighbours.get(day) ?? ([addDays(day, -1), addDays(day, 1)] as const)
  neighbours.set(day, two)
  return count === 1 ? two[1] : two[0]
}

/** Plain counting on fingers: a set of rest days, and one step a day. */
export const fingers = (special: ReadonlyMap<string, 'off' | 'work'>) => {
  const known = new Map<CivilDate, boolean>()
  const look = (day: CivilDate) => {
    const kind = special.get(day)
    return kind === undefined ? weekdayOf(day) < 5 : kind === 'work'
  }
  const isOpen = (day: CivilDate) => {
    const open = known.get(day) ?? look(day)
    known.set(day, open)
    return open
  }
  const step = (from: CivilDate, count: number): CivilDate => {
    let day = from
    for (let left = Math.abs(count); left > 0;) {
      day = beside(day, count > 0 ? 1 : -1)
      if (isOpen(day)) left -= 1
    }
    return day
  }
  return { isOpen, step }
}
export type Fingers = ReturnType<typeof fingers>

export type Ledger = {
  readonly id: string
  readonly workdays: number
  readonly unit: string
  readonly start: CivilDate
  since: CivilDate
  given: CivilDate | null
  stopped: CivilDate | null
  /** Working days on which the clock stood still. */
  still: CivilDate[]
  isHandedIn: boolean
  /** How many events its clock has, and the last that gave a new day. */
  events: number
  term: number
  told: Map<string, Set<number>>
  said: string[]
}

export const ladder = [-10, -5, -3, -1, 0, 1, 3, 5, 10]

/** The day due by walking every day from the start. */
export const dueBy = (matter: Ledger, { isOpen }: Fingers): CivilDate => {
  if (matter.given !== null) return matter.given
  let day = matter.start
  for (let left = matter.workdays; left > 0;) {
    day = beside(day, 1)
    if (isOpen(day) && !matter.still.includes(day)) left -= 1
  }
  return day
}

/** What the night has to write for a matter on a day, rung by rung. */
export const expectOn = (matter: Ledger, day: CivilDate, hand: Fingers): void => {
  if (!hand.isOpen(day) || matter.isHandedIn || matter.stopped !== null || day <= matter.start) return
  const due = dueBy(matter, hand)
  const known = matter.told.get(String(matter.term)) ?? new Set<number>()
  matter.told.set(String(matter.term), known)
  const come = ladder.filter((rung) => {
    const on = rung === 0 ? (hand.isOpen(due) ? due : hand.step(due, -1)) : hand.step(due, rung)
    return !known.has(rung) && on <= day && on > matter.since
  })
  const above = Math.max(-100, ...known)
  const last = come.at(-1)
  for (const rung of come) {
    known.add(rung)
    const isTold = rung === last && rung > above
    matter.said.push(`${matter.id} ${matter.term} ${rung} ${isTold ? 'told' : 'passed'} ${day}`)
  }
}
