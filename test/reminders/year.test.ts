import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql, type RawBuilder } from 'kysely'
import { shippedCalendar } from '#modules/calendar/index.ts'
import { projectDue } from '#modules/clock/index.ts'
import { sendWaiting } from '#modules/outgoing/index.ts'
import { gatherDigests, remind } from '#modules/reminders/index.ts'
import { civilDate, type CivilDate } from '#domain/date.ts'
import type { App } from '#platform/app.ts'
import type { OutsideMessage } from '#platform/channels/channel.ts'
import { transact } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { civilDateOf, hourOf, momentOn } from '#platform/moment.ts'
import { randomFrom } from '../../src/demo/random.ts'
import { addUnits } from '../support/many-units.ts'
import { drawSeed, sized } from '../support/soak.ts'
import { makeWorld, type World } from '../support/world.ts'
import { faulty } from './faulty.ts'
import { addClock, addHoliday, changing, daysFrom, giveAddresses, insertMatter } from './year-stage.ts'
import { dueBy, expectOn, fingers, type Fingers, type Ledger } from './year-model.ts'

const random = randomFrom(drawSeed('a year of reminders'))
const [matters, units] = [sized(2_000, 200), sized(60, 12)]
const days = daysFrom('2026-01-05', '2026-12-31')
const turning = civilDate('2026-06-15')
const localHoliday = ['2026-06-24', '2026-07-08', '2026-07-09'].map(civilDate)
const standstill = new Set(['2026-05-19', '2026-05-20', '2026-05-21', '2026-08-03', '2026-08-04', '2026-08-05'])

let world: World
let app: App
const ledgers: Ledger[] = []
const delivered: { readonly id: string; readonly at: string }[] = []
const tally = { crashes: 0, breaks: 0, windows: 0, refused: 0 }
let [now, isDown] = ['', false]

/** A mail service that is down at times, and a line that breaks after the mail was taken. */
const email = async ({ id }: OutsideMessage) => {
  if (isDown || random.chance(0.05)) {
    tally.refused += 1
    throw new Error('the service is down')
  }
  delivered.push({ id, at: now })
  if (!random.chance(0.05)) return
  tally.windows += 1
  throw new Error('the line broke after the mail was taken')
}

before(async () => {
  world = await makeWorld('2026-01-05')
  app = { ...world.app, outside: { channels: { email }, address: null } }
  const counties = await addUnits(world, units)
  await giveAddresses(
    world,
    counties.filter((_, i) => i % 2 === 0).map((each) => each.id),
  )
  for (let i = 0; i < matters; i += 1) {
    const start = random.pick(days.slice(0, Math.floor(days.length * 0.8)))
    const given = { id: newId(), unit: counties[i % units]?.id ?? '', start, workdays: random.from(4, 40) }
    const still: CivilDate[] = []
    const fresh = { given: null, stopped: null, isHandedIn: false, events: 1, term: 0, said: [], told: new Map() }
    ledgers.push({ ...given, ...fresh, since: start, still })
  }
})

const steps = {
  'matter.suspended': { values: { stopped: true, state: 'suspended' }, clock: 'stop' },
  'matter.resumed': { values: { stopped: false, state: 'in_progress' }, clock: 'resume' },
  'matter.reported': { values: { state: 'reported' }, clock: null },
  'matter.returned': { values: { state: 'in_progress' }, clock: 'override' },
} as const

const step = (day: CivilDate, matter: Ledger, type: keyof typeof steps) => {
  const { values, clock } = steps[type]
  if (clock !== null) matter.events += 1
  return changing(world, day, matter.id, type, async (tx) => {
    const changed = { ...values, changed_at: momentOn(day, 11).at }
    await tx.updateTable('matter').set(changed).where('id', '=', matter.id).execute()
    if (clock === 'override') await addClock(tx, matter.id, clock, null, matter.given)
    else if (clock !== null) await addClock(tx, matter.id, clock, day, null)
    // A stopped clock has no day; it gets one when it goes on.
    if (clock !== 'stop') await projectDue(tx, matter.id, world.org('government'))
  })
}

/** What people do on a working day at eleven, after the night's work: hand in, get it back, stop and go on. */
const live = async (matter: Ledger, day: CivilDate, hand: Fingers) => {
  if (day === matter.start) return insertMatter(world, matter)
  if (day < matter.start || !hand.isOpen(day)) return
  if (matter.stopped !== null) {
    if (random.chance(0.9)) return void matter.still.push(day)
    matter.stopped = null
    return step(day, matter, 'matter.resumed')
  }
  if (matter.isHandedIn) {
    if (random.chance(0.96)) return
    matter.isHandedIn = false
    matter.given = hand.step(day, random.from(3, 18))
    matter.since = day
    matter.term = matter.events
    return step(day, matter, 'matter.returned')
  }
  if (random.chance(0.03)) {
    matter.isHandedIn = true
    return step(day, matter, 'matter.reported')
  }
  if (matter.given !== null || random.chance(0.99)) return
  matter.stopped = day
  matter.still.push(day)
  return step(day, matter, 'matter.suspended')
}

const fails = (work: Promise<unknown>) =>
  work.then(
    () => 0,
    () => 1,
  )

