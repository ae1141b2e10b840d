import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { getCards, getWorkload } from '#contract/home.ts'
import { countByLight, listMatters } from '#contract/ledger.ts'
import type { InputOf } from '#contract/operation.ts'
import { listSources } from '#contract/sources.ts'
import { getTray } from '#contract/tray.ts'
import { addDays, civilDate } from '#domain/date.ts'
import { lights } from '#domain/light.ts'
import { periods } from '#domain/period.ts'
import { businessRoles, type Role } from '#domain/permissions.ts'
import { loadMatters } from '../src/demo/bulk.ts'
import { deskOf, type Desk } from '../src/demo/desk.ts'
import { installGovernment, readGovernment, type Person } from '../src/demo/people.ts'
import { readProvince } from '../src/demo/province.ts'
import { tellProvince } from '../src/demo/tell.ts'
import { makeApp } from './support/world.ts'

const today = civilDate('2026-11-20')
const since = addDays(today, -430)
const loaded = 400
let people: readonly Person[]
let desk: (person: Person) => Desk
let matters = 0

before(async () => {
  const { app } = await makeApp(today)
  const province = await readProvince()
  const passwordFor = (login: string) => `${login}-password`
  const first = await installGovernment(app, since, passwordFor, { ...province, people: province.listed })
  const told = await tellProvince({
    app,
    province,
    government: first,
    today,
    since,
    passwordFor,
    limit: 60,
    onProgress: () => undefined,
  })
  assert.deepEqual(told.abandoned, [], 'the story runs into no refusal')
  matters = told.matters
  const government = await readGovernment(app, province)
  await loadMatters({ app, province, government, matters: loaded, seed: 1, onProgress: () => undefined })
  // Everybody whom the terminal names, and some of the many.
  const listed = new Set(province.listed.map((each) => each.login))
  const all = [...government.people.values()]
  people = [
    ...all.filter((each) => listed.has(each.login)),
    ...all.filter((each) => !listed.has(each.login)).slice(0, 6),
  ]
  desk = (person) => deskOf(app, person.accountId)
})

type Filter = InputOf<typeof listMatters>
const totalOf = async (person: Person, filter: Filter) =>
  (await desk(person)(listMatters, { ...filter, limit: 1 })).total
const readsLedger = ({ role }: Person) => businessRoles.includes(role)

test('every role of the demonstration is among those who are asked', () => {
  const held = new Set<Role>(people.map((each) => each.role))
  assert.equal(held.size, 9)
  assert.ok(people.length >= 20)
})

test('bug 7 elsewhere: every card of the home page is the total of the list it opens, in every period and for every role', async () => {
  let cards = 0
  const numbers = new Set<number>()
  for (const person of people.filter(readsLedger))
    for (const period of periods)
      for (const set of (await desk(person)(getCards, { period })).sets)
        for (const card of set.cards) {
          assert.equal(
            await totalOf(person, card.filter),
            card.count,
            `${person.login} ${period} ${set.scope} ${card.key}`,
          )
          numbers.add(card.count)
          cards += 1
        }
  assert.ok(cards >= 200, `${cards} cards`)
  assert.ok(numbers.size >= 15, 'the numbers differ from one another')
})

test('every pile is the total of the list it opens, or all of it lies here', async () => {
  const keys = new Set<string>()
  for (const person of people)
    for (const group of (await desk(person)(getTray, {})).groups) {
      const said = `${person.login} ${group.key}`
      if (group.count > 0) keys.add(group.key)
      if (group.opens?.list === 'ledger') assert.equal(await totalOf(person, group.opens.filter), group.count, said)
      else if (group.opens)
        assert.equal((await desk(person)(listSources, { undecided: 'true', limit: 1 })).total, group.count, said)
      else assert.equal(group.items.length, group.count, said)
    }
  assert.ok(keys.size >= 6, [...keys].join(' '))
})

test('every number of the workload is the total of the list it opens', async () => {
  let numbers = 0
  for (const person of people.filter((each) => each.role === 'inspector' || each.role === 'office_director'))
    for (const { name, underway, overdue, handedIn } of (await desk(person)(getWorkload, {})).people)
      for (const each of [underway, overdue, handedIn]) {
        assert.equal(await totalOf(person, each.filter), each.count, `${person.login} ${name}`)
        numbers += each.count
      }
  assert.ok(numbers > 20)
})

test('the lights above the ledger are the totals of the ledger under each light', async () => {
  for (const person of people.filter(readsLedger)) {
    const counts = await desk(person)(countByLight, {})
    for (const light of lights)
      assert.equal(await totalOf(person, { light }), counts[light], `${person.login} ${light}`)
    assert.equal(await totalOf(person, {}), counts.total)
  }
})

test('what was told and what was loaded stands in the ledger of the office', async () => {
  const inspector = people.find((each) => each.login === 'limin')
  assert.ok(inspector)
  assert.equal(await totalOf(inspector, { scope: 'supervised' }), matters + loaded)
  const states = new Set<string>()
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await desk(inspector)(listMatters, { limit: 200, ...(cursor ? { cursor } : {}) })
    for (const each of page.items) states.add(`${each.state} ${each.light}`)
    cursor = page.next ?? undefined
  }
  assert.ok(states.size >= 10, [...states].join(', '))
})
