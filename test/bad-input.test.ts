import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { isCommand, type Operation } from '#contract/operation.ts'
import { fieldText, type FieldCode, type Language } from '#contract/words.ts'
import { transact } from '#platform/db.ts'
import { contract } from '../src/server.ts'
import { badValues, exempt, isWords, type Check } from './support/bad-values.ts'
import { hireCast, type Cast } from './support/cast.ts'
import { fieldsOf, type Field } from './support/contract-fields.ts'
import { callOver, serverOf, type Answer, type Problem } from './support/http.ts'
import { recipesOf, type Recipe } from './support/recipes.ts'
import { makeWorld, type World } from './support/world.ts'

type Input = Record<string, unknown>
const first = (login: string) => ({ name: '管理员', login, password: 'long-enough-to-pass' })
/** The doors that open before anybody is known, beside the operations that recipes exist for. */
const atTheDoor: Readonly<Record<string, Recipe>> = {
  'session.open': async () => () => ({ login: 'limin', password: 'nobody knows it' }),
  'setup.run': async () => () => ({
    link: 'x'.repeat(32),
    governmentName: '岭南省人民政府',
    officeName: '省政府办公厅',
    inspectionBodyName: '省政府督查室',
    orderCode: '岭督字',
    systemAdmin: first('xitong1'),
    securityAdmin: first('anquan1'),
    auditAdmin: first('shenji1'),
  }),
}

let world: World
let server: Hono
let cast: Cast
let recipes: Readonly<Record<string, Recipe>>
before(async () => {
  world = await makeWorld('2026-09-14')
  server = serverOf(world.app)
  cast = await hireCast(world)
  recipes = { ...(await recipesOf(world, cast)), ...atTheDoor }
})

const languages: readonly Language[] = ['zh', 'en']
const send = (operation: Operation, input: Input, language: Language): Promise<Answer> =>
  callOver(server, operation, input, {
    authorization: cast('superior', operation.permission === 'trail.read' ? 'audit_admin' : 'inspector').bearer,
    'accept-language': language === 'zh' ? 'zh-CN,zh;q=0.9' : 'en-GB,en;q=0.9,zh;q=0.1',
  })

/** Rows of every table, the trail and the answers kept for keys included: a refused form leaves nothing behind. */
const counted = (): Promise<string> =>
  transact(world.app.database.db, { actor: 'system:test', today: world.app.now().today }, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`select c.relname as name from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by c.relname`.execute(tx)
    const counts = tables.map(({ name }) => sql`select ${name} || ' ' || count(*) as said from ${sql.table(name)}`)
    const { rows } = await sql<{ said: string }>`${sql.join(counts, sql` union all `)}`.execute(tx)
    return rows.map((row) => row.said).join('\n')
  })

const withoutNumbers = (text: string) => text.replaceAll(/\d+/g, '')
const isSentence = (code: string, message: string, language: Language) =>
  withoutNumbers(message) === withoutNumbers(fieldText(code as FieldCode, language))

/** What is wrong with an answer to a bad value; null when it names this very field in the language asked for. */
const faultOf = (answer: Answer, field: Field, check: Check, language: Language): string | null => {
  if (answer.status !== 400) return `${answer.status} ${JSON.stringify(answer.body).slice(0, 160)}`
  const problem = answer.body as Problem
  const [error, ...others] = problem.errors ?? []
  if (!error || error.field !== field.name) return `names ${error?.field}: ${error?.message}`
  if (others.length > 0) return `also blames ${others.map((each) => each.field).join(', ')}`
  if (!isSentence(error.code, error.message, language))
    return `says “${error.message}” for ${error.code} in ${language}`
  const wanted = isWords(field.schema) ? check.says : undefined
  return wanted && error.code !== wanted ? `says ${error.code}, should say ${wanted}` : null
}

const faultsOf = async (operation: Operation, base: Input): Promise<{ asked: number; faults: string[] }> => {
  // Every bad value once, and every field in both languages: a field with one bad value alone is tried twice.
  const tries = fieldsOf(operation).flatMap((field) => {
    const checks = badValues(field).filter((check) => exempt(operation.id, field, check.name) === null)
    const [only, ...others] = checks
    const twice = only && others.length === 0 ? [only, only] : checks
    return twice.map((check, i) => ({ field, check, language: languages[i % 2] ?? 'zh' }))
  })
  const faults: string[] = []
  const attempt = async ({ field, check, language }: (typeof tries)[number]) => {
    const answer = await send(operation, field.within(base, check.value), language)
    const fault = faultOf(answer, field, check, language)
    if (fault) faults.push(`${field.name}, ${check.name}, ${language}: ${fault}`)
  }
  for (let i = 0; i < tries.length; i += 4) await Promise.all(tries.slice(i, i + 4).map(attempt))
  return { asked: tries.length, faults }
}

describe('every field of every command', () => {
  for (const operation of contract.filter(isCommand))
    test(`${operation.id}: a bad value is refused at its field, in both languages, and nothing is written`, async () => {
      const recipe = recipes[operation.id]
      assert.ok(recipe, `nothing says how to fill ${operation.id}`)
      const base = await (await recipe())(cast('superior', 'inspector'))
      const before = await counted()
      const { asked, faults } = await faultsOf(operation, base)
      assert.deepEqual(faults, [])
      assert.ok(asked > 0 || fieldsOf(operation).length === 0)
      assert.equal(await counted(), before)
      // The rest of the form was right: without the bad value it goes past the fields.
      assert.notEqual((await send(operation, base, 'zh')).status, 400)
    })
})

describe('every parameter of every question', () => {
  for (const operation of contract.filter((each) => !isCommand(each) && each.permission !== null))
    test(`${operation.id}: a bad parameter is refused or looked for, and never breaks anything`, async () => {
      const recipe = recipes[operation.id]
      assert.ok(recipe, `nothing says how to ask ${operation.id}`)
      const base = await (await recipe())(cast('superior', 'inspector'))
      for (const field of fieldsOf(operation))
        for (const check of badValues(field).filter((each) => typeof each.value === 'string')) {
          const answer = await send(operation, field.within(base, check.value), 'en')
          const told = `${field.name}, ${check.name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 160)}`
          const mustRefuse = check.name === 'control characters' || check.name === 'too long'
          assert.ok(answer.status === 400 || (!mustRefuse && answer.status === 200) || field.isInPath, told)
          assert.ok(answer.status < 500, told)
          if (answer.status === 400) assert.equal((answer.body as Problem).errors?.[0]?.field, field.name, told)
        }
    })
})
