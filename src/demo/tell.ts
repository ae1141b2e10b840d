import { transact, systemActor } from '#platform/db.ts'
import type { App } from '#platform/app.ts'
import { announceAll } from '#platform/live.ts'
import { momentOn, type Moment } from '#platform/moment.ts'
import type { CivilDate } from '#domain/date.ts'
import { daysBack } from './days.ts'
import { readOffice } from './office.ts'
import { officeSteps } from './office-steps.ts'
import { stepsOf } from './paper-steps.ts'
import { hire, type Government, type NewPerson } from './people.ts'
import { countOf, planProvince, type Paper } from './plan.ts'
import type { Province } from './province.ts'
import type { Step } from './steps.ts'
import { Abandoned, tellerOf } from './teller.ts'
import { readTopics, readWords } from './texts.ts'

const atOnce = 3
const batch = 24

export type Telling = {
  readonly app: App
  readonly province: Province
  readonly government: Government
  /** The day up to which the story goes. */
  readonly today: CivilDate
  readonly since: CivilDate
  readonly passwordFor: (login: string) => string
  /** Tells only so many matters, and hires only the people that these need. */
  readonly limit?: number | undefined
  readonly onProgress: (share: number) => void | Promise<void>
}
export type Told = { readonly matters: number; readonly acts: number; readonly abandoned: readonly string[] }

const cut = (papers: readonly Paper[], limit: number | undefined): readonly Paper[] => {
  if (limit === undefined) return papers
  let left = limit
  return papers.flatMap((paper) => {
    const matters = paper.matters.slice(0, Math.max(0, left)).map((each) => ({ ...each, children: [] }))
    left -= matters.length
    return matters.length > 0 ? [{ ...paper, matters }] : []
  })
}

const unitsOf = (papers: readonly Paper[]): ReadonlySet<string> =>
  new Set(
    papers.flatMap((paper) =>
      paper.matters
        .flatMap((each) => [each, ...each.children])
        .flatMap((each) => [each.lead, ...each.joint, ...each.support]),
    ),
  )

/** Steps of one hour; those of one lane one after another, the lanes a few at a time. */
const slotsOf = (steps: readonly Step[]): (readonly Step[])[][] => {
  const slots = new Map<number, Map<string, Step[]>>()
  for (const step of steps) {
    const slot = -step.ago * 24 + step.hour
    const lanes = slots.get(slot) ?? new Map<string, Step[]>()
    slots.set(slot, lanes)
    lanes.set(step.lane, [...(lanes.get(step.lane) ?? []), step])
  }
  return [...slots].toSorted(([a], [b]) => a - b).map(([, lanes]) => [...lanes.values()])
}

const minuteOf = (lane: string) => lane.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 60, 7)

/** Everybody who is not in office yet; a batch at a time, since a password takes its time to digest. */
export const hireAll = async (
  { app, government, since, passwordFor }: Pick<Telling, 'app' | 'government' | 'since' | 'passwordFor'>,
  people: readonly NewPerson[],
): Promise<Government> => {
  const hired = new Map(government.people)
  const missing = people.filter((each) => !hired.has(each.login))
  for (let i = 0; i < missing.length; i += batch)
    for (const person of await hire(app, government, since, missing.slice(i, i + batch), passwordFor))
      hired.set(person.login, person)
  return { ...government, people: hired }
}

/** Tells the story of the province, or what is left of it, in the order of its days. Safe to run again. */
export const tellProvince = async (telling: Telling): Promise<Told> => {
  const { app, province, today, limit, onProgress } = telling
  const words = await readWords()
  const papers = cut(planProvince(province, await readTopics(), words, today), limit)
  const hired = limit === undefined ? null : unitsOf(papers)
  const isUnit = new Set(province.organizations.map((each) => each.key))
  const government = await hireAll(
    telling,
    province.people.filter((each) => !hired || !isUnit.has(each.at) || hired.has(each.at)),
  )
  const teller = await tellerOf(app, government)
  const units = new Map([...government.organizations].map(([key, id]) => [id, key]))
  const steps = [...papers.flatMap((paper) => stepsOf(paper, words)), ...officeSteps(await readOffice(), papers, units)]
  const all = steps.reduce((sum, step) => sum + step.acts, 0)
  const before = teller.done()
  const days = daysBack(today)
  const abandoned = new Map<string, string>()
  const momentOf = (step: Step): Moment => {
    const moment = momentOn(days.on(step.ago), step.hour, minuteOf(step.lane))
    const now = app.now()
    return moment.at > now.at ? now : moment
  }
  const walk = async (lane: readonly Step[]): Promise<void> => {
    for (const step of lane) {
      if (abandoned.has(step.lane)) return
      try {
        await step.run(teller, momentOf(step))
      } catch (error) {
        if (!(error instanceof Abandoned)) throw error
        abandoned.set(step.lane, error.message)
      }
    }
  }
  let said = performance.now()
  for (const slot of slotsOf(steps)) {
    const waiting = [...slot]
    const walker = async () => {
      for (let lane = waiting.shift(); lane; lane = waiting.shift()) await walk(lane)
    }
    await Promise.all(Array.from({ length: atOnce }, walker))
    if (performance.now() - said < 2_000) continue
    said = performance.now()
    await onProgress(teller.done() / Math.max(1, all))
    await transact(app.database.db, { actor: systemActor('demo'), today }, (tx) => announceAll(tx, app.schema))
  }
  await transact(app.database.db, { actor: systemActor('demo'), today }, (tx) => announceAll(tx, app.schema))
  await onProgress(1)
  return { matters: countOf(papers), acts: teller.done() - before, abandoned: [...abandoned.values()] }
}
