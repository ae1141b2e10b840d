import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkServingRole, StartRefused } from '#platform/roles.ts'
import { cloneDatabase, schema, type TestDatabase } from '../support/cluster.ts'
import { column, connected, tablesOf } from './raw.ts'

let database: TestDatabase
before(async () => {
  database = await cloneDatabase()
})
after(() => database.drop())

const withUser = (name: string) => {
  const url = new URL(database.at.owner)
  url.username = name
  return url.toString()
}

test('the serving and the working role may serve', async () => {
  await checkServingRole(database.at.app, schema)
  await checkServingRole(database.at.worker, schema)
})

test('start is refused to the owner of the tables', async () => {
  await assert.rejects(checkServingRole(database.at.owner, schema), StartRefused)
})

test('start is refused to a superuser, to a role without row security, and to one that may become either or the owner', async () => {
  const superuser = withUser('postgres')
  await assert.rejects(checkServingRole(superuser, schema), StartRefused)
  const [free, heir] = [`${database.name}_free`, `${database.name}_heir`]
  await connected(superuser, async (client) => {
    await client.query(`create role ${free} login bypassrls; create role ${heir} login noinherit`)
    try {
      await assert.rejects(checkServingRole(withUser(free), schema), StartRefused)
      await checkServingRole(withUser(heir), schema)
      for (const powerful of [free, 'luoshi', 'postgres']) {
        await client.query(`grant ${powerful} to ${heir}`)
        await assert.rejects(checkServingRole(withUser(heir), schema), StartRefused, powerful)
        await client.query(`revoke ${powerful} from ${heir}`)
      }
    } finally {
      await client.query(`drop role ${free}; drop role ${heir}`)
    }
  })
})

test('neither role changes or removes a row of the trail, of history or of a clock', async () => {
  await connected(database.at.owner, async (client) => {
    const kept = (await tablesOf(client)).filter(
      (table) =>
        ['event', 'event_object', 'seal', 'seal_entry', 'clock_event'].includes(table) || table.endsWith('_history'),
    )
    assert.ok(kept.length >= 20)
    for (const role of [`${schema}_app`, `${schema}_worker`])
      for (const table of kept) {
        const [may] = await column<boolean>(
          client,
          `select has_table_privilege($1, $2, 'delete') or has_table_privilege($1, $2, 'truncate')
             or has_any_column_privilege($1, $2, 'update')`,
          [role, table],
        )
        assert.equal(may, false, `${role} may change ${table}`)
      }
  })
})

test('[A56] of a report the serving role changes the state and nothing else; nobody removes one', async () => {
  await connected(database.at.owner, async (client) => {
    const changeable = await column(
      client,
      `select attname::text from pg_attribute where attrelid = 'report'::regclass and attnum > 0
         and has_column_privilege('luoshi_app', attrelid, attnum, 'update')`,
    )
    assert.deepEqual(changeable, ['state'])
    const [mayDelete] = await column(client, `select has_table_privilege('luoshi_app', 'report', 'delete')`)
    assert.equal(mayDelete, false)
  })
})

test('history is written by triggers only, the parties and the search tokens by their projections only', async () => {
  await connected(database.at.owner, async (client) => {
    for (const table of await tablesOf(client)) {
      if (!/_history$|^matter_party$|^matter_search$|^unaudited$|^seal$/.test(table)) continue
      for (const role of table === 'seal' ? ['luoshi_app'] : ['luoshi_app', 'luoshi_worker']) {
        const [may] = await column(
          client,
          `select has_any_column_privilege($1, $2, 'insert') or has_any_column_privilege($1, $2, 'update')
             or has_table_privilege($1, $2, 'delete')`,
          [role, table],
        )
        assert.equal(may, false, `${role} writes ${table}`)
      }
    }
  })
})