/** Three workers at the same minute, some of which die on the way; the last run of the day comes to its end. */
const night = async (day: CivilDate) => {
  now = momentOn(day, 9).at
  const moment = { at: now, today: day }
  if (random.chance(0.35)) {
    const three = [0, 1, 2].map(() => (random.chance(0.6) ? faulty(app, random.from(2, 60)) : app))
    for (const died of await Promise.all(three.map((each) => fails(remind(each, moment))))) tally.crashes += died
  }
  await remind(app, moment)
  if (random.chance(0.1)) tally.crashes += await fails(gatherDigests(faulty(app, random.from(2, 15)), moment))
  await gatherDigests(app, moment)
  if (random.chance(0.1)) tally.breaks += await fails(sendWaiting(faulty(app, random.from(2, 15)), moment))
  for (const hour of [9, 21]) {
    now = momentOn(day, hour).at
    await sendWaiting(app, { at: now, today: day })
  }
}

const read = <T>(query: RawBuilder<T>): Promise<readonly T[]> =>
  transact(world.app.database.db, { actor: 'system:test', today: civilDate('2026-12-31') }, async (tx) => {
    const { rows } = await query.execute(tx)
    return rows
  })
const count = async (query: RawBuilder<{ n: number }>) => (await read(query))[0]?.n ?? -1

test('[B17] a year of nights: one row a rung, one notice a reader, none on a rest day, none after hand-in, none lost', async (context) => {
  const special = new Map<string, 'off' | 'work'>([...shippedCalendar().days].map(([day, { kind }]) => [day, kind]))
  // No notice of the year to come is out; its first day is off in every year.
  special.set('2027-01-01', 'off')
  let hand = fingers(special)
  let moved = 0
  for (const day of days) {
    if (day === turning) {
      const before = ledgers.map((each) => (each.stopped === null ? dueBy(each, hand) : null))
      for (const each of localHoliday) special.set(each, 'off')
      hand = fingers(special)
      moved = ledgers.filter(
        (each, i) => each.start < day && each.stopped === null && dueBy(each, hand) !== before[i],
      ).length
      await addHoliday(
        world,
        day,
        localHoliday,
        ledgers.filter((each) => each.start < day && each.stopped === null).map((each) => each.id),
      )
    }
    isDown = random.chance(0.05)
    if (!standstill.has(day)) {
      for (const matter of ledgers) expectOn(matter, day, hand)
      await night(day)
    }
    for (const matter of ledgers) await live(matter, day, hand)
  }
  isDown = false
  for (const day of daysFrom('2027-01-04', '2027-01-08')) {
    now = momentOn(day, 10).at
    await sendWaiting(app, { at: now, today: day })
  }

  const rows = await read(sql<{ said: string }>`select matter_id || ' ' || term || ' ' || rung || ' ' || outcome || ' '
    || decided_on as said from reminder`)
  const expected = ledgers.flatMap((each) => each.said).toSorted()
  const said = rows.map((row) => row.said).toSorted()
  const among = (all: readonly string[]) => {
    const known = new Set(all)
    return (each: string) => !known.has(each)
  }
  assert.deepEqual([said.filter(among(expected)), expected.filter(among(said))], [[], []])
  assert.equal(said.length, expected.length)
  const told = expected.filter((said) => said.includes(' told '))
  assert.ok(told.length > matters && moved > 0, `${told.length} told, ${moved} moved: too little to believe`)

  // Unit and, from the third day overdue, the office director: each rung one notice each.
  const readers = told.length + told.filter((said) => Number(said.split(' ')[2]) >= 3).length
  assert.equal(
    await count(
      sql`select count(*)::int as n from notice where kind in ('reminder.before', 'reminder.due', 'reminder.overdue')`,
    ),
    readers,
  )
  assert.equal(await count(sql`select count(*)::int as n from reminder_reader`), readers)
  assert.equal(await count(sql`select count(*)::int as n from notice where kind = 'reminder.nobody'`), 0)

  // Outside: at least once for whoever wants it, twice only where a process or a line broke, never at rest.
  const wanting = sql`reminder_reader x join contact_preference p on p.account_id = x.account_id`
  const copies = sql`select 1 from outgoing o join outgoing_matter y on y.outgoing_id = o.id where o.account_id = x.account_id
    and y.matter_id = x.matter_id and o.key = 'digest ' || x.digested_on and o.state in ('sent', 'dropped')`
  assert.equal(await count(sql`select count(*)::int as n from ${wanting} where not exists (${copies})`), 0)
  const sent = (await read(sql<{ id: string }>`select id from outgoing where state = 'sent'`)).map((row) => row.id)
  const ids = new Set(delivered.map((each) => each.id))
  assert.deepEqual(
    sent.filter((id) => !ids.has(id)),
    [],
  )
  assert.ok(sent.length > 0)
  const twice = delivered.length - ids.size
  assert.ok(twice <= tally.windows + tally.breaks, `${twice} mails went twice`)
  assert.deepEqual(
    delivered.filter(({ at }) => at < '2027' && (!hand.isOpen(civilDateOf(at)) || hourOf({ at }) === 21)),
    [],
  )
  const summary = `${matters} matters, ${days.length} days, ${told.length} told, ${rows.length - told.length} passed, ${readers} notices; ${moved} days due moved; ${tally.crashes} workers died; ${sent.length} mails sent, ${tally.refused} refused, ${twice} went twice in ${tally.windows + tally.breaks} breaks`
  console.log(`  a year of reminders: ${summary}`)
  context.diagnostic(summary)
})
