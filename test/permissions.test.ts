import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Hono } from 'hono'
import type { Operation } from '#contract/operation.ts'
import { administrators } from '#domain/permissions.ts'
import { cellsOf, subjectOf, type Cell, type Place } from '../scripts/permissions.ts'
import { endpoints } from '../src/endpoints.ts'
import { hireCast, type Cast, type House, type Member } from './support/cast.ts'
import { callOver, serverOf, type Answer } from './support/http.ts'
import { recipesOf, type Recipe, type Serving } from './support/recipes.ts'
import { makeWorld } from './support/world.ts'

let server: Hono
let cast: Cast
let recipes: Readonly<Record<string, Recipe>>
before(async () => {
  const world = await makeWorld('2026-09-14')
  server = serverOf(world.app)
  cast = await hireCast(world)
  recipes = await recipesOf(world, cast)
})

/** Whose house stands in a place: the lead of a matter from a source is the supervisor of the child matter below. */
const houseAt = (operation: Operation, place: Place): House => {
  if (subjectOf(operation) === 'source' && place === 'coordinating_lead') return 'supervisor'
  const named: Partial<Record<Place, House>> = {
    owner: 'superior',
    addressee: 'coordinating_lead',
    own: 'superior',
    self: 'superior',
    other: 'superior',
    outsider: 'stranger',
  }
  return named[place] ?? (place as House)
}

const statusOf = (answer: Answer): string => {
  if (answer.status >= 200 && answer.status < 300) return '2xx'
  // A rule of the matter, or somebody was faster: asked and answered after the right was checked.
  return answer.status === 409 ? '2xx' : String(answer.status)
}

const knock = async (
  operation: Operation,
  serving: Serving,
  cell: Cell,
): Promise<{ wrong?: string; done: boolean }> => {
  const who = cast(houseAt(operation, cell.place), cell.role)
  const asked: Member = cell.place === 'other' ? cast('stranger', cell.role) : who
  const answer = await callOver(server, operation, await serving(asked), { authorization: who.bearer })
  const isRight = statusOf(answer) === cell.answer
  const said = `${cell.role} as ${cell.place}: ${answer.status}, printed ${cell.answer} ${JSON.stringify(answer.body).slice(0, 200)}`
  return { done: answer.status === 200, ...(isRight ? {} : { wrong: said }) }
}

const atOnce = 4

const walk = async (operation: Operation): Promise<{ cells: number; done: number; wrong: string[] }> => {
  const recipe = recipes[operation.id]
  assert.ok(recipe, `nothing says how to try ${operation.id}`)
  const serving = await recipe()
  const cells = cellsOf(operation)
  // Who may not, first: a refusal leaves the thing in its state.
  const refused = cells.filter((cell) => cell.answer !== '2xx')
  const results = []
  for (let i = 0; i < refused.length; i += atOnce)
    results.push(...(await Promise.all(refused.slice(i, i + atOnce).map((cell) => knock(operation, serving, cell)))))
  for (const cell of cells.filter((each) => each.answer === '2xx')) results.push(await knock(operation, serving, cell))
  return {
    cells: cells.length,
    done: results.filter((each) => each.done).length,
    wrong: results.flatMap((each) => each.wrong ?? []),
  }
}

/** A matter handed further down is nobody's answer to a leader, so it never waits to be read. */
const unreachable = new Set(['matters.send-back-to-review'])

describe('every operation, by every role, from every place', () => {
  for (const { operation } of endpoints)
    test(`${operation.id} answers what is printed`, async () => {
      const { cells, done, wrong } = await walk(operation)
      assert.ok(cells >= 18)
      assert.deepEqual(wrong, [])
      assert.ok(done > 0 || unreachable.has(operation.id), 'nobody who may got it done, so the walk shows nothing')
    })
})

test('there is no operation without a recipe, and no recipe without an operation', () => {
  assert.deepEqual(Object.keys(recipes).toSorted(), endpoints.map((each) => each.operation.id).toSorted())
})

test('[X11] to the three administrators no matter, assignment, order or source exists', () => {
  const business = new Set(['draft', 'matter', 'assignment', 'order', 'source'])
  const cells = endpoints
    .filter(({ operation }) => business.has(subjectOf(operation)))
    .flatMap(({ operation }) => cellsOf(operation).filter((cell) => administrators.includes(cell.role)))
  assert.ok(cells.length > 300)
  assert.deepEqual(
    cells.filter((cell) => cell.answer !== '404'),
    [],
  )
})
