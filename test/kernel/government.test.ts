import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createAccount, grantAppointment } from '#contract/accounts.ts'
import { listMatters } from '#contract/ledger.ts'
import { approveMatter, draftMatter, submitMatter } from '#contract/matters.ts'
import { issueOrder } from '#contract/orders.ts'
import { createOrganization } from '#contract/organizations.ts'
import { registerSource } from '#contract/sources.ts'
import type { Role } from '#domain/permissions.ts'
import { deskOf, type Desk } from '../../src/demo/desk.ts'
import { makeWorld, type World } from '../support/world.ts'
import { aDocument, dispatched } from '../support/matter.ts'
import { acting, column, connected, system } from './raw.ts'

let world: World
before(async () => {
  world = await makeWorld('2026-09-14')
})

test('the inspecting government stands on everything that is one government’s own', async () => {
  await connected(world.database.at.owner, async (client) => {
    const tables = await column(
      client,
      `select c.relname || case when a.attnotnull then '' else '?' end from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
         and k.confrelid = 'organization'::regclass
       where a.attname = 'government_id' and c.relnamespace = 'luoshi'::regnamespace order by 1`,
    )
    const expected = ['matter', 'number_series', 'order_paper', 'organization', 'portfolio', 'setting', 'source']
    assert.deepEqual(
      expected.filter((table) => !tables.includes(table)),
      [],
    )
    // A calendar year without one is the nation's.
    assert.deepEqual(
      tables.filter((table) => table.endsWith('?')),
      ['calendar_year?'],
    )
  })
})

/** A second government inside the tree, with an inspection body of its own. */
const secondOffice = async (): Promise<{ inspector: Desk; director: Desk; governmentId: string }> => {
  const governmentId = world.org('yunshan')
  const body = await world.desk('xitong')(createOrganization, {
    parentId: governmentId,
    kind: 'inspection_body',
    name: '云山市政府督查室',
    orderCode: '云督字',
  })
  const appoint = async (login: string, role: Role) => {
    const { account } = await world.desk('xitong')(createAccount, { name: login, login })
    const { id: accountId, version } = account
    await world.desk('anquan')(grantAppointment, { accountId, version, organizationId: body.id, role })
    return deskOf(world.app, accountId)
  }
  return {
    governmentId,
    inspector: await appoint('yunshan1', 'inspector'),
    director: await appoint('yunshan2', 'office_director'),
  }
}

test('two governments number their orders apart, and neither sees the other’s matters', async () => {
  const first = await dispatched(world)
  const { inspector, director, governmentId } = await secondOffice()
  const { row } = await inspector(registerSource, { kind: 'document', title: '云山文件', text: aDocument })
  const made = await inspector(draftMatter, {
    sourceId: row.id,
    title: '云山市的事项',
    target: '建成3个',
    workContent: '建设',
    requirement: '按月报送',
    budget: { kind: 'default' },
    leadOrganizationId: world.org('haizhou'),
  })
  const matterId = made.face.id
  const submitted = await inspector(submitMatter, { matterId, version: made.face.version })
  const approved = await director(approveMatter, { matterId, version: submitted.face.version })
  const order = await inspector(issueOrder, {
    title: '通知',
    matters: [{ id: matterId, version: approved.face.version }],
  })
  assert.deepEqual([first.face.number, order.number], ['岭督字〔2026〕1号', '云督字〔2026〕1号'])
  const list = async (desk: Desk) => (await desk(listMatters, { limit: 50 })).items.map((each) => each.id)
  assert.deepEqual([await list(inspector), await list(world.desk('limin'))], [[matterId], [first.face.id]])
  await acting(world.database.at.app, system, async (client) => {
    for (const table of ['source', 'matter', 'order_paper', 'number_series'])
      assert.deepEqual(
        new Set(await column(client, `select government_id from ${table}`)),
        new Set([governmentId, world.org('government')]),
        table,
      )
  })
})
